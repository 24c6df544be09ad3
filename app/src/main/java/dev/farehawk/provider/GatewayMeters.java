package dev.farehawk.provider;

import dev.farehawk.provider.budget.GrantWatch;
import dev.farehawk.provider.budget.Limit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that is measured of one provider. Tags are names from the configuration and from
 * closed sets; nothing a provider sends gets into one.
 */
final class GatewayMeters implements GrantWatch {

  private static final Logger log = LoggerFactory.getLogger(GatewayMeters.class);
  private static final String PROVIDER = "provider";
  private static final String LIMIT = "limit";
  private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(1);

  private final String provider;
  private final MeterRegistry metrics;
  private final Clock clock;
  private Instant complainedAt = Instant.MIN;

  GatewayMeters(String provider, MeterRegistry metrics, Clock clock) {
    this.provider = provider;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Shows what changes by itself. */
  void show(CallGate gate) {
    for (LimitState limit : gate.limits(clock.instant())) {
      limitGauge(gate, limit, "used", "Units that count now", LimitState::used);
      limitGauge(gate, limit, "left", "Units that may still be spent", LimitState::left);
      limitGauge(gate, limit, "held", "Units that this node holds", LimitState::atHand);
      limitGauge(gate, limit, "most", "The limit", LimitState::most);
      limitGauge(gate, limit, "grant.age", "Seconds since the last grant", this::grantAge);
    }
    Gauge.builder("farehawk.provider.places.taken", gate, CallGate::placesTaken)
        .description("Calls that are under way or whose reply is being handed on")
        .tag(PROVIDER, provider)
        .register(metrics);
    Gauge.builder("farehawk.provider.breaker", gate, CallGate::breakerLevel)
        .description("0 closed, 1 half open, 2 open")
        .tag(PROVIDER, provider)
        .register(metrics);
  }

  private double grantAge(LimitState limit) {
    Instant at = limit.grantedAt();
    return at == null ? Double.NaN : Duration.between(at, clock.instant()).toMillis() / 1e3;
  }

  /** Reads one figure of a limit. */
  @FunctionalInterface
  private interface Figure {
    double of(LimitState limit);
  }

  private void limitGauge(
      CallGate gate, LimitState limit, String figure, String description, Figure read) {
    Gauge.builder(
            "farehawk.provider.budget." + figure,
            gate,
            g ->
                g.limits(clock.instant()).stream()
                    .filter(now -> now.name().equals(limit.name()))
                    .mapToDouble(read::of)
                    .findFirst()
                    .orElse(Double.NaN))
        .description(description)
        .tag(PROVIDER, provider)
        .tag(LIMIT, limit.name())
        .register(metrics);
  }

  void called(String outcome, Duration took) {
    Timer.builder("farehawk.provider.calls")
        .description("Calls of fare providers, by outcome")
        .tag(PROVIDER, provider)
        .tag("outcome", outcome)
        .register(metrics)
        .record(took);
  }

  void admitted() {
    counter("farehawk.provider.admitted", "Calls that were allowed").increment();
  }

  void refused(String reason) {
    Counter.builder("farehawk.provider.refused")
        .description("Calls that had to wait, by what stood in the way")
        .tag(PROVIDER, provider)
        .tag("reason", reason)
        .register(metrics)
        .increment();
  }

  void joined() {
    counter("farehawk.provider.joined", "Calls answered by an equal one under way").increment();
  }

  void remembered() {
    counter("farehawk.provider.remembered", "Calls answered by an earlier answer").increment();
  }

  void loggedIn() {
    counter("farehawk.provider.logins", "Logins that took a call's turn").increment();
  }

  void inquired() {
    counter("farehawk.provider.inquiries", "Free calls that explained an error").increment();
  }

  void tooLate() {
    counter("farehawk.provider.too.late", "Calls given up before they were made").increment();
  }

  void cost(String currency, long micros) {
    Counter.builder("farehawk.provider.cost.micros")
        .description("Millionths of the billing currency that calls have cost")
        .tag(PROVIDER, provider)
        .tag("currency", currency)
        .register(metrics)
        .increment((double) micros);
  }

  void dropped(RowFault fault, int rows) {
    Counter.builder("farehawk.provider.rows.dropped")
        .description("Rows of replies that were left out, by reason")
        .tag(PROVIDER, provider)
        .tag("reason", fault.name())
        .register(metrics)
        .increment(rows);
  }

  @Override
  public void granted(Limit limit, long units) {
    limitCounter("farehawk.provider.grants", "Grants of the ledger", limit).increment();
  }

  @Override
  public void forfeited(Limit limit, long grants) {
    log.warn("provider {}: {} grants of {} are lost, nobody closed them", provider, grants, limit);
    limitCounter("farehawk.provider.grants.forfeited", "Grants lost in crashes", limit)
        .increment((double) grants);
  }

  @Override
  public void failed(Limit limit, RuntimeException why) {
    limitCounter("farehawk.provider.ledger.failures", "Failed calls of the ledger", limit)
        .increment();
    Instant now = clock.instant();
    if (complainedAt.plus(BETWEEN_COMPLAINTS).isBefore(now)) {
      complainedAt = now;
      log.warn("provider {}: nothing is spent, the ledger of budgets failed", provider, why);
    }
  }

  private Counter limitCounter(String name, String description, Limit limit) {
    return Counter.builder(name)
        .description(description)
        .tag(PROVIDER, provider)
        .tag(LIMIT, limit.name())
        .register(metrics);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).tag(PROVIDER, provider).register(metrics);
  }
}
