package dev.farehawk.provider;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a provider may be called now: places, pauses, window, quota, breaker, in this
 * order, so that nothing is spent on a call that is refused further on.
 */
final class CallGate {

  private static final Duration FULL_HOUSE = Duration.ofMillis(20);
  private static final Duration BREAKER_OPEN = Duration.ofSeconds(5);
  private static final Duration HALF_OPEN_ASK = Duration.ofMillis(250);
  private static final Duration AFTER_REFUSED_KEY = Duration.ofMinutes(5);
  private static final Duration AFTER_USED_UP = Duration.ofHours(1);
  private static final int BREAKER_CALLS = 40;
  private static final int BREAKER_PROBES = 4;
  private static final float BREAKER_FAILURE_PERCENT = 60;

  private final ReentrantLock lock = new ReentrantLock();
  private final CallWindow window;
  private final List<Quota> quotas = new ArrayList<>();
  private final CircuitBreaker breaker;
  private final int places;
  private int taken;
  private Instant pausedUntil = Instant.MIN;
  private String pausedWhy = "";

  CallGate(ProviderConfig config, QuotaLedger ledger, java.time.Clock clock) {
    ProviderLimits limits = config.limitsInForce();
    this.window = new CallWindow(limits.callsPerWindow(), limits.windowLength());
    this.places = limits.callsAtOnce();
    addQuota(ledger, config.name(), QuotaPeriod.DAY, limits.dailyQuota());
    addQuota(ledger, config.name(), QuotaPeriod.MONTH, limits.monthlyQuota());
    this.breaker =
        CircuitBreaker.of(
            config.name(),
            CircuitBreakerConfig.custom()
                .clock(clock)
                .currentTimestampFunction(java.time.Clock::millis, TimeUnit.MILLISECONDS)
                .slidingWindowSize(BREAKER_CALLS)
                .minimumNumberOfCalls(BREAKER_CALLS / 2)
                .failureRateThreshold(BREAKER_FAILURE_PERCENT)
                .waitDurationInOpenState(BREAKER_OPEN)
                .permittedNumberOfCallsInHalfOpenState(BREAKER_PROBES)
                .build());
  }

  private void addQuota(QuotaLedger ledger, String provider, QuotaPeriod period, long limit) {
    if (limit > 0) {
      quotas.add(new Quota(ledger, provider, period, limit));
    }
  }

  /** Spends everything that one call costs, or says when to ask again. */
  Admission admit(Instant now, Runnable onLeave) {
    lock.lock();
    try {
      Admission.Wait refusal = refusal(now);
      if (refusal != null) {
        return refusal;
      }
      if (!breaker.tryAcquirePermission()) {
        return new Admission.Wait(now.plus(HALF_OPEN_ASK), "too many calls failed");
      }
      window.take(now);
      quotas.forEach(Quota::spend);
      taken++;
      return new Admission.Granted(
          new CallTicket(() -> {
            leave();
            onLeave.run();
          }));
    } finally {
      lock.unlock();
    }
  }

  private Admission.@Nullable Wait refusal(Instant now) {
    if (taken >= places) {
      return new Admission.Wait(now.plus(FULL_HOUSE), "all its places are taken");
    }
    if (pausedUntil.isAfter(now)) {
      return new Admission.Wait(pausedUntil, pausedWhy);
    }
    Instant next = window.next(now);
    if (next.isAfter(now)) {
      return new Admission.Wait(next, "its rate limit");
    }
    for (Quota quota : quotas) {
      if (!quota.covers(now)) {
        return new Admission.Wait(quota.resetsAt(now), "its quota is used up");
      }
    }
    return null;
  }

  private void leave() {
    lock.lock();
    try {
      taken--;
    } finally {
      lock.unlock();
    }
  }

  /** The call was not made: somebody else asked the same at the same time. */
  void notMade() {
    lock.lock();
    try {
      quotas.forEach(Quota::unspend);
      breaker.releasePermission();
    } finally {
      lock.unlock();
    }
  }

  /** Learns from a call's result. */
  void learn(ProviderResult result, Duration took, Instant now) {
    boolean failed = false;
    if (result instanceof ProviderResult.Failed(ProviderError error)) {
      switch (error) {
        case ProviderError.Auth auth -> pause(now.plus(AFTER_REFUSED_KEY), auth.message());
        case ProviderError.RateLimited limited ->
            pause(now.plus(limited.retryAfter()), limited.message());
        case ProviderError.QuotaExhausted out -> pause(now.plus(AFTER_USED_UP), out.message());
        case ProviderError.Transient _, ProviderError.Malformed _ -> failed = true;
        case ProviderError.Invalid _, ProviderError.Empty _, ProviderError.Permanent _ -> {}
      }
    }
    if (failed) {
      breaker.onError(took.toMillis(), TimeUnit.MILLISECONDS, new IllegalStateException("failed"));
    } else {
      breaker.onSuccess(took.toMillis(), TimeUnit.MILLISECONDS);
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
    lock.lock();
    try {
      if (pausedUntil.isAfter(now)) {
        return new State(ProviderStatus.Health.PAUSED, pausedWhy, pausedUntil);
      }
      for (Quota quota : quotas) {
        if (quota.isUsedUp(now)) {
          return new State(
              ProviderStatus.Health.PAUSED, "its quota is used up", quota.resetsAt(now));
        }
      }
      return breaker.getState() == CircuitBreaker.State.OPEN
          ? new State(ProviderStatus.Health.BROKEN, "too many calls failed", null)
          : new State(ProviderStatus.Health.UP, "", null);
    } finally {
      lock.unlock();
    }
  }

  List<ProviderStatus.QuotaUse> quotaUse(Instant now) {
    lock.lock();
    try {
      return quotas.stream().map(quota -> quota.use(now)).toList();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      quotas.forEach(Quota::close);
    } finally {
      lock.unlock();
    }
  }
}
