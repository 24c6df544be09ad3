package dev.farehawk.poll;

import static dev.farehawk.poll.PlannedRun.MINUTE;
import static dev.farehawk.poll.PlannedRun.START;
import static dev.farehawk.poll.PlannedRun.key;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several live providers that share one plan. */
class SharedPlanTest {

  private static final long PERIOD = MINUTE.times().period().toMillis();
  private static final int PLAIN = 1;

  private final Planner planner = new Planner(MINUTE, START);
  private final Turns one = planner.join(Turns.Terms.anything(1));
  private final Turns two = planner.join(Turns.Terms.anything(1));

  /** Looks of this provider, each answered at once: every so many milliseconds of a stretch. */
  private static List<Look> run(Map<Turns, Long> every, long from, long to) {
    List<Look> looks = new ArrayList<>();
    for (long now = from; now < to; now += 10) {
      for (var turns : every.entrySet()) {
        if (now % turns.getValue() == 0) {
          Look look = turns.getKey().take(now);
          if (look != null) {
            turns.getKey().settle(look, LookOutcome.SEEN, now);
            looks.add(look);
          }
        }
      }
    }
    return looks;
  }

  private static void fill(Planner planner, int keys) {
    for (long id = 1; id <= keys; id++) {
      planner.put(key(id), new Wish(id, false, START - PERIOD), START);
    }
  }

  private static Set<Long> seen(List<Look> looks) {
    Set<Long> seen = new HashSet<>();
    looks.forEach(look -> seen.add(look.fareQueries().getFirst().id()));
    return seen;
  }

  @Test
  void twoProvidersReachWhatOneWithBothRatesDoes() {
    fill(planner, 1000);
    Planner both = new Planner(MINUTE, START);
    Turns alone = both.join(Turns.Terms.anything(1));
    fill(both, 1000);
    long end = START + 4 * PERIOD;

    Set<Long> shared = seen(run(Map.of(one, 200L, two, 400L), START, end));
    Set<Long> single = seen(run(Map.of(alone, 130L), START, end));

    // 7.5 looks a second against 7.7: whoever asked, the same densest fare queries were reached.
    assertThat((double) shared.size() / single.size()).isBetween(0.9, 1.02);
    assertThat(shared).contains(1000L, 900L, 800L);
  }

  @Test
  void neitherLooksAtWhatTheOtherHasJustSeen() {
    fill(planner, 20);
    long now = START + PERIOD;
    Set<Long> first = new HashSet<>();
    for (Look look = one.take(now); look != null; look = one.take(now)) {
      first.add(look.fareQueries().getFirst().id());
      one.settle(look, LookOutcome.SEEN, now);
    }

    assertThat(first).hasSize(20);
    assertThat(two.take(now + 1000)).isNull();
  }

  @Test
  void eachProviderKeepsAFloorOfItsOwn() {
    PlannerSettings short12 =
        PlannedRun.settings(
            Duration.ofSeconds(54), Duration.ofMillis(1500), Duration.ofMinutes(10));
    Planner plan = new Planner(short12, START);
    Turns fast = plan.join(Turns.Terms.anything(1));
    Turns slow = plan.join(Turns.Terms.anything(1));
    fill(plan, 60);

    List<Look> looks = run(Map.of(fast, 100L), START, START + Duration.ofMinutes(9).toMillis());
    assertThat(seen(looks)).hasSize(60);
    long from = START + Duration.ofMinutes(9).toMillis();
    Map<Turns, Long> both = new HashMap<>(Map.of(fast, 100L, slow, 1000L));
    Set<Long> bySlow = new HashSet<>();
    for (long now = from; now < from + Duration.ofMinutes(22).toMillis(); now += 100) {
      for (var turns : both.entrySet()) {
        Look look = now % turns.getValue() == 0 ? turns.getKey().take(now) : null;
        if (look != null) {
          turns.getKey().settle(look, LookOutcome.SEEN, now);
          if (turns.getKey().equals(slow)) {
            bySlow.add(look.fareQueries().getFirst().id());
          }
        }
      }
    }

    assertThat(bySlow).hasSize(60);
  }

  @Test
  void whatOneOwesAndCannotAskForTheOtherLooksAt() {
    Planner plan =
        new Planner(
            PlannedRun.settings(
                Duration.ofSeconds(54), Duration.ofMillis(1500), Duration.ofMinutes(10)),
            START);
    Turns down = plan.join(Turns.Terms.anything(1));
    Turns up = plan.join(Turns.Terms.anything(1));
    fill(plan, 120);

    Set<Long> seen = new HashSet<>();
    for (long now = START; now < START + Duration.ofMinutes(25).toMillis(); now += 1000) {
      // It asks what there is to do first, and may never do it.
      assertThat(down.hasWork(now)).isIn(true, false);
      Look look = up.take(now);
      if (look != null) {
        up.settle(look, LookOutcome.SEEN, now);
        seen.add(look.entry());
      }
    }

    // One look a second reaches fifty in turn; the others come up by the floor.
    assertThat(seen).hasSize(120);
  }

  @Test
  void aRestartSpreadsTheFloorsInsteadOfAskingEverythingAtOnce() {
    fill(planner, 600);
    // One turn of the sweep; nothing waits in turn, because all were seen just now.
    Planner restarted = new Planner(MINUTE, START);
    Turns first = restarted.join(Turns.Terms.anything(1));
    restarted.join(Turns.Terms.anything(1));
    for (long id = 1; id <= 600; id++) {
      restarted.put(key(id, (int) id % 300 + 1), new Wish(1, false, START), START);
    }
    int floors = 0;
    for (long now = START; now < START + PERIOD - 2000; now += 10) {
      Look look = first.take(now);
      if (look != null && look.reason() == LookReason.FLOOR) {
        floors++;
        first.settle(look, LookOutcome.SEEN, now);
      }
    }
    assertThat(floors).isLessThan(10);
  }

  @Test
  void aDoubtfulPriceIsConfirmedWhereItWasShown() {
    planner.put(key(1), new Wish(1, false, START), START);
    planner.confirm(1, START + 10_000, two.number(), START);

    assertThat(one.take(START + 10)).isNull();
    Look look = requireNonNull(two.take(START + 20));
    assertThat(look.reason()).isEqualTo(LookReason.CONFIRMATION);
    two.settle(look, LookOutcome.SEEN, START + 30);
    assertThat(two.take(START + 40)).isNull();
  }

  @Test
  void anAnswerOfAnotherProviderIsNoConfirmation() {
    planner.put(key(1), Wish.neverSeen(1), START);
    planner.confirm(1, START + 10_000, two.number(), START);
    Look first = requireNonNull(one.take(START + 10));
    assertThat(first.reason()).isEqualTo(LookReason.FIRST_LOOK);
    one.settle(first, LookOutcome.SEEN, START + 20);

    assertThat(two.take(START + 30)).extracting(Look::reason).isEqualTo(LookReason.CONFIRMATION);
  }

  @Test
  void nobodyIsAskedWhatItCannotAnswer() {
    Planner plan = new Planner(MINUTE, START);
    Turns plain = plan.join(new Turns.Terms(PLAIN, 1));
    Turns any = plan.join(Turns.Terms.anything(1));
    FareQuery business =
        new FareQuery(
            key(1).query().market(),
            key(1).query().departure(),
            null,
            2,
            Cabin.BUSINESS,
            "CH",
            "CHF");
    plan.put(new FareQueryRef(1, business), Wish.neverSeen(100), START);
    plan.put(key(2), Wish.neverSeen(1), START);

    assertThat(requireNonNull(plain.take(START)).fareQueries().getFirst().id()).isEqualTo(2);
    assertThat(plain.take(START)).isNull();
    assertThat(requireNonNull(any.take(START)).fareQueries())
        .containsExactly(new FareQueryRef(1, business));
  }

  @Test
  void aScarceProviderTakesOnlyWhatIsWorthItsPrice() {
    planner.put(key(1), new Wish(1000, false, START), START);
    planner.put(key(2), new Wish(1, false, START), START);
    one.reserve(5);
    long due = START + PERIOD;

    assertThat(requireNonNull(one.take(due)).fareQueries().getFirst().id()).isEqualTo(1);
    assertThat(one.take(due)).isNull();
    assertThat(requireNonNull(two.take(due)).fareQueries().getFirst().id()).isEqualTo(2);
  }

  @Test
  void providersJoinBeforeAnythingIsPlanned() {
    fill(planner, 1);

    assertThatThrownBy(() -> planner.join(Turns.Terms.anything(1)))
        .hasMessageContaining("before anything is planned");
  }
}
