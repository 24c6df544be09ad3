package dev.farehawk.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.platform.Columns;
import dev.farehawk.provider.ProviderConfig;
import dev.farehawk.provider.ProviderGateways;
import dev.farehawk.provider.ProviderKey;
import dev.farehawk.provider.ProviderKind;
import dev.farehawk.provider.budget.InMemoryBudgetLedger;
import dev.farehawk.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadTrendsTest {

  private static final Instant NOW = Instant.parse("2026-05-08T12:30:00Z");
  private static final Instant LAST = Instant.parse("2026-05-08T11:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final ProviderGateways providers =
      new ProviderGateways(
          List.of(
              new ProviderConfig(
                  "google",
                  ProviderKind.SERPAPI,
                  URI.create("http://127.0.0.1:1"),
                  ProviderKey.of("k"),
                  true,
                  null)),
          new InMemoryBudgetLedger(),
          _ -> {},
          Clock.fixed(NOW, ZoneOffset.UTC),
          new SimpleMeterRegistry());
  private final ReadTrends trends = new ReadTrends(jdbc, providers, () -> NOW);

  @AfterEach
  void close() {
    providers.close();
    database.close();
  }

  @Test
  void eachHourHasItsCallsChangesAlertsShareAndCost() {
    book(LAST, 40, 4, 0);
    book(LAST.minusSeconds(3600), 10, 5, 2);
    book(LAST.minus(Duration.ofDays(9)), 99, 9, 9);
    book(LAST.plusSeconds(3600), 99, 9, 9);
    called("google", LAST, 7200, 25_000);
    called("somebody who was removed", LAST, 3600, 999);

    Trends read = trends.read();

    assertThat(read.currencies()).containsExactly("USD");
    assertThat(read.hours()).extracting(Trends.Hour::changes).containsExactly(10L, 40L);
    Trends.Hour last = read.hours().getLast();
    assertThat(last.callsPerSecond()).as("all calls, whoever was asked").isEqualTo(3);
    assertThat(last.costMicros()).containsExactly(25_000L);
    assertThat(last.alerts()).isEqualTo(4);
    assertThat(last.onTime()).as("by our reaction").isEqualTo(0.75);
    assertThat(read.hours().getFirst().onTime()).as("by the whole way").isEqualTo(0.5);
    assertThat(read.hours().getFirst().costMicros()).containsExactly(0L);
  }

  @Test
  void withoutAlertsNothingIsOnTimeOrLate() {
    book(LAST, 1, 0, 0);

    assertThat(trends.read().hours().getFirst().onTime()).isNull();
  }

  /** Of the alerts three quarters were taken in time; of the known ones half were, all the way. */
  private void book(Instant hour, long changes, long alerts, long known) {
    jdbc.sql(
            """
            INSERT INTO hour_book (hour, changes, drops, alerts, counted, known, detected, reacted,
              kept, detection, reaction, whole, settled)
            VALUES (:hour, :changes, 0, :alerts, :alerts, :known, :known, :alerts * 3 / 4,
              :known / 2, '{}', '{}', '{}', true)
            """)
        .param("hour", Columns.utc(hour))
        .param("changes", changes)
        .param("alerts", alerts)
        .param("known", known)
        .update();
  }

  private void called(String provider, Instant hour, long calls, long cost) {
    jdbc.sql(
            """
            INSERT INTO poll_ledger (provider, hour, reason, outcome, calls, billed, cost_micros)
            VALUES (:provider, :hour, 'READY', 'OK', :calls, :calls, :cost)
            """)
        .param("provider", provider)
        .param("hour", Columns.utc(hour))
        .param("calls", calls)
        .param("cost", cost)
        .update();
  }
}
