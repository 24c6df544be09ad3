package dev.farehawk.ops.console;

import dev.farehawk.platform.Columns;
import dev.farehawk.provider.ProviderGateways;
import dev.farehawk.provider.ProviderStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the providers have cost. */
final class ReadSpending {

  private static final Duration WEEK = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final ProviderGateways providers;

  ReadSpending(JdbcClient jdbc, ProviderGateways providers) {
    this.jdbc = jdbc;
    this.providers = providers;
  }

  /** One for each configured provider. */
  List<Spending> at(Instant now) {
    Map<String, Spending.Calls> today = since(now.truncatedTo(ChronoUnit.DAYS));
    Map<String, Spending.Calls> week = since(now.minus(WEEK));
    return providers.status().stream().map(status -> spending(status, today, week, now)).toList();
  }

  private static Spending spending(
      ProviderStatus status,
      Map<String, Spending.Calls> today,
      Map<String, Spending.Calls> week,
      Instant now) {
    return new Spending(
        status.provider(),
        status.health().name(),
        status.budget().currency(),
        today.getOrDefault(status.provider(), Spending.Calls.NONE),
        week.getOrDefault(status.provider(), Spending.Calls.NONE),
        status.budget().limits().stream()
            .map(limit -> Spending.Burn.of(limit, now))
            .filter(Objects::nonNull)
            .max(Comparator.comparingDouble(burn -> burn.share() - burn.passed()))
            .orElse(null));
  }

  private Map<String, Spending.Calls> since(Instant since) {
    Map<String, Spending.Calls> calls = new HashMap<>();
    jdbc.sql(
            """
            SELECT provider, sum(calls) AS calls,
              coalesce(sum(calls) FILTER (WHERE outcome NOT IN ('OK', 'EMPTY')), 0) AS failed,
              sum(billed) AS billed, sum(cost_micros) AS cost
            FROM poll_ledger -- small: a row per provider, hour, reason and outcome
            WHERE hour >= :since
            GROUP BY provider
            """)
        .param("since", Columns.utc(since))
        .query(row -> {
          calls.put(
              row.getString("provider"),
              new Spending.Calls(
                  row.getLong("calls"),
                  row.getLong("failed"),
                  row.getLong("billed"),
                  row.getLong("cost")));
        });
    return calls;
  }
}
