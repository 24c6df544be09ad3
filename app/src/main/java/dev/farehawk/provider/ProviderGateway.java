package dev.farehawk.provider;

import dev.farehawk.fare.LookReason;
import dev.farehawk.platform.flags.Switch;
import dev.farehawk.platform.flags.Switches;
import dev.farehawk.provider.budget.BudgetLedger;
import dev.farehawk.provider.budget.LimitHint;
import dev.farehawk.provider.budget.Spending;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to a provider. {@link #admit} spends what a call costs (place, rate, quota, money,
 * breaker); {@link #call} makes it, books it, and never throws for what the provider did. Equal
 * requests in flight are one call. Safe for many threads, meant for virtual ones.
 */
public final class ProviderGateway implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ProviderGateway.class);

  private static final int UNAUTHORIZED = 401;

  /** A login, a call whose token is taken back, another login, and the call that counts. */
  private static final int MOST_MORE = 3;

  /** An error that is not explained in this time stays what it is. */
  private static final Duration ASIDE_PATIENCE = Duration.ofSeconds(2);

  private final ProviderConfig config;
  private final FareProvider provider;
  private final CallGate gate;
  private final HttpTransport transport;
  private final Inquiries inquiries;
  private final Clock clock;
  private final Patience patience;
  private final CallBook book;
  private final GatewayMeters meters;
  private final BillingRule billing;
  private final RememberedAnswers answers;
  private final ConcurrentMap<String, CompletableFuture<ProviderResult>> inFlight =
      new ConcurrentHashMap<>();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile @Nullable Instant lastGood;
  private volatile @Nullable String lastError;

  /** A gateway to the configured provider; enabled ones alone have one. */
  public ProviderGateway(
      ProviderConfig config,
      BudgetLedger ledger,
      CallBook book,
      Clock clock,
      MeterRegistry metrics,
      Switches switches) {
    this.config = config;
    this.provider = config.contract().adapter(config.name());
    this.meters = new GatewayMeters(config.name(), metrics, clock);
    this.gate =
        new CallGate(
            config,
            provider.capabilities().costUnits(),
            ledger,
            meters,
            clock,
            () -> switches.isStopped(Switch.provider(config.name())));
    this.transport = new HttpTransport(config, provider, clock);
    this.inquiries = new Inquiries(provider, this::askAside, clock);
    this.clock = clock;
    this.patience = new Patience(clock);
    this.book = book;
    this.billing = config.limitsInForce().termsInForce().priceInForce().rule();
    this.answers = new RememberedAnswers(provider.capabilities().freeCache());
    meters.show(gate);
  }

  /** The adapter, to plan requests with. */
  public FareProvider provider() {
    return provider;
  }

  /**
   * Asks for the right to make one call now. May ask the ledger of budgets, for some milliseconds.
   *
   * @param onLeave run when the ticket is closed, when there may be a place again
   */
  public Admission admit(Runnable onLeave) {
    return gate.admit(clock.instant(), onLeave);
  }

  /** Ends a ticket; if no call was made with it, what it took is given back. */
  public void cancel(CallTicket ticket) {
    if (ticket.use()) {
      gate.notMade(ticket.spending());
    }
    ticket.close();
  }

  /** Makes one live call for a look whose turn has come, see {@link #call}. */
  public ProviderResult call(CallTicket ticket, ProviderRequest request) {
    return call(ticket, request, CallOrder.live(LookReason.READY));
  }

  /**
   * Makes one call and understands its reply; takes no longer than the configured time limit, nor
   * than its answer is of worth.
   *
   * @param ticket from {@link #admit}, good for this call alone
   */
  public ProviderResult call(CallTicket ticket, ProviderRequest request, CallOrder order) {
    if (!ticket.use()) {
      throw new IllegalStateException("a ticket is good for one call");
    }
    ProviderResult known = answers.find(request.target(), order.oldestAnswer(), clock.instant());
    if (known != null) {
      gate.notMade(ticket.spending());
      meters.remembered();
      return known;
    }
    CompletableFuture<ProviderResult> mine = new CompletableFuture<>();
    CompletableFuture<ProviderResult> other = inFlight.putIfAbsent(request.target(), mine);
    if (other != null) {
      gate.notMade(ticket.spending());
      meters.joined();
      return joined(other, order);
    }
    try {
      ProviderResult result = withToken(ticket.spending(), request, order);
      mine.complete(result);
      return result;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      inFlight.remove(request.target(), mine);
    }
  }

  private ProviderResult joined(CompletableFuture<ProviderResult> other, CallOrder order) {
    Duration limit = limit(order, clock.instant());
    return other.copy().completeOnTimeout(tooSlow(), limit.toNanos(), TimeUnit.NANOSECONDS).join();
  }

  private static ProviderResult tooSlow() {
    return failed(new ProviderError.Transient("an equal call under way took too long", null));
  }

  private Duration limit(CallOrder order, Instant now) {
    Duration configured = config.limitsInForce().totalTimeout();
    Instant worthUntil = order.worthUntil();
    if (worthUntil == null || worthUntil.isAfter(now.plus(configured))) {
      return configured;
    }
    return Duration.between(now, worthUntil);
  }

  /** Sends a request; a way that is not the first one takes what the provider says as its word. */
  @FunctionalInterface
  private interface Way {
    ProviderReply send(ProviderRequest request, Duration longest, HttpTransport.Toll toll)
        throws IOException;
  }

  /**
   * A call whose turn went into a login, or whose token was taken back, is made once more, and
   * admitted and paid for once more. A new token that is refused too is the provider's word.
   */
  private ProviderResult withToken(Spending spending, ProviderRequest request, CallOrder order) {
    Instant until = clock.instant().plus(limit(order, clock.instant()));
    ProviderResult result = made(spending, request, order, transport::send);
    Way way = transport::send;
    for (int more = 0; more < MOST_MORE && isWorthAgain(result); more++) {
      way = result.equals(failed(AccessTokens.TAKEN_BACK)) ? transport::sendAgain : way;
      Optional<CallTicket> again = patience.until(until, gate::admitAgain);
      if (again.isEmpty()) {
        return result;
      }
      result = made(again.get().spending(), request, order.worthUntil(until), way);
    }
    return result;
  }

  private static boolean isWorthAgain(ProviderResult result) {
    return result instanceof ProviderResult.Failed(ProviderError error)
        && AccessTokens.isWorthAgain(error);
  }

  private Optional<ProviderReply> askAside(ProviderRequest inquiry) throws IOException {
    Instant latest = clock.instant().plus(ASIDE_PATIENCE);
    Optional<CallTicket> right = patience.until(latest, gate::admitAside);
    if (right.isEmpty() || !gate.sendsAside(right.get().spending(), clock.instant())) {
      return Optional.empty();
    }
    meters.inquired();
    return Optional.of(transport.send(inquiry));
  }

  private ProviderResult made(
      Spending spending, ProviderRequest request, CallOrder order, Way way) {
    Instant begin = clock.instant();
    Duration limit = limit(order, begin);
    if (!limit.isPositive()) {
      gate.notMade(spending);
      meters.tooLate();
      return failed(new ProviderError.Transient("its answer would have come too late", null));
    }
    Passage passage = new Passage(spending, gate, clock);
    Exchange exchange = exchange(request, limit, way, passage);
    if (!passage.isUsed()) {
      return notSent(passage, exchange.result());
    }
    Instant end = clock.instant();
    if (exchange.result().equals(failed(AccessTokens.BOUGHT))) {
      passage.loggedIn(end);
      meters.loggedIn();
      return exchange.result();
    }
    boolean billed =
        !passage.wasForLogin() && billing.bills(exchange.result(), begin, exchange.status());
    gate.learn(
        spending,
        new CallGate.Experience(
            exchange.result(), billed, exchange.hints(), Duration.between(begin, end), end));
    answers.keep(request.target(), exchange.result(), end);
    String outcome = record(exchange.result(), end);
    meters.called(outcome, Duration.between(begin, end));
    long cost = billed ? spending.costMicros() : 0;
    if (cost > 0) {
      meters.cost(gate.currency(), cost);
    }
    book.book(new CallBook.Entry(config.name(), end, order.reason(), outcome, billed, cost));
    return exchange.result();
  }

  /** Another call's login failed, or the token came too late. */
  private ProviderResult notSent(Passage passage, ProviderResult result) {
    passage.giveBackUnused();
    meters.tooLate();
    if (!isWorthAgain(result)) {
      record(result, clock.instant());
    }
    return result;
  }

  /**
   * One reply and what it means.
   *
   * @param status null when no reply came
   */
  private record Exchange(ProviderResult result, @Nullable Integer status, List<LimitHint> hints) {}

  private Exchange exchange(
      ProviderRequest request, Duration limit, Way way, HttpTransport.Toll toll) {
    ProviderReply reply;
    try {
      reply = way.send(request, limit, toll);
    } catch (AccessTokens.NoToken e) {
      return notAsked(e.error());
    } catch (HttpTransport.TooLarge e) {
      return noReply(new ProviderError.Malformed(words(e)));
    } catch (IOException e) {
      return noReply(new ProviderError.Transient(words(e), null));
    } catch (RuntimeException e) {
      log.error("provider {}: cannot ask {}", config.name(), request.pathAndQuery(), e);
      return noReply(new ProviderError.Malformed("the call cannot be made: " + words(e)));
    }
    return new Exchange(understood(request, reply), reply.status(), provider.limits(reply));
  }

  private static Exchange noReply(ProviderError error) {
    return new Exchange(failed(error), null, List.of());
  }

  /** There was no token to ask with: the provider has answered, and the question was never put. */
  private static Exchange notAsked(ProviderError error) {
    return new Exchange(failed(error), UNAUTHORIZED, List.of());
  }

  private ProviderResult understood(ProviderRequest request, ProviderReply reply) {
    try {
      ProviderResult told = provider.parse(request, reply);
      return transport.redaction().of(inquiries.explained(request, told));
    } catch (RuntimeException e) {
      // A reply that no test foresaw must not end the loop that asked.
      log.error(
          "provider {}: cannot read the reply to {}", config.name(), request.pathAndQuery(), e);
      return failed(new ProviderError.Malformed("the reply cannot be read: " + words(e)));
    }
  }

  private static ProviderResult failed(ProviderError error) {
    return new ProviderResult.Failed(error);
  }

  private String words(Exception e) {
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return redact(Refusal.quoted(said));
  }

  private String redact(String text) {
    return transport.redaction().of(text);
  }

  private String record(ProviderResult result, Instant at) {
    calls.incrementAndGet();
    return switch (result) {
      case ProviderResult.Found found -> {
        lastGood = at;
        found.dropped().forEach(meters::dropped);
        yield "OK";
      }
      case ProviderResult.Failed(ProviderError error) -> {
        recordFailure(error, at);
        yield error.kind();
      }
    };
  }

  private void recordFailure(ProviderError error, Instant at) {
    if (error instanceof ProviderError.Empty) {
      lastGood = at;
      return;
    }
    String message = error.kind() + ": " + redact(error.message());
    failures.incrementAndGet();
    if (!message.equals(lastError)) {
      log.warn("provider {}: {}", config.name(), message);
    }
    lastError = message;
  }

  /** What may be spent on it. */
  public ProviderBudget budget() {
    return gate.budget(clock.instant());
  }

  /**
   * Calls that its limits let through in the time ahead, if it answers: rates, and quotas and money
   * by the plan that makes them last.
   */
  public double callsAllowed(Duration ahead) {
    return gate.allowed(clock.instant(), ahead);
  }

  /** When its current day and month began. */
  public BillingPeriods periods() {
    return config.limitsInForce().termsInForce().periods(clock.instant());
  }

  /** How the provider is doing. */
  public ProviderStatus status() {
    Instant now = clock.instant();
    CallGate.State state = gate.state(now);
    return new ProviderStatus(
        config.name(),
        config.kind(),
        state.health(),
        redact(state.why()),
        state.until(),
        calls.get(),
        failures.get(),
        lastGood,
        lastError,
        gate.budget(now));
  }

  /** Returns what was granted and not used in time; call it about once a minute. */
  public void tidy() {
    gate.tidy(clock.instant());
  }

  /** Returns the unused budget and closes the connections. */
  @Override
  public void close() {
    try {
      gate.close(clock.instant());
    } finally {
      try {
        transport.close();
      } catch (IOException e) {
        log.warn("provider {}: closing its connections failed: {}", config.name(), e.toString());
      }
    }
  }
}
