package dev.farehawk.provider;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to a provider. {@link #admit} spends what a call costs (place, rate, quota, breaker);
 * {@link #call} makes it and never throws for what the provider did. Equal requests in flight are
 * one call. Safe for many threads, meant for virtual ones.
 */
public final class ProviderGateway implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ProviderGateway.class);

  private final ProviderConfig config;
  private final FareProvider provider;
  private final CallGate gate;
  private final HttpTransport transport;
  private final Inquiries inquiries;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final ConcurrentMap<String, CompletableFuture<ProviderResult>> inFlight =
      new ConcurrentHashMap<>();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile @Nullable Instant lastGood;
  private volatile @Nullable String lastError;

  /** A gateway to the configured provider; enabled ones alone have one. */
  public ProviderGateway(
      ProviderConfig config, QuotaLedger ledger, Clock clock, MeterRegistry metrics) {
    this.config = config;
    this.provider = config.contract().adapter(config.name());
    this.gate = new CallGate(config, ledger, clock);
    this.transport = new HttpTransport(config, provider, clock);
    this.inquiries = new Inquiries(provider, transport, clock);
    this.clock = clock;
    this.metrics = metrics;
  }

  /** The adapter, to plan requests with. */
  public FareProvider provider() {
    return provider;
  }

  /**
   * Asks for the right to make one call now.
   *
   * @param onLeave run when the ticket is closed, when there may be a place again
   */
  public Admission admit(Runnable onLeave) {
    return gate.admit(clock.instant(), onLeave);
  }

  /** Ends a ticket; if no call was made with it, its quota is given back. */
  public void cancel(CallTicket ticket) {
    if (ticket.use()) {
      gate.notMade();
    }
    ticket.close();
  }

  /**
   * Makes one call and understands its reply; takes no longer than the configured time limit.
   *
   * @param ticket from {@link #admit}, good for this call alone
   */
  public ProviderResult call(CallTicket ticket, ProviderRequest request) {
    if (!ticket.use()) {
      throw new IllegalStateException("a ticket is good for one call");
    }
    CompletableFuture<ProviderResult> mine = new CompletableFuture<>();
    CompletableFuture<ProviderResult> other = inFlight.putIfAbsent(request.target(), mine);
    if (other != null) {
      gate.notMade();
      return other.join();
    }
    try {
      ProviderResult result = exchange(request);
      mine.complete(result);
      return result;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      inFlight.remove(request.target(), mine);
    }
  }

  private ProviderResult exchange(ProviderRequest request) {
    Instant begin = clock.instant();
    ProviderResult result;
    try {
      ProviderResult told = provider.parse(request, transport.send(request));
      result = transport.redaction().of(inquiries.explained(request, told));
    } catch (AccessTokens.NoToken e) {
      result = failed(e.error());
    } catch (HttpTransport.TooLarge e) {
      result = failed(new ProviderError.Malformed(words(e)));
    } catch (IOException e) {
      result = failed(new ProviderError.Transient(words(e), null));
    } catch (RuntimeException e) {
      // A reply that no test foresaw must not end the loop that asked.
      log.error(
          "provider {}: cannot read the reply to {}", config.name(), request.pathAndQuery(), e);
      result = failed(new ProviderError.Malformed("the reply cannot be read: " + words(e)));
    }
    Instant end = clock.instant();
    Duration took = Duration.between(begin, end);
    gate.learn(result, took, end);
    record(result, took, end);
    return result;
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

  private void record(ProviderResult result, Duration took, Instant at) {
    calls.incrementAndGet();
    String outcome =
        switch (result) {
          case ProviderResult.Found found -> {
            lastGood = at;
            found.dropped().forEach(this::countDropped);
            yield "OK";
          }
          case ProviderResult.Failed(ProviderError error) -> {
            recordFailure(error, at);
            yield error.kind();
          }
        };
    Timer.builder("farehawk.provider.calls")
        .description("Calls of fare providers, by outcome")
        .tag("provider", config.name())
        .tag("outcome", outcome)
        .register(metrics)
        .record(took);
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

  private void countDropped(RowFault fault, int rows) {
    Counter.builder("farehawk.provider.rows.dropped")
        .description("Rows of replies that were left out, by reason")
        .tag("provider", config.name())
        .tag("reason", fault.name())
        .register(metrics)
        .increment(rows);
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
        gate.quotaUse(now));
  }

  /** Returns unused quota and closes the connections. */
  @Override
  public void close() {
    try {
      gate.close();
    } finally {
      try {
        transport.close();
      } catch (IOException e) {
        log.warn("provider {}: closing its connections failed: {}", config.name(), e.toString());
      }
    }
  }
}
