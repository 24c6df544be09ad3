package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.farehawk.fare.LookReason;
import dev.farehawk.poll.ProviderCosts.Sum;
import dev.farehawk.provider.CallBook.Entry;
import dev.farehawk.provider.LimitState;
import dev.farehawk.provider.ProviderConfig;
import dev.farehawk.provider.ProviderGateways;
import dev.farehawk.provider.ProviderKey;
import dev.farehawk.provider.ProviderKind;
import dev.farehawk.provider.budget.InMemoryBudgetLedger;
import dev.farehawk.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CallCostsTest {

  private static final Instant NOW = Instant.parse("2026-03-16T00:00:00Z").plusSeconds(7_200);

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final PollLedger ledger = new PollLedger(jdbc);
  private final ProviderGateways gateways =
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
          ledger,
          clock,
          new SimpleMeterRegistry());

  @AfterEach
  void close() {
    gateways.close();
    database.close();
  }

  private void book(Instant at, LookReason reason, boolean billed, long costMicros) {
    ledger.book(new Entry("google", at, reason, billed ? "OK" : "TRANSIENT", billed, costMicros));
  }

  @Test
  void sumsByDayMonthAndReason() {
    Instant thisHour = NOW.minusSeconds(60);
    Instant lastWeek = NOW.minusSeconds(7 * 86_400);
    Instant lastMonth = NOW.minusSeconds(30 * 86_400);
    book(thisHour, LookReason.READY, true, 25_000);
    ledger.flush();
    book(thisHour, LookReason.READY, true, 25_000);
    book(thisHour, LookReason.CONFIRMATION, false, 0);
    book(lastWeek, LookReason.READY, true, 0);
    book(lastMonth, LookReason.READY, true, 25_000);
    ledger.flush();

    ProviderCosts costs = new CallCosts(jdbc, gateways, clock).byProvider().getFirst();

    assertThat(costs.provider()).isEqualTo("google");
    assertThat(costs.currency()).isEqualTo("USD");
    assertThat(costs.today()).isEqualTo(new Sum(3, 2, 50_000));
    assertThat(costs.thisMonth()).isEqualTo(new Sum(4, 3, 50_000));
    assertThat(costs.todayByReason())
        .isEqualTo(
            Map.of(
                LookReason.READY, new Sum(2, 2, 50_000),
                LookReason.CONFIRMATION, new Sum(1, 0, 0)));
    assertThat(costs.monthByReason().get(LookReason.READY)).isEqualTo(new Sum(3, 3, 50_000));
  }

  @Test
  void tellsHowQuotasGoAgainstThePlan() {
    ProviderCosts costs = new CallCosts(jdbc, gateways, clock).byProvider().getFirst();

    assertThat(costs.burns())
        .filteredOn(burn -> burn.limit().kind() == LimitState.Kind.QUOTA)
        .singleElement()
        .satisfies(burn -> assertThat(burn.limit().most()).isEqualTo(250))
        .satisfies(burn -> assertThat(burn.planned()).isCloseTo(250 * 15 / 31.0, within(5.0)))
        .satisfies(burn -> assertThat(burn.rate()).isZero());
    assertThat(costs.today()).isEqualTo(Sum.NOTHING);
  }
}
