package dev.farehawk.poll;

import static dev.farehawk.poll.PlannedRun.MINUTE;
import static dev.farehawk.poll.PlannedRun.START;
import static dev.farehawk.poll.PlannedRun.key;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.farehawk.fare.LookReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final long WAKE_AFTER = MINUTE.wakeAfter() * MINUTE.tickMillis();

  private final PlannedRun run = new PlannedRun(MINUTE);
  private final Planner planner = run.planner;

  @Test
  void wakesAFareQueryJustBeforeItsTimeIsOver() {
    run.put(key(1), 1, START);

    assertThat(planner.take(START + WAKE_AFTER - 1)).isNull();
    Look look = requireNonNull(planner.take(START + WAKE_AFTER + MINUTE.tickMillis()));

    assertThat(look.reason()).isEqualTo(LookReason.READY);
  }

  @Test
  void takesTheDensestFirst() {
    run.put(key(1), 1, START).put(key(2), 100, START).put(key(3), 10, START);
    long due = START + WAKE_AFTER + 100;

    assertThat(List.of(takenAt(due), takenAt(due), takenAt(due))).containsExactly(2L, 3L, 1L);
  }

  @Test
  void prefersDatesOnWhichPricesFallOften() {
    run.put(key(1, 200), 2, START).put(key(2, 20), 1, START);

    assertThat(takenAt(START + WAKE_AFTER + 100)).isEqualTo(2);
  }

  @Test
  void confirmsBeforeFirstLooksAndFirstLooksBeforeTheRest() {
    run.put(key(1), 100, START).put(key(2), 1, START + WAKE_AFTER).put(key(3), 1, START);
    long due = START + WAKE_AFTER + 100;
    planner.firstLook(2, due);
    planner.confirm(3, due + 10_000, due);

    assertThat(planner.take(due)).extracting(Look::reason).isEqualTo(LookReason.CONFIRMATION);
    assertThat(planner.take(due)).extracting(Look::reason).isEqualTo(LookReason.FIRST_LOOK);
    assertThat(planner.take(due)).extracting(Look::reason).isEqualTo(LookReason.READY);
  }

  @Test
  void firstLooksLeaveHalfOfTheLooksToOthers() {
    for (long id = 1; id <= 20; id++) {
      run.put(key(id), 1, START);
    }
    long due = START + WAKE_AFTER + 100;
    for (long id = 21; id <= 40; id++) {
      planner.put(key(id), Wish.neverSeen(1), due);
    }

    long first = 0;
    for (int i = 0; i < 20; i++) {
      if (requireNonNull(planner.take(due)).reason() == LookReason.FIRST_LOOK) {
        first++;
      }
    }
    assertThat(first).isEqualTo(10);
  }

  @Test
  void forgetsNothingForLongerThanTheFloor() {
    PlannerSettings hour =
        PlannedRun.settings(
            Duration.ofSeconds(54), Duration.ofMillis(1500), Duration.ofMinutes(10));
    PlannedRun poor = new PlannedRun(hour);
    for (long id = 1; id <= 100; id++) {
      poor.put(key(id), 1000, START);
    }
    poor.put(key(500), 0.001, START);

    poor.run(Duration.ofMinutes(11), 1);

    assertThat(poor.looks)
        .filteredOn(look -> look.fareQueries().getFirst().id() == 500)
        .extracting(Look::reason)
        .containsExactly(LookReason.FLOOR);
  }

  @Test
  void aConfirmationAskedDuringALookIsAnotherLook() {
    run.put(key(1), 1, START);
    long due = START + WAKE_AFTER + 100;
    Look first = requireNonNull(planner.take(due));
    planner.confirm(1, due + 10_000, due + 50);
    assertThat(planner.take(due + 60)).isNull();

    planner.settle(first, LookOutcome.SEEN, due + 100);

    assertThat(planner.take(due + 100)).extracting(Look::reason).isEqualTo(LookReason.CONFIRMATION);
  }

  @Test
  void repeatedAsksAreOneLook() {
    run.put(key(1), 1, START);
    assertThat(planner.confirm(1, START + 10_000, START)).isTrue();
    assertThat(planner.confirm(1, START + 10_000, START + 1)).isTrue();

    Look look = requireNonNull(planner.take(START + 2));
    planner.settle(look, LookOutcome.SEEN, START + 3);

    assertThat(planner.take(START + 4)).isNull();
  }

  @Test
  void aConfirmationThatComesTooLateIsNotMade() {
    run.put(key(1), 1, START);
    planner.confirm(1, START + 100, START);

    assertThat(planner.take(START + 101)).isNull();
  }

  @Test
  void aFailedConfirmationIsTriedAgainBesideTheRegularLook() {
    run.put(key(1), 1, START);
    planner.confirm(1, START + 10_000, START);
    Look failed = requireNonNull(planner.take(START + 10));

    planner.settle(failed, LookOutcome.TRY_SOON, START + 20);

    assertThat(planner.take(START + 1000)).isNull();
    assertThat(planner.take(START + 1700))
        .extracting(Look::reason)
        .isEqualTo(LookReason.CONFIRMATION);
  }

  @Test
  void aFailureKeepsTheAgeAndBacksOff() {
    run.put(key(1), 1, START);
    long due = START + WAKE_AFTER + 100;
    planner.settle(requireNonNull(planner.take(due)), LookOutcome.TRY_SOON, due);

    assertThat(requireNonNull(planner.planned(1, due)).seenAt()).isEqualTo(START);
    assertThat(planner.take(due + 1400)).isNull();
    Look second = requireNonNull(planner.take(due + 1700));
    planner.settle(second, LookOutcome.TRY_SOON, due + 1700);
    assertThat(planner.take(due + 1700 + 2900)).isNull();
    assertThat(planner.take(due + 1700 + 3200)).isNotNull();
  }

  @Test
  void dropsAFareQueryWhoseDayIsOver() {
    run.put(key(1, 0), 1, START);
    long goneEverywhere = START + Duration.ofHours(36).toMillis();

    assertThat(planner.take(goneEverywhere - 1)).isNotNull();
    assertThat(planner.put(key(2, 0), Wish.neverSeen(1), goneEverywhere)).isFalse();
    assertThat(planner.take(goneEverywhere + WAKE_AFTER + 100)).isNull();
  }

  @Test
  void takesNoMoreFareQueriesThanItMay() {
    PlannerSettings tiny =
        new PlannerSettings(
            MINUTE.times(), 1, new PlannerSettings.Lanes(0.5, 0.25, 1, 1), RatePrior.MEASURED);
    Planner small = new Planner(tiny, START);
    Wish wish = new Wish(1, false, Wish.NEVER_SEEN);

    assertThat(small.put(key(1), wish, START)).isTrue();
    assertThat(small.put(key(2), wish, START)).isFalse();
  }

  @Test
  void removingMostFareQueriesLeavesNoGhostLooks() {
    for (long id = 1; id <= 10_000; id++) {
      run.put(key(id), (int) id % 17 + 1, START - WAKE_AFTER + id % 5000);
    }
    run.run(Duration.ofSeconds(10), 50);
    run.looks.clear();
    for (long id = 1; id <= 10_000; id++) {
      if (id % 10 != 0) {
        planner.remove(id);
      }
    }

    run.run(Duration.ofMinutes(1), 90);

    assertThat(planner.size()).isEqualTo(1000);
    assertThat(run.looks).isNotEmpty();
    assertThat(run.times().keySet()).allMatch(id -> id % 10 == 0);
  }

  @Test
  void doublingTheRateServesMoreWithoutPlanningAnew() {
    for (long id = 1; id <= 1000; id++) {
      run.put(key(id), (int) id, START - WAKE_AFTER);
    }
    run.run(Duration.ofMinutes(9), 5);
    int before = run.times().size();
    run.looks.clear();

    run.run(Duration.ofMinutes(9), 10);

    assertThat(before).isBetween(240, 300);
    assertThat(run.times().size()).isBetween(480, 580);
    assertThat(run.times().keySet()).contains(1000L, 900L, 600L);
  }

  @Test
  void spendsTheBudgetWhereItCoversMost() {
    PlannerSettings ten =
        PlannedRun.settings(Duration.ofSeconds(10), Duration.ofMillis(20), Duration.ofHours(12));
    PlannedRun scarce = new PlannedRun(ten);
    double[] watchers = {1, 3, 5};
    for (int id = 1; id <= 300; id++) {
      scarce.put(key(id), watchers[id % 3], START);
    }

    scarce.run(Duration.ofMinutes(10), 15);

    double covered = 0;
    for (int id = 1; id <= 300; id++) {
      covered += watchers[id % 3] * covered(scarce, id);
    }
    assertThat(covered / 900).isCloseTo(6.5 / 9, within(0.02));
  }

  @Test
  void afterAPauseLooksComeUpInTheirOldOrderAndNotAllAtOnce() {
    long outage = Duration.ofMinutes(30).toMillis();
    for (long id = 1; id <= 540; id++) {
      run.put(key(id), 1, START - outage - id * 97);
    }
    run.run(Duration.ofSeconds(54), 1000);

    assertThat(run.times()).hasSize(540);
    long[] perSecond = new long[60];
    run.looks.forEach(look -> perSecond[(int) ((look.takenAt() - START) / 1000)]++);
    assertThat(Arrays.stream(perSecond).max().orElseThrow()).isLessThanOrEqualTo(25);
  }

  @Test
  void datesOfOneMarketDoNotComeUpTogether() {
    for (int day = 1; day <= 30; day++) {
      planner.put(key(day, day), Wish.neverSeen(1), START);
    }
    run.run(Duration.ofSeconds(10), 100);
    run.looks.clear();
    run.run(Duration.ofSeconds(50), 100);

    long[] perFiveSeconds = new long[13];
    run.looks.forEach(look -> perFiveSeconds[(int) ((look.takenAt() - START) / 5000)]++);
    assertThat(run.looks).hasSizeGreaterThanOrEqualTo(25);
    assertThat(Arrays.stream(perFiveSeconds).max().orElseThrow()).isLessThanOrEqualTo(6);
  }

  @Test
  void aLookThatOutlivesItsFareQuerySettlesNothingElse() {
    run.put(key(1), 1, START);
    long due = START + WAKE_AFTER + 100;
    Look orphan = requireNonNull(planner.take(due));
    planner.remove(1);
    // The second one takes the place that the first has left.
    planner.put(key(2), Wish.neverSeen(1), due);
    Look other = requireNonNull(planner.take(due));

    planner.settle(orphan, LookOutcome.SEEN, due);

    assertThat(orphan.fareQueries()).containsExactly(key(1));
    assertThat(other.fareQueries()).containsExactly(key(2));
    assertThat(requireNonNull(planner.planned(2, due)).seenAt()).isEqualTo(Wish.NEVER_SEEN);
    planner.settle(other, LookOutcome.SEEN, due);
    assertThat(requireNonNull(planner.planned(2, due)).seenAt()).isGreaterThan(START);
  }

  private long takenAt(long at) {
    return requireNonNull(planner.take(at)).fareQueries().getFirst().id();
  }

  /** Share of the time after which a drop is seen within ten seconds. */
  private static double covered(PlannedRun run, long id) {
    long covered = 0;
    long last = START;
    for (long time : run.times().getOrDefault(id, List.of())) {
      covered += Math.min(time - last, 10_000);
      last = time;
    }
    return (double) covered / (run.now() - START);
  }
}
