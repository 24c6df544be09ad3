package dev.farehawk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Observation;
import dev.farehawk.history.Looks;
import dev.farehawk.history.RecordObservations;
import dev.farehawk.history.Recorder;
import dev.farehawk.history.Reject;
import dev.farehawk.oracle.JudgeChanges;
import dev.farehawk.oracle.OracleConfig;
import dev.farehawk.oracle.StatisticalOracle;
import dev.farehawk.oracle.VerdictsGiven;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Wake;
import dev.farehawk.testing.TestDatabase;
import dev.farehawk.watch.Rule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From observations to alerts, through all stages between: what is no price is never told. */
class PriceTruthTest {

  private static final long TARGET = 100_00;

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final EarlierStages earlier = new EarlierStages(database.dataSource());
  private final Recorder recorder = new Recorder(database.dataSource());
  private final FareQueryRef query =
      recorder.add(
          FareQuery.oneWay(Market.of("SKP", "MMX"), LocalDate.parse("2026-12-20"), "MK", "EUR"));
  private final Looks looks = Looks.at(query);
  private final UUID owner = earlier.account();
  private final JudgeChanges judgeChanges =
      new JudgeChanges(
          database.dataSource(),
          new StatisticalOracle(OracleConfig.Statistical.defaults()),
          new JudgeChanges.Judging(100, new VerdictsGiven(new Wake()), looks::now));
  private final FireWatches fireWatches =
      new FireWatches(
          jdbc,
          new FireWatches.Shell(
              new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
              looks::now,
              event -> {}),
          AlertConfig.defaults(),
          Deadlines.STANDARD,
          new SplittableRandom(1),
          new SimpleMeterRegistry());

  @AfterEach
  void close() {
    database.close();
  }

  private void targetWatch() {
    earlier.watch(owner, null, new Rule.TargetPrice(new Money(TARGET, "EUR")), query.id());
    see(looks.shows("W6 120 EUR"));
  }

  @Test
  void aCachedDropIsToldOnceALiveLookHasConfirmedIt() {
    targetWatch();

    see(looks.by("calendar").remembers("W6 90 EUR"));
    assertThat(told()).as("a cached price only raises suspicion").isEmpty();
    assertThat(recorder.asks()).hasSize(1);
    assertThat(recorder.asks().getFirst().reason()).isEqualTo(LookReason.CONFIRMATION);
    assertThat(recorder.asks().getFirst().by())
        .isEqualTo(looks.now().plus(Deadlines.STANDARD.confirmation()));

    see(looks.by("live").because(LookReason.CONFIRMATION).shows("W6 90 EUR"));
    assertThat(told()).containsExactly(90_00L);
  }

  @Test
  void aCachedDropThatNoLiveLookShowsIsToldNobody() {
    targetWatch();

    see(looks.by("calendar").remembers("W6 90 EUR"));
    see(looks.by("live").because(LookReason.CONFIRMATION).shows("W6 120 EUR"));
    see(looks.by("calendar").remembers("W6 80 EUR"));

    assertThat(told()).isEmpty();
    assertThat(jdbc.sql("SELECT count(*) FROM price_change").query(Long.class).single())
        .as("the first price of all")
        .isEqualTo(1);
  }

  @Test
  void aGlitchIsLookedAtAgainAndToldNobodyWhenItVanishes() {
    targetWatch();

    see(looks.shows("W6 3 EUR"));
    assertThat(told()).isEmpty();
    assertThat(recorder.asks())
        .extracting(ask -> ask.reason())
        .containsExactly(LookReason.CONFIRMATION);
    assertThat(recorder.asks().getFirst().by())
        .isEqualTo(looks.now().plus(Deadlines.STANDARD.confirmation()));

    see(looks.because(LookReason.CONFIRMATION).shows("W6 120 EUR"));
    assertThat(told()).isEmpty();
    assertThat(quarantined()).containsExactly("REJECTED");
    assertThat(
            jdbc.sql("SELECT count(*) FROM price_point WHERE amount_minor < 12000")
                .query(Long.class)
                .single())
        .as("and no part of the history")
        .isZero();
  }

  @Test
  void aGlitchThatNobodyLooksAtAgainExpiresUntold() {
    targetWatch();
    see(looks.shows("W6 3 EUR"));
    looks.later(Duration.ofHours(49));
    see(looks.shows("W6 119 EUR"));

    assertThat(told()).isEmpty();
    assertThat(quarantined()).containsExactly("EXPIRED");
  }

  @Test
  void aMistakeFareThatStandsIsToldWithItsFirstSighting() {
    targetWatch();
    see(looks.shows("W6 30 EUR"));
    var sighted = looks.now();
    see(looks.because(LookReason.CONFIRMATION).shows("W6 30 EUR"));

    Alert alert = new Alerts(jdbc).page(owner, Long.MAX_VALUE, 10).getFirst();
    assertThat(alert.price()).isEqualTo(new Money(30_00, "EUR"));
    assertThat(alert.times().sighted()).isEqualTo(sighted);
    assertThat(alert.times().mustArriveBy()).isEqualTo(sighted.plus(Deadlines.STANDARD.whole()));
  }

  @ParameterizedTest
  @EnumSource(names = {"PERIOD_MIN", "ROUTE_MIN"})
  void theLowestOfAMonthOrARouteIsNoPriceOfADay(Granularity granularity) {
    targetWatch();

    RecordObservations.Outcome outcome = see(of(granularity, looks.shows("W6 50 EUR")));

    assertThat(outcome.rejects()).containsOnlyKeys(Reject.GRANULARITY);
    assertThat(outcome.points()).isZero();
    assertThat(told()).isEmpty();
    assertThat(recorder.asks()).isEmpty();
  }

  @Test
  void anotherCurrencyIsNeverConverted() {
    targetWatch();
    assertThat(see(looks.shows("W6 50 USD")).rejects()).containsOnlyKeys(Reject.CURRENCY);
    assertThat(told()).isEmpty();
  }

  @Test
  void aTestAirlinesPriceIsToldNobody() {
    targetWatch();
    assertThat(see(looks.shows("ZZ 50 EUR")).rejects()).containsOnlyKeys(Reject.TEST_PRICE);
    see(looks.shows("ZZ 50 EUR", "W6 120 EUR"));
    see(looks.by("calendar").remembers("ZZ 50 EUR"));
    assertThat(told()).isEmpty();
    assertThat(recorder.asks()).isEmpty();
  }

  /** An exchange rate that is set anew every night, around a fare that stands still. */
  @Test
  void conversionNoiseTellsNobodyAndStaysInTheHistory() {
    earlier.watch(owner, null, new Rule.TargetPrice(new Money(TARGET, "EUR")), query.id());
    earlier.watch(owner, null, new Rule.FallsBy(1), query.id());
    earlier.watch(owner, null, new Rule.OracleSays(), query.id());
    SplittableRandom rate = new SplittableRandom(3);
    int changes = 0;
    long before = 0;
    for (int night = 0; night < 25; night++) {
      long price = 1_000_000 + rate.nextLong(-4_900, 4_900);
      RecordObservations.Outcome outcome = see(looks.shows("W6 " + price / 100 + " EUR"));
      changes += outcome.changes();
      assertThat(outcome.changes()).isEqualTo(price / 100 == before ? 0 : 1);
      before = price / 100;
      looks.later(Duration.ofDays(1));
    }
    assertThat(told()).isEmpty();
    assertThat(
            jdbc.sql("SELECT count(*) FROM price_point WHERE provider = '*'")
                .query(Long.class)
                .single())
        .as("every change is kept")
        .isEqualTo(changes);
    assertThat(
            jdbc.sql("SELECT count(*) FROM price_change WHERE noise_around_minor IS NULL")
                .query(Long.class)
                .single())
        .as("only the first price was news")
        .isEqualTo(1);

    see(looks.shows("W6 9500 EUR"));
    assertThat(told()).as("a real fall still is").isNotEmpty();
  }

  @Test
  void aTargetReachedByAFlickerIsToldOnce() {
    earlier.watch(owner, null, new Rule.TargetPrice(new Money(1_000_00, "EUR")), query.id());
    see(looks.shows("W6 1004 EUR"));
    for (int i = 0; i < 10; i++) {
      see(looks.shows("W6 1000 EUR"));
      see(looks.shows("W6 1003 EUR"));
    }
    assertThat(told()).containsExactly(1_000_00L);
  }

  private RecordObservations.Outcome see(Observation seen) {
    RecordObservations.Outcome outcome = recorder.record(seen);
    judgeChanges.drain();
    while (fireWatches.drain() > 0) {
      // until there is nothing left
    }
    return outcome;
  }

  private static Observation of(Granularity granularity, Observation seen) {
    return new Observation(
        seen.requestId(),
        seen.provider(),
        seen.fareQuery(),
        seen.reason(),
        granularity,
        seen.freshness(),
        seen.observedAt(),
        seen.fetchedAt(),
        seen.offers());
  }

  private List<@Nullable Long> told() {
    return jdbc.sql("SELECT amount_minor FROM alert ORDER BY seq").query(Long.class).list();
  }

  private List<@Nullable String> quarantined() {
    return jdbc.sql("SELECT state FROM quarantined_price ORDER BY id").query(String.class).list();
  }
}
