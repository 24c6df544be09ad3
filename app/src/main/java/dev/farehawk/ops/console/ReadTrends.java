package dev.farehawk.ops.console;

import dev.farehawk.platform.Columns;
import dev.farehawk.provider.ProviderGateways;
import dev.farehawk.provider.ProviderStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the last seven days from the hour book and the ledger of calls: some hundred rows. */
public final class ReadTrends {

  private final JdbcClient jdbc;
  private final ProviderGateways providers;
  private final InstantSource clock;

  /** On this database. */
  public ReadTrends(JdbcClient jdbc, ProviderGateways providers, InstantSource clock) {
    this.jdbc = jdbc;
    this.providers = providers;
    this.clock = clock;
  }

  private record Booked(long changes, long alerts, @Nullable Double onTime) {}

  private static final class Called {

    private final Map<String, Long> costs = new HashMap<>();
    private long calls;
  }

  /** Hours that are over. */
  public Trends read() {
    Instant end = clock.instant().truncatedTo(ChronoUnit.HOURS);
    Instant from = end.minus(HourBook.KEPT_UP);
    Map<String, String> currencies = new HashMap<>();
    for (ProviderStatus status : providers.status()) {
      currencies.put(status.provider(), status.budget().currency());
    }
    Map<Instant, Booked> booked = booked(from, end);
    Map<Instant, Called> called = called(from, end, currencies);
    List<String> all =
        called.values().stream()
            .flatMap(one -> one.costs.keySet().stream())
            .distinct()
            .sorted()
            .toList();
    List<Trends.Hour> hours = new ArrayList<>();
    for (Instant hour = from; hour.isBefore(end); hour = hour.plus(1, ChronoUnit.HOURS)) {
      Booked book = booked.get(hour);
      if (book != null) {
        hours.add(hour(hour, book, called.getOrDefault(hour, new Called()), all));
      }
    }
    return new Trends(all, hours);
  }

  private static Trends.Hour hour(
      Instant hour, Booked book, Called called, List<String> currencies) {
    return new Trends.Hour(
        hour,
        called.calls,
        book.changes(),
        book.alerts(),
        book.onTime(),
        currencies.stream().map(currency -> called.costs.getOrDefault(currency, 0L)).toList());
  }

  private Map<Instant, Booked> booked(Instant from, Instant end) {
    Map<Instant, Booked> hours = new TreeMap<>();
    jdbc.sql(
            """
            SELECT hour, changes, alerts, counted, known, reacted, kept
            FROM hour_book WHERE hour >= :from AND hour < :to -- hour_book_pkey
            """)
        .param("from", Columns.utc(from))
        .param("to", Columns.utc(end))
        .query(row -> {
          long known = row.getLong("known");
          long counted = row.getLong("counted");
          Double onTime =
              known > 0
                  ? (Double) (row.getLong("kept") / (double) known)
                  : counted > 0 ? (Double) (row.getLong("reacted") / (double) counted) : null;
          hours.put(
              Columns.instant(row, "hour"),
              new Booked(row.getLong("changes"), row.getLong("alerts"), onTime));
        });
    return Collections.unmodifiableMap(hours);
  }

  private Map<Instant, Called> called(Instant from, Instant end, Map<String, String> currencies) {
    Map<Instant, Called> hours = new HashMap<>();
    jdbc.sql(
            """
            SELECT hour, provider, sum(calls) AS calls, sum(cost_micros) AS cost
            FROM poll_ledger WHERE hour >= :from AND hour < :to -- poll_ledger_hour
            GROUP BY hour, provider
            """)
        .param("from", Columns.utc(from))
        .param("to", Columns.utc(end))
        .query(row -> {
          Called hour = hours.computeIfAbsent(Columns.instant(row, "hour"), _ -> new Called());
          hour.calls += row.getLong("calls");
          String currency = currencies.get(row.getString("provider"));
          long cost = row.getLong("cost");
          if (currency != null && cost > 0) {
            hour.costs.merge(currency, cost, Long::sum);
          }
        });
    return hours;
  }
}
