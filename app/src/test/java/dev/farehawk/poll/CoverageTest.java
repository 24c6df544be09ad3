package dev.farehawk.poll;

import static dev.farehawk.poll.PlannedRun.START;
import static dev.farehawk.poll.PlannedRun.key;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faremarket.drops.DropTrace;
import dev.faremarket.drops.DropWorld;
import dev.faremarket.drops.DropWorldOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {

  private static final PlannerSettings TEN_SECONDS =
      PlannedRun.settings(Duration.ofSeconds(10), Duration.ofMillis(20), Duration.ofHours(12));

  private final Planner planner = new Planner(TEN_SECONDS, START);

  @Test
  void looksAtZeroFourAndTwentyCoverSevenTenths() {
    planner.put(key(1), new Wish(1, false, START), START);
    CoverageMoment all = new CoverageMoment();
    for (int second = 0; second < 30; second++) {
      if (second == 4 || second == 20) {
        lookAt(1, START + second * 1000L);
      }
      if (second >= 10) {
        all.add(moment(copy(planner, START + second * 1000L + 500)));
      }
    }

    assertThat(all.reached().onTime()).isCloseTo(.70, within(1e-4));
  }

  @Test
  void whatNobodyLooksAtCountsAsMissed() {
    planner.put(key(1), new Wish(3, false, START), START);
    planner.put(key(2), new Wish(1, false, Wish.NEVER_SEEN), START);

    DemandCopy copy = copy(planner, START + 5_000);

    assertThat(copy.neverLooked()).isEqualTo(1);
    assertThat(moment(copy).reached().onTime()).isCloseTo(.75, within(1e-6));
  }

  @Test
  void eachTenthCountsItsDropsOnce() {
    for (int id = 1; id <= 100; id++) {
      // The first fifty are the most watched; of them every second one is looked at.
      long seenAt = id <= 50 && id % 2 == 0 ? START : Wish.NEVER_SEEN;
      planner.put(key(id), new Wish(1000 - id, false, seenAt), START);
    }

    LiveCoverage.Reached reached = moment(copy(planner, START + 5_000)).reached();

    assertThat(reached.tenths()).hasSize(10);
    assertThat(reached.tenths().subList(0, 5))
        .allSatisfy(tenth -> assertThat(tenth.onTime()).isCloseTo(.5, within(1e-6)));
    assertThat(reached.tenths().subList(5, 10))
        .allSatisfy(tenth -> assertThat(tenth.onTime()).isZero());
    assertThat(reached.tenths().stream().mapToDouble(LiveCoverage.CoveredTenth::ofWatchers).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void copiesAllOfManyPiecesAndNothingRemoved() {
    int many = 3 * DemandCopy.PIECE + 5;
    for (int id = 1; id <= many; id++) {
      planner.put(key(id, id % 300), new Wish(1, false, START), START);
    }
    for (int id = 1; id <= many; id += 2) {
      planner.remove(id);
    }

    assertThat(copy(planner, START + 1).size()).isEqualTo(many / 2);
  }

  /** In a world whose drops are known, what is measured without them is what happened. */
  @ParameterizedTest
  @CsvSource({"0, 0.1", "0, 0.4", "0.6, 0.1", "0.6, 0.25"})
  void measuresWhatReallyHappens(double filingShare, double budget) {
    DropWorld world =
        DropWorld.of(new DropWorldOptions(2_000, 25, 0.7, 2, filingShare, 0.5, 0.14, 0.7), 7);
    DropTrace trace = DropTrace.of(world, 3, 11);

    MeasuredWorld measured = new MeasuredWorld(world, trace).run(budget);

    LiveCoverage.Reached reached = measured.reached();
    assertThat(reached.withSiblings()).isCloseTo(measured.happened(), within(.03));
    if (filingShare == 0) {
      assertThat(reached.onTime()).isCloseTo(measured.happened(), within(.03));
    } else {
      assertThat(reached.onTime()).isLessThan(measured.happened());
    }
    OnTimeBounds bounds = measured.bounds();
    double looks = budget * world.keys();
    assertThat(reached.onTime()).isLessThan(bounds.independent(looks) + .01);
    assertThat(reached.withSiblings()).isLessThan(bounds.any(looks) + .01);
  }

  private void lookAt(long id, long at) {
    planner.confirm(id, at + 1_000, at);
    Look look = requireNonNull(planner.take(at));
    planner.settle(look, LookOutcome.SEEN, at);
  }

  static DemandCopy copy(Planner planner, long at) {
    DemandCopy copy = new DemandCopy(0);
    for (int row = 0; row != KeyTable.NONE; ) {
      row = planner.copy(row, copy, at);
    }
    return copy;
  }

  static CoverageMoment moment(DemandCopy copy) {
    return new CoverageMoment(copy, new MarketGroups(copy));
  }
}
