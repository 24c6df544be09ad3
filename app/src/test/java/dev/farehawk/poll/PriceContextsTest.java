package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Observation;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.provider.Answer;
import dev.farehawk.provider.PriceContext;
import dev.farehawk.provider.ProviderResult;
import dev.farehawk.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PriceContextsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private Instant now = NOW;
  private final PriceContexts contexts = new PriceContexts(jdbc, () -> now);

  @AfterEach
  void close() {
    database.close();
  }

  private long fareQuery(LocalDate departure) {
    return jdbc.sql(
            """
            INSERT INTO fare_query
              (origin, destination, departure, adults, cabin, point_of_sale, currency, created_at)
            VALUES ('ZRH', 'LHR', ?, 1, 'ECONOMY', 'CH', 'CHF', '2026-01-01Z')
            RETURNING id
            """)
        .param(departure)
        .query(Long.class)
        .single();
  }

  private static PriceContexts.Told told(String provider, Instant at, long lowest) {
    return new PriceContexts.Told(
        provider,
        at,
        new PriceContext(
            "Google Flights",
            "CHF",
            lowest,
            PriceContext.Level.LOW,
            new PriceContext.Range(9_000, 14_000),
            List.of(
                new PriceContext.Past(NOW.minus(Duration.ofDays(2)), 12_000),
                new PriceContext.Past(NOW.minus(Duration.ofDays(1)), 11_000))));
  }

  private static PriceContexts.Told silent(String provider, Instant at) {
    return new PriceContexts.Told(
        provider, at, new PriceContext("Somebody", "CHF", 5_000L, null, null, List.of()));
  }

  @Test
  void keepsWhatEachProviderSaidLast() {
    long id = fareQuery(LocalDate.of(2026, 6, 1));
    contexts.mark(id, told("google", NOW, 8_000));
    contexts.mark(id, told("google", NOW.minusSeconds(9), 7_000));
    contexts.mark(id, silent("other", NOW));
    contexts.flush();
    contexts.mark(id, told("google", NOW.minusSeconds(5), 6_000));
    contexts.flush();

    assertThat(contexts.of(id, NOW.minusSeconds(60)))
        .containsExactly(told("google", NOW, 8_000), silent("other", NOW));
    assertThat(contexts.of(id, NOW.plusSeconds(1))).isEmpty();

    contexts.mark(id, silent("google", NOW.plusSeconds(20)));
    contexts.flush();
    assertThat(contexts.of(id, NOW.plusSeconds(1)))
        .containsExactly(silent("google", NOW.plusSeconds(20)));
  }

  @Test
  void forgetsWhatHasDeparted() {
    long gone = fareQuery(LocalDate.of(2026, 3, 3));
    long later = fareQuery(LocalDate.of(2026, 3, 9));
    contexts.mark(gone, told("google", NOW, 8_000));
    contexts.mark(later, told("google", NOW, 8_000));
    contexts.flush();
    assertThat(contexts.of(gone, NOW)).hasSize(1);

    now = NOW.plus(Duration.ofDays(3));
    contexts.flush();

    assertThat(contexts.of(gone, NOW)).isEmpty();
    assertThat(contexts.of(later, NOW)).hasSize(1);
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenLater() {
    long id = fareQuery(LocalDate.of(2026, 6, 1));
    contexts.mark(id, told("google", NOW, 8_000));
    jdbc.sql("ALTER TABLE price_context RENAME TO away").update();
    assertThatThrownBy(contexts::flush).isInstanceOf(RuntimeException.class);
    jdbc.sql("ALTER TABLE away RENAME TO price_context").update();

    contexts.flush();

    assertThat(contexts.of(id, NOW)).containsExactly(told("google", NOW, 8_000));
  }

  @Test
  void whatALookBringsBesideItsOffersIsKept() throws InterruptedException {
    FareQuery query =
        FareQuery.oneWay(Market.of("ZRH", "LHR"), LocalDate.of(2026, 6, 1), "CH", "CHF");
    FareQueryRef ref = new FareQueryRef(fareQuery(query.departure()), query);
    Offer offer =
        new Offer(
            new CarrierCode("LX"),
            StopsClass.NONSTOP,
            new Money(8_800, "CHF"),
            PriceBasis.PARTY_TOTAL,
            null,
            null,
            null,
            null,
            null);
    Answer answer =
        new Answer(
            ref,
            Granularity.ITINERARY,
            Freshness.LIVE,
            NOW,
            List.of(offer),
            told("google", NOW, 8_000).context());
    List<Observation> observed = new ArrayList<>();
    LookResults results =
        new LookResults(
            observed::add,
            new PollMemory(
                new SeenTimes(
                    jdbc,
                    new TransactionTemplate(new JdbcTransactionManager(database.dataSource()))),
                contexts,
                new PollLedger(jdbc)),
            () -> now);

    var _ =
        results.accept(
            "google",
            Freshness.LIVE,
            new Look(List.of(ref), LookReason.READY, NOW.toEpochMilli(), ref.id()),
            new ProviderResult.Found("r", List.of(answer), Map.of()));
    contexts.flush();

    assertThat(observed).hasSize(1);
    assertThat(contexts.of(ref.id(), NOW)).containsExactly(told("google", NOW, 8_000));
  }

  @Test
  void theHistoryOfTheProviderIsNoPartOfOurs() {
    long id = fareQuery(LocalDate.of(2026, 6, 1));
    contexts.mark(id, told("google", NOW, 8_000));
    contexts.flush();

    assertThat(jdbc.sql("SELECT count(*) FROM price_change").query(Long.class).single()).isZero();
    assertThat(jdbc.sql("SELECT count(*) FROM price_point").query(Long.class).single()).isZero();
  }
}
