package dev.farehawk.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareFilter.Window;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Observation;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.history.Looks;
import dev.farehawk.history.Recorder;
import dev.farehawk.oracle.JudgeChanges;
import dev.farehawk.oracle.OracleConfig;
import dev.farehawk.oracle.StatisticalOracle;
import dev.farehawk.oracle.VerdictsGiven;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Wake;
import dev.farehawk.testing.TestDatabase;
import dev.farehawk.watch.Rule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From offers to alerts: a filtered watch lives by the series that pass its filter. */
class FilteredWatchesTest {

  private static final FareFilter NONSTOP = new FareFilter(0, List.of(), List.of(), null);
  private static final LocalDate DAY = LocalDate.parse("2026-12-20");

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final EarlierStages earlier = new EarlierStages(database.dataSource());
  private final Recorder recorder = new Recorder(database.dataSource());
  private final FareQueryRef query =
      recorder.add(FareQuery.oneWay(Market.of("SKP", "MMX"), DAY, "MK", "EUR"));
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

  private static Offer offer(String carrier, int stops, long euros, int hour) {
    return new Offer(
        new CarrierCode(carrier),
        StopsClass.of(stops),
        new Money(100 * euros, "EUR"),
        PriceBasis.PARTY_TOTAL,
        DAY.atTime(hour, 0),
        null,
        null,
        null);
  }

  private UUID watch(FareFilter filter, Rule rule) {
    UUID watch = earlier.watch(owner, null, rule, query.id());
    if (!filter.isNone()) {
      jdbc.sql("UPDATE watch SET filter = ? WHERE id = ?").params(filter.text(), watch).update();
      jdbc.sql("UPDATE watch_query SET filter = ? WHERE watch = ?")
          .params(filter.text(), watch)
          .update();
    }
    return watch;
  }

  private static Rule below(long euros) {
    return new Rule.TargetPrice(new Money(100 * euros, "EUR"));
  }

  private void see(Observation seen) {
    recorder.record(seen);
    judgeChanges.drain();
    while (fireWatches.drain() > 0) {
      // until there is nothing left
    }
  }

  private List<Object> told() {
    return List.copyOf(
        jdbc.sql("SELECT watch, amount_minor FROM alert ORDER BY seq")
            .query((row, _) ->
                (Object) tuple(row.getObject("watch", UUID.class), row.getLong("amount_minor")))
            .list());
  }

  @Test
  void anUnfilteredPriceNeverFiresAFilteredWatch() {
    UUID all = watch(FareFilter.NONE, below(100));
    UUID nonstop = watch(NONSTOP, below(100));
    looks.because(LookReason.FIRST_LOOK);
    see(looks.offers(List.of(offer("W6", 1, 120, 9), offer("LX", 0, 200, 9))));

    see(looks.offers(List.of(offer("W6", 1, 90, 9), offer("LX", 0, 200, 9))));
    assertThat(told()).containsExactly(tuple(all, 90_00L));

    see(looks.offers(List.of(offer("W6", 1, 90, 9), offer("LX", 0, 99, 9))));
    assertThat(told()).containsExactly(tuple(all, 90_00L), tuple(nonstop, 99_00L));
  }

  @Test
  void whatWasBelowTheTargetAtTheFirstLookIsToldAtOnce() {
    see(looks.offers(List.of(offer("W6", 1, 50, 9), offer("LX", 0, 80, 9))));
    UUID nonstop = watch(NONSTOP, below(100));

    see(
        looks
            .because(LookReason.FIRST_LOOK)
            .offers(List.of(offer("W6", 1, 50, 9), offer("LX", 0, 80, 9))));

    assertThat(told()).containsExactly(tuple(nonstop, 80_00L));
  }

  @Test
  void aFallIsMeasuredWithinTheSeriesAndAVerdictRestsOnItsHistory() {
    UUID falls = watch(NONSTOP, new Rule.FallsBy(30));
    looks.because(LookReason.FIRST_LOOK);
    see(looks.offers(List.of(offer("W6", 1, 100, 9), offer("LX", 0, 200, 9))));
    see(looks.offers(List.of(offer("W6", 1, 60, 9), offer("LX", 0, 150, 9))));
    assertThat(told()).as("200 to 150 is less than 30 %").isEmpty();

    see(looks.offers(List.of(offer("W6", 1, 60, 9), offer("LX", 0, 140, 9))));

    assertThat(told()).containsExactly(tuple(falls, 140_00L));
    assertThat(jdbc.sql("SELECT reference_minor FROM alert").query(Long.class).single())
        .isEqualTo(200_00L);
    assertThat(
            jdbc.sql(
                    """
                    SELECT (v.explanation ->> 'samples')::int FROM verdict v
                    JOIN price_change c ON c.id = v.change WHERE c.filter IS NOT NULL
                    ORDER BY c.id DESC LIMIT 1
                    """)
                .query(Integer.class)
                .single())
        .as("of nonstop flights alone: 200 and 150")
        .isEqualTo(2);
  }

  @Test
  void theHistoryOfAFilterReachesBackBeforeItsWatch() {
    for (int euros : new int[] {200, 210, 190, 205}) {
      see(looks.offers(List.of(offer("W6", 1, 50, 9), offer("LX", 0, euros, 9))));
    }
    watch(NONSTOP, new Rule.NewLow(30));
    looks.because(LookReason.FIRST_LOOK);
    see(looks.offers(List.of(offer("W6", 1, 50, 9), offer("LX", 0, 185, 9))));

    assertThat(
            jdbc.sql(
                    """
                    SELECT c.previous_minor FROM price_change c WHERE c.filter IS NOT NULL
                    """)
                .query(Long.class)
                .list())
        .containsExactly(205_00L);
  }

  @Test
  void aDepartureWindowTakesOffersByTheirOwnTime() {
    FareFilter morning =
        new FareFilter(
            null, List.of(), List.of(), new Window(LocalTime.of(6, 0), LocalTime.of(11, 59)));
    UUID watch = watch(morning, below(100));
    looks.because(LookReason.FIRST_LOOK);
    see(looks.offers(List.of(offer("LX", 0, 90, 21), offer("LX", 0, 150, 8))));
    assertThat(told()).as("the cheap one leaves in the evening").isEmpty();

    see(looks.offers(List.of(offer("LX", 0, 90, 21), offer("LX", 0, 99, 8))));
    assertThat(told()).containsExactly(tuple(watch, 99_00L));

    see(looks.offers(List.of(offer("LX", 0, 90, 21))));
    assertThat(
            jdbc.sql("SELECT count(*) FROM correction WHERE amount_minor IS NULL")
                .query(Integer.class)
                .single())
        .as("nothing leaves in the morning any more")
        .isEqualTo(1);
    assertThat(
            jdbc.sql("SELECT amount_minor FROM window_point ORDER BY observed_at")
                .query((row, _) -> row.getLong(1))
                .list())
        .containsExactly(150_00L, 99_00L, 0L);
  }

  @Test
  void afterARestartAFilterGoesOnWhereItStood() {
    UUID nonstop = watch(NONSTOP, below(100));
    looks.because(LookReason.FIRST_LOOK);
    see(looks.offers(List.of(offer("LX", 0, 200, 9))));

    Recorder another = new Recorder(database.dataSource());
    looks.because(LookReason.READY);
    another.record(looks.offers(List.of(offer("LX", 0, 200, 9))));
    assertThat(jdbc.sql("SELECT count(*) FROM price_change").query(Integer.class).single())
        .as("one of all offers, one of nonstop ones, and nothing new")
        .isEqualTo(2);

    another.record(looks.offers(List.of(offer("LX", 0, 95, 9))));
    see(looks.offers(List.of(offer("LX", 0, 95, 9))));
    assertThat(told()).containsExactly(tuple(nonstop, 95_00L));
  }

  @Test
  void aDoubtedPriceOfAFilterWaitsLikeAnyOther() {
    watch(NONSTOP, below(100));
    looks.because(LookReason.FIRST_LOOK);
    see(looks.offers(List.of(offer("W6", 1, 120, 9), offer("LX", 0, 200, 9))));
    looks.because(LookReason.READY);

    see(looks.offers(List.of(offer("W6", 1, 120, 9), offer("LX", 0, 3, 9))));
    see(looks.offers(List.of(offer("W6", 1, 120, 9), offer("LX", 0, 200, 9))));

    assertThat(told()).isEmpty();
  }
}
