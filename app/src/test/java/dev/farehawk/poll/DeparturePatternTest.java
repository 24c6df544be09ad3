package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DeparturePatternTest {

  private final DeparturePattern pattern = new DeparturePattern();

  @Test
  void beginsWithWhatWasKnownBeforehand() {
    for (int days : new int[] {0, 3, 4, 90, 180, 181, 400}) {
      assertThat(pattern.factor(days, 1)).isEqualTo(1);
    }
  }

  @Test
  void learnsThatTheLastWeekFallsSeldom() {
    pattern.learn(5, 10, 1_000);
    pattern.learn(50, 2_000, 1_000);

    assertThat(pattern.factor(4, 1)).isCloseTo(.03, within(.005));
    assertThat(pattern.factor(7, 1)).isEqualTo(pattern.factor(4, 1));
    assertThat(pattern.factor(60, 1)).isCloseTo(2, within(.03));
    assertThat(pattern.factor(30, 1)).isEqualTo(1);
  }

  @Test
  void leavesTheLevelToAllFares() {
    // Everything drops three times as often as expected: that is no pattern.
    for (int days = 0; days <= 400; days++) {
      pattern.learn(days, 30, 10);
    }

    assertThat(pattern.factor(2, 3)).isCloseTo(1, within(1e-9));
    assertThat(pattern.factor(300, 3)).isCloseTo(1, within(1e-9));
  }

  @Test
  void aPlannerLearnsItFromItsLooks() {
    Planner planner = new Planner(PlannedRun.MINUTE, PlannedRun.START);
    for (int id = 1; id <= 200; id++) {
      // Both in one market: half of them leave within a week, half in two months.
      planner.put(
          PlannedRun.key(id, id % 2 == 0 ? 5 : 60),
          new Wish(1, false, PlannedRun.START),
          PlannedRun.START);
    }
    double before = ratio(planner, PlannedRun.START);

    long now = PlannedRun.START;
    for (int looks = 0; looks < 20_000; looks++) {
      now += 270;
      Look look = planner.take(now);
      if (look != null) {
        planner.settle(look, LookOutcome.SEEN, now);
        if (look.entry() % 2 == 1 && looks % 10 == 0) {
          planner.dropped(look.entry(), now);
        }
      }
    }

    assertThat(ratio(planner, now)).isGreaterThan(3 * before);
  }

  /** How much more often the late departure drops than the early one, of two not looked at yet. */
  private static double ratio(Planner planner, long now) {
    planner.put(PlannedRun.key(501, 5), new Wish(1, false, now), now);
    planner.put(PlannedRun.key(502, 60), new Wish(1, false, now), now);
    DemandCopy copy = CoverageTest.copy(planner, now);
    double ratio = copy.perDay(copy.size() - 1) / copy.perDay(copy.size() - 2);
    // The other way round, so that each gets its row back.
    planner.remove(502);
    planner.remove(501);
    return ratio;
  }
}
