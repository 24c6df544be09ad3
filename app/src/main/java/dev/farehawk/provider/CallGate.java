package dev.farehawk.provider;

import dev.farehawk.provider.budget.Budget;
import dev.farehawk.provider.budget.BudgetLedger;
import dev.farehawk.provider.budget.Limit;
import dev.farehawk.provider.budget.LimitHint;
import dev.farehawk.provider.budget.LimitUse;
import dev.farehawk.provider.budget.Readiness;
import dev.farehawk.provider.budget.Spending;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a provider may be called now: places, an operator's word, pauses, budget,
 * breaker, in this order, so that nothing is spent on a call that is refused further on.
 */
final class CallGate {

  private static final String ASKED_FOR_REST = "it asked to be left alone for a while";
  private static final String BY_OPERATOR = "an operator has stopped it";
  private static final Duration STOPPED_ASK = Duration.ofSeconds(1);
  private static final Duration FULL_HOUSE = Duration.ofMillis(20);
  private static final Duration BREAKER_OPEN = Duration.ofSeconds(5);
  private static final Duration HALF_OPEN_ASK = Duration.ofMillis(250);
  private static final Duration AFTER_REFUSED_KEY = Duration.ofMinutes(5);
  private static final Duration AFTER_USED_UP = Duration.ofHours(1);
  private static final int FEWEST_BREAKER_CALLS = 40;
  private static final int MOST_BREAKER_CALLS = 10_000;
  private static final Duration BREAKER_LOOKS_BACK = Duration.ofMillis(500);
  private static final int BREAKER_PROBES = 4;
  private static final float BREAKER_FAILURE_PERCENT = 60;

  private final ReentrantLock lock = new ReentrantLock();
  private final Budget budget;
  private final GatewayMeters meters;
  private final CircuitBreaker breaker;
  private final BooleanSupplier stopped;
  private final int places;
  private final int unitsPerCall;
  private int taken;
  private int underWay;
  private Instant pausedUntil = Instant.MIN;
  private String pausedWhy = "";
  private @Nullable Readiness lastRefusal;

  CallGate(
      ProviderConfig config,
      int unitsPerCall,
      BudgetLedger ledger,
      GatewayMeters meters,
      java.time.Clock clock,
      BooleanSupplier stopped) {
    ProviderLimits limits = config.limitsInForce();
    this.budget =
        new Budget(
            config.name(),
            limits.budget(unitsPerCall),
            limits.termsInForce().tolerance(),
            ledger,
            meters);
    this.meters = meters;
    this.stopped = stopped;
    this.places = limits.callsAtOnce();
    this.unitsPerCall = unitsPerCall;
    int judged = callsThatBreak(limits);
    this.breaker =
        CircuitBreaker.of(
            config.name(),
            CircuitBreakerConfig.custom()
                .clock(clock)
                .currentTimestampFunction(java.time.Clock::millis, TimeUnit.MILLISECONDS)
                .slidingWindowSize(judged)
                .minimumNumberOfCalls(judged / 2)
                .failureRateThreshold(BREAKER_FAILURE_PERCENT)
                .waitDurationInOpenState(BREAKER_OPEN)
                .permittedNumberOfCallsInHalfOpenState(BREAKER_PROBES)
                .build());
  }

  /**
   * By how many calls in a row a provider is judged: those of half a second at its fastest, so that
   * a hiccup of milliseconds, in which a fast one loses dozens, does not shut it out for seconds.
   */
  private static int callsThatBreak(ProviderLimits limits) {
    long windows = limits.windowLength().dividedBy(BREAKER_LOOKS_BACK);
    return Math.clamp(limits.callsPerWindow() / windows, FEWEST_BREAKER_CALLS, MOST_BREAKER_CALLS);
  }

  /** Spends everything that one call costs, or says when to ask again. */
  Admission admit(Instant now, Runnable onLeave) {
    lock.lock();
    try {
      if (taken >= places) {
        return refused("PLACES", now.plus(FULL_HOUSE), "all its places are taken");
      }
      Admission admission =
          admitted(
              now,
              () -> {
                leave();
                onLeave.run();
              });
      taken += admission instanceof Admission.Granted ? 1 : 0;
      return admission;
    } finally {
      lock.unlock();
    }
  }

  /** The same for a caller that has a place already, and keeps it. */
  Admission admitAgain(Instant now) {
    lock.lock();
    try {
      return admitted(now, () -> {});
    } finally {
      lock.unlock();
    }
  }

  private Admission admitted(Instant now, Runnable onLeave) {
    if (stopped.getAsBoolean()) {
      return refused("STOPPED", now.plus(STOPPED_ASK), BY_OPERATOR);
    }
    if (pausedUntil.isAfter(now)) {
      return refused("PAUSED", pausedUntil, pausedWhy);
    }
    Readiness ready = budget.ready(now);
    lastRefusal = ready.isReady(now) ? null : ready;
    if (!ready.isReady(now)) {
      return refused(ready.why().name(), ready.at(), ready.why().words());
    }
    if (!breaker.tryAcquirePermission()) {
      return refused("BREAKER", now.plus(HALF_OPEN_ASK), "too many calls failed");
    }
    meters.admitted();
    return new Admission.Granted(new CallTicket(budget.spend(now), onLeave));
  }

  /**
   * Takes from the rate limits alone, for a free call that belongs to another one: it counts like
   * any call, but need not wait for the even spread of the others.
   */
  Admission admitAside(Instant now) {
    lock.lock();
    try {
      if (stopped.getAsBoolean()) {
        return refused("STOPPED", now.plus(STOPPED_ASK), BY_OPERATOR);
      }
      Readiness ready = budget.readyAside(now);
      return ready.isReady(now)
          ? new Admission.Granted(new CallTicket(budget.spendAside(now), () -> {}))
          : refused("ASIDE", ready.at(), ready.why().words());
    } finally {
      lock.unlock();
    }
  }

  /** The free call goes out now; false if it comes too late. */
  boolean sendsAside(Spending spending, Instant now) {
    lock.lock();
    try {
      return budget.sends(spending, now);
    } finally {
      lock.unlock();
    }
  }

  /** The call was not made: a login went out on what it had taken, and nothing is billed for it. */
  void loggedIn(Spending spending, Duration took) {
    lock.lock();
    try {
      underWay--;
      budget.notBilled(spending);
    } finally {
      lock.unlock();
    }
    breaker.onSuccess(took.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Admission.Wait refused(String reason, Instant until, String why) {
    meters.refused(reason);
    return new Admission.Wait(until, why);
  }

  private void leave() {
    lock.lock();
    try {
      taken--;
    } finally {
      lock.unlock();
    }
  }

  /** The call was not made. */
  void notMade(Spending spending) {
    lock.lock();
    try {
      budget.notMade(spending);
      breaker.releasePermission();
    } finally {
      lock.unlock();
    }
  }

  /** The call goes out now; false if it comes too late for what was granted, and must not. */
  boolean sends(Spending spending, Instant now) {
    lock.lock();
    try {
      if (budget.sends(spending, now)) {
        underWay++;
        return true;
      }
      breaker.releasePermission();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What came of a call.
   *
   * @param billed whether the provider bills it
   * @param hints what its headers said of the provider's limits
   */
  record Experience(
      ProviderResult result, boolean billed, List<LimitHint> hints, Duration took, Instant at) {}

  /** Learns from a call's result. */
  void learn(Spending spending, Experience experience) {
    lock.lock();
    try {
      underWay--;
      if (!experience.billed()) {
        budget.notBilled(spending);
      }
      budget.learn(experience.hints(), spending, underWay, experience.at());
    } finally {
      lock.unlock();
    }
    boolean failed = false;
    Instant now = experience.at();
    if (experience.result() instanceof ProviderResult.Failed(ProviderError error)) {
      switch (error) {
        case ProviderError.Auth auth -> pause(now.plus(AFTER_REFUSED_KEY), auth.message());
        case ProviderError.RateLimited limited ->
            pause(now.plus(limited.retryAfter()), Readiness.Why.HEADERS.words());
        case ProviderError.QuotaExhausted _ ->
            pause(now.plus(AFTER_USED_UP), Readiness.Why.QUOTA.words());
        case ProviderError.Transient(_, Duration retryAfter, _) -> {
          failed = true;
          if (retryAfter != null) {
            pause(now.plus(retryAfter), ASKED_FOR_REST);
          }
        }
        case ProviderError.Malformed _ -> failed = true;
        case ProviderError.Invalid _, ProviderError.Empty _, ProviderError.Permanent _ -> {}
      }
    }
    long millis = experience.took().toMillis();
    if (failed) {
      breaker.onError(millis, TimeUnit.MILLISECONDS, new IllegalStateException("failed"));
    } else {
      breaker.onSuccess(millis, TimeUnit.MILLISECONDS);
    }
  }

  private void pause(Instant until, String why) {
    lock.lock();
    try {
      if (until.isAfter(pausedUntil)) {
        pausedUntil = until;
        pausedWhy = why;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Its state in words; {@code until} is null when no end is known. */
  record State(ProviderStatus.Health health, String why, @Nullable Instant until) {}

  State state(Instant now) {
    if (stopped.getAsBoolean()) {
      return new State(ProviderStatus.Health.PAUSED, BY_OPERATOR, null);
    }
    lock.lock();
    try {
      if (pausedUntil.isAfter(now)) {
        return new State(ProviderStatus.Health.PAUSED, pausedWhy, pausedUntil);
      }
      Readiness refusal = lastRefusal;
      if (refusal != null && refusal.at().isAfter(now) && !refusal.why().isOrdinary()) {
        return new State(ProviderStatus.Health.PAUSED, refusal.why().words(), ends(refusal, now));
      }
      return breaker.getState() == CircuitBreaker.State.OPEN
          ? new State(ProviderStatus.Health.BROKEN, "too many calls failed", null)
          : new State(ProviderStatus.Health.UP, "", null);
    } finally {
      lock.unlock();
    }
  }

  /** We ask again sooner, in case another node returns something; people are told the day. */
  private Instant ends(Readiness refusal, Instant now) {
    return budget.use(now).stream()
        .filter(use -> use.limit().kind() != Limit.Kind.RATE && use.left() == 0)
        .map(LimitUse::end)
        .filter(end -> end != null && end.isAfter(refusal.at()))
        .findFirst()
        .orElse(refusal.at());
  }

  List<LimitState> limits(Instant now) {
    lock.lock();
    try {
      return budget.use(now).stream().map(LimitState::of).toList();
    } finally {
      lock.unlock();
    }
  }

  /** What the provider bills in. */
  String currency() {
    return budget.tariff().currency();
  }

  /** What may be spent. */
  ProviderBudget budget(Instant now) {
    List<LimitState> limits = limits(now);
    long atHand =
        limits.stream()
            .filter(l -> l.kind() == LimitState.Kind.RATE || l.kind() == LimitState.Kind.QUOTA)
            .mapToLong(LimitState::atHand)
            .min()
            .orElse(0);
    boolean free =
        limits.stream().anyMatch(l -> l.kind() == LimitState.Kind.FREE_CALLS && l.left() > 0);
    long price = budget.tariff().microsPerCall();
    return new ProviderBudget(atHand, budget.tariff().currency(), price, free ? 0 : price, limits);
  }

  /** Calls that the limits let through in the time ahead, see {@link AllowedCalls}. */
  double allowed(Instant now, Duration ahead) {
    List<LimitUse> uses;
    lock.lock();
    try {
      uses = budget.use(now);
    } finally {
      lock.unlock();
    }
    long price = budget.tariff().microsPerCall();
    return new AllowedCalls(uses, price, unitsPerCall, HourlyHazard.measured()).in(now, ahead);
  }

  double breakerLevel() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> 2;
      case HALF_OPEN -> 1;
      case CLOSED, DISABLED, METRICS_ONLY -> 0;
    };
  }

  double placesTaken() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Returns what has expired unspent. */
  void tidy(Instant now) {
    lock.lock();
    try {
      budget.tidy(now);
    } finally {
      lock.unlock();
    }
  }

  void close(Instant now) {
    lock.lock();
    try {
      budget.close(now);
    } finally {
      lock.unlock();
    }
  }
}
