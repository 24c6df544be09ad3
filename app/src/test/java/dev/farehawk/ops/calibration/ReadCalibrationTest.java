package dev.farehawk.ops.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.farehawk.alert.EarlierStages;
import dev.farehawk.history.PricePartitions;
import dev.farehawk.ops.calibration.Calibration.Bin;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.platform.Columns;
import dev.farehawk.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class ReadCalibrationTest {

  private static final Instant GIVEN = Instant.parse("2026-07-01T12:00:00Z");
  private static final Instant LATER = GIVEN.plus(Duration.ofDays(10));

  /** All fares of {@link EarlierStages} have departed. */
  private Instant now = Instant.parse("2027-02-01T00:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final EarlierStages earlier = new EarlierStages(database.dataSource());
  private final ReadCalibration calibration =
      new ReadCalibration(jdbc, new JdbcTransactionManager(database.dataSource()), () -> now);

  @BeforeEach
  void partitions() {
    new PricePartitions(database.dataSource()).ensureAhead(GIVEN);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aChanceCameTrueWhereNothingClearlyLowerFollowed() {
    judged(0.82, 80_00);
    long undercut = judged(0.85, 80_00);
    point(undercut, 75_99);
    long nearly = judged(0.88, 80_00);
    point(nearly, 76_00);
    point(nearly, 140_00);

    Bin bin = only().bins().get(8);

    assertThat(bin.samples()).isEqualTo(3);
    assertThat(bin.chance()).isCloseTo(0.85, within(1e-9));
    assertThat(bin.share()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(only().brier())
        .isCloseTo((0.18 * 0.18 + 0.85 * 0.85 + 0.12 * 0.12) / 3, within(1e-9));
    assertThat(only().tells()).isFalse();
  }

  @Test
  void whatTheFutureHasNotDecidedAndWhatWasNoChanceIsLeftOut() {
    judged(0.75, 80_00);
    judged(0, 80_00);
    long rise = earlier.fareQuery();
    lookedAt(rise, Instant.parse("2026-12-01T00:00:00Z"));
    earlier.change(rise, 70_00L, 80_00, Answer.NOT_WORTHY, GIVEN);
    long forgotten = earlier.fareQuery();
    lookedAt(forgotten, LATER);
    earlier.change(forgotten, 90_00L, 80_00, Answer.WORTHY, GIVEN);
    long ahead = earlier.fareQuery();
    lookedAt(ahead, now);
    earlier.change(ahead, 90_00L, 80_00, Answer.WORTHY, GIVEN);
    var _ =
        jdbc.sql("UPDATE fare_query SET departure = '2027-03-01' WHERE id = :id")
            .param("id", ahead)
            .update();

    assertThat(only().samples()).isOne();
    assertThat(only().bins().get(7).samples()).isOne();
  }

  @Test
  void judgesAndVersionsAreToldApartAndAnotherJudgesZeroIsAChance() {
    judged(0.75, 80_00);
    long other = judged(0, 80_00);
    var _ =
        jdbc.sql("UPDATE verdict SET oracle = 'remote/fares/7' WHERE fare_query = :id")
            .param("id", other)
            .update();

    List<Calibration> all = calibration.read().oracles();

    assertThat(all)
        .extracting(Calibration::oracle)
        .containsExactly("remote/fares/7", "statistical/1");
    assertThat(all.getFirst().brier()).isEqualTo(1);
    now = now.plus(Duration.ofDays(500));
    assertThat(calibration.read().oracles()).as("too long ago").isEmpty();
  }

  private Calibration only() {
    List<Calibration> all = calibration.read().oracles();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  /** A fall with this chance, on a fare that was looked at until it departed. */
  private long judged(double chance, long minor) {
    long fare = earlier.fareQuery();
    lookedAt(fare, Instant.parse("2026-12-01T00:00:00Z"));
    long change = earlier.change(fare, 110_00L, minor, Answer.WORTHY, GIVEN);
    var _ =
        jdbc.sql("UPDATE verdict SET score = :chance WHERE change = :change")
            .param("chance", chance)
            .param("change", change)
            .update();
    return fare;
  }

  private void lookedAt(long fare, Instant last) {
    var _ =
        jdbc.sql("INSERT INTO fare_query_seen (fare_query, live_at) VALUES (:fare, :at)")
            .param("fare", fare)
            .param("at", Columns.utc(last))
            .update();
  }

  private void point(long fare, long minor) {
    var _ =
        jdbc.sql(
                """
                INSERT INTO price_point (fare_query, provider, carrier, stops, freshness,
                  observed_at, recorded_at, amount_minor, request_id)
                VALUES (:fare, '*', 'YY', 'ANY', 'LIVE', :at, :at, :minor, 'r')
                """)
            .param("fare", fare)
            .param("at", Columns.utc(LATER))
            .param("minor", minor)
            .update();
  }
}
