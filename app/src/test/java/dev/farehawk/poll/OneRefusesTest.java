package dev.farehawk.poll;

import static dev.farehawk.poll.PlannedRun.MINUTE;
import static dev.farehawk.poll.PlannedRun.START;
import static dev.farehawk.poll.PlannedRun.key;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.LookReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What one provider of several does not answer is its own matter. */
class OneRefusesTest {

  private static final long PERIOD = MINUTE.times().period().toMillis();

  private final Planner planner = new Planner(MINUTE, START);
  private final Turns refusing = planner.join(Turns.Terms.anything(1));
  private final Turns answering = planner.join(Turns.Terms.anything(1));

  /** Providers that ask at a steady pace; each call takes a third of a second. */
  private static final class Run {
    private static final long STEP = 10;
    private static final long CALL = 330;

    private final Map<Turns, Long> every;
    private final Turns refusing;
    private final List<Call> flying = new ArrayList<>();
    private final Map<Turns, List<Look>> looks = new HashMap<>();
    private LongPredicate refused;
    private long now = START;

    private record Call(Turns by, Look look, long endsAt) {}

    Run(Map<Turns, Long> every, Turns refusing, LongPredicate refused) {
      this.every = every;
      this.refusing = refusing;
      this.refused = refused;
      every.keySet().forEach(turns -> looks.put(turns, new ArrayList<>()));
    }

    Run until(long end) {
      for (; now < end; now += STEP) {
        for (Call call : flying) {
          if (call.endsAt <= now) {
            call.by.settle(call.look, outcome(call), now);
          }
        }
        flying.removeIf(call -> call.endsAt <= now);
        every.forEach((turns, pace) -> {
          Look look = now % pace == 0 ? turns.take(now) : null;
          if (look != null) {
            of(turns).add(look);
            flying.add(new Call(turns, look, now + CALL));
          }
        });
      }
      return this;
    }

    private LookOutcome outcome(Call call) {
      boolean no = call.by.equals(refusing) && refused.test(call.look.entry());
      return no ? LookOutcome.TRY_LATER : LookOutcome.SEEN;
    }

    List<Look> of(Turns turns) {
      return requireNonNull(looks.get(turns));
    }

    /** When this provider was asked for a fare query, from the first time on, in milliseconds. */
    List<Long> times(Turns turns, long fareQuery) {
      return of(turns).stream()
          .filter(look -> look.entry() == fareQuery)
          .map(Look::takenAt)
          .toList();
    }
  }

  private static boolean everything(long fareQuery) {
    return fareQuery > 0;
  }

  private static void fill(Planner planner, int keys, boolean seen) {
    for (long id = 1; id <= keys; id++) {
      long before = seen ? START - PERIOD * (id % 10) / 10 : Wish.NEVER_SEEN;
      planner.put(key(id, (int) (id % 300) + 1), new Wish(id, false, before), START);
    }
  }

  /** Weight of the looks, each counted once in nine tenths of D'. */
  private static double reached(List<Look> looks) {
    Map<Long, Long> last = new HashMap<>();
    double reached = 0;
    for (Look look : looks) {
      Long before = last.get(look.entry());
      if (before == null || look.takenAt() - before >= PERIOD * 9 / 10) {
        last.put(look.entry(), look.takenAt());
        reached += look.entry();
      }
    }
    return reached;
  }

  @Test
  void anotherProviderIsAskedAtOnceForWhatOneRefuses() {
    planner.put(key(1), new Wish(1, false, START), START);
    long due = START + PERIOD;
    refusing.settle(requireNonNull(refusing.take(due)), LookOutcome.TRY_LATER, due);

    assertThat(refusing.take(due + 200)).isNull();
    assertThat(answering.take(due + 200)).extracting(Look::reason).isEqualTo(LookReason.READY);
  }

  @Test
  void whatFailsForAMomentGoesToAnotherProviderToo() {
    planner.put(key(1), new Wish(1, false, START), START);
    long due = START + PERIOD;
    refusing.settle(requireNonNull(refusing.take(due)), LookOutcome.TRY_SOON, due);

    assertThat(refusing.take(due + 200)).isNull();
    assertThat(answering.take(due + 200)).isNotNull();
  }

  @Test
  void whoFailedForAMomentIsAskedAgainSoonIfNobodyElseWas() {
    planner.put(key(1), new Wish(1, false, START), START);
    long due = START + PERIOD;
    refusing.settle(requireNonNull(refusing.take(due)), LookOutcome.TRY_SOON, due);

    assertThat(refusing.take(due + 1300)).isNull();
    assertThat(refusing.take(due + 1700)).isNotNull();
  }

  @Test
  void whoRefusesIsAskedEverMoreSeldomAndAgainAsUsualOnceItAnswers() {
    planner.put(key(1), new Wish(1, false, START), START);
    Run run =
        new Run(Map.of(refusing, 10L, answering, 1000L), refusing, OneRefusesTest::everything);
    run.until(START + Duration.ofHours(6).toMillis());

    List<Long> asked = run.times(refusing, 1);
    assertThat(asked).hasSizeBetween(5, 10);
    for (int n = 2; n < asked.size(); n++) {
      long gap = asked.get(n) - asked.get(n - 1);
      assertThat(gap).isGreaterThan((asked.get(n - 1) - asked.get(n - 2)) * 3 / 2);
    }
    // Twelve hours at most, and the turn of the sweep that looks for it.
    run.until(START + Duration.ofHours(40).toMillis());
    List<Long> longer = run.times(refusing, 1);
    assertThat(longer.getLast() - longer.get(longer.size() - 2))
        .isBetween(Duration.ofHours(12).toMillis(), Duration.ofHours(12).toMillis() + 2 * PERIOD);

    run.refused = _ -> false;
    run.until(START + Duration.ofHours(54).toMillis());
    int before = run.times(refusing, 1).size();
    run.refused = OneRefusesTest::everything;
    run.until(START + Duration.ofHours(54).toMillis() + 3 * PERIOD);
    assertThat(run.times(refusing, 1)).hasSizeBetween(before + 1, before + 2);
  }

  @Property(tries = 12)
  void theOtherReachesWhatItWouldAloneWhenOneRefusesEverything(
      @ForAll @IntRange(min = 1, max = 400) int keys,
      @ForAll @IntRange(min = 1, max = 30) int refusingPace,
      @ForAll @IntRange(min = 5, max = 60) int answeringPace,
      @ForAll boolean seen) {
    Planner plan = new Planner(MINUTE, START);
    Turns no = plan.join(Turns.Terms.anything(1));
    Turns yes = plan.join(Turns.Terms.anything(1));
    fill(plan, keys, seen);
    Planner single = new Planner(MINUTE, START);
    Turns alone = single.join(Turns.Terms.anything(1));
    fill(single, keys, seen);
    long end = START + Duration.ofMinutes(20).toMillis();

    Run both =
        new Run(
            Map.of(no, refusingPace * 10L, yes, answeringPace * 10L),
            no,
            OneRefusesTest::everything);
    Run one = new Run(Map.of(alone, answeringPace * 10L), no, OneRefusesTest::everything);
    both.until(end);
    one.until(end);

    assertThat(reached(both.of(yes))).isGreaterThan(0.97 * reached(one.of(alone)));
    // Which of two that are worth the same comes first depends on who was asked for it before.
    assertThat((double) both.of(yes).stream().map(Look::entry).distinct().count())
        .isGreaterThan(0.97 * one.of(alone).stream().map(Look::entry).distinct().count());
    // Who refuses is asked seldom: after 1, 2, 4, 8 and 16 periods.
    assertThat(both.of(no)).hasSizeLessThan(keys * 6 + 1);
  }

  @Property(tries = 12)
  void nobodyIsAskedMoreOftenThanItsPausesAllow(
      @ForAll @IntRange(min = 1, max = 100) int keys,
      @ForAll @IntRange(min = 2, max = 7) int each) {
    Planner plan = new Planner(MINUTE, START);
    Turns no = plan.join(Turns.Terms.anything(1));
    Turns yes = plan.join(Turns.Terms.anything(1));
    fill(plan, keys, true);
    LongPredicate refused = id -> id % each == 0;
    Run run = new Run(Map.of(no, 50L, yes, 400L), no, refused);
    run.until(START + Duration.ofMinutes(15).toMillis());

    for (long id = 1; id <= keys; id++) {
      List<Long> asked = run.times(no, id);
      if (refused.test(id)) {
        for (int n = 1; n < asked.size(); n++) {
          assertThat(asked.get(n) - asked.get(n - 1))
              .isGreaterThanOrEqualTo((PERIOD - 2000) << (n - 1));
        }
      }
    }
    // Of what is refused, the other alone takes care; of the rest, both do.
    assertThat(run.of(yes).stream().map(Look::entry).filter(refused::test).distinct().count())
        .isEqualTo(keys / each);
  }

  @Test
  void whatAllRefuseRestsAsIfThereWereOne() {
    planner.put(key(1), new Wish(1, false, START), START);
    long due = START + PERIOD;
    refusing.settle(requireNonNull(refusing.take(due)), LookOutcome.TRY_LATER, due);
    answering.settle(requireNonNull(answering.take(due + 200)), LookOutcome.TRY_LATER, due + 200);

    assertThat(requireNonNull(planner.planned(1, due + 300)).failures()).isOne();
    for (long now = due + 300; now < due + PERIOD - 2000; now += 100) {
      assertThat(refusing.take(now)).isNull();
      assertThat(answering.take(now)).isNull();
    }
    assertThat(refusing.take(due + PERIOD)).isNotNull();
  }

  @Test
  void aDoubtfulPriceThatOneDoesNotConfirmIsAskedOfAnother() {
    planner.put(key(1), new Wish(1, false, START), START);
    planner.confirm(1, START + 10_000, START);
    Look look = requireNonNull(refusing.take(START + 10));
    refusing.settle(look, LookOutcome.TRY_LATER, START + 20);

    assertThat(refusing.take(START + 200)).isNull();
    assertThat(answering.take(START + 200))
        .extracting(Look::reason)
        .isEqualTo(LookReason.CONFIRMATION);
  }

  @Test
  void aFirstLookThatOneRefusesIsAskedOfAnother() {
    planner.put(key(1), new Wish(1, true, Wish.NEVER_SEEN), START);
    refusing.settle(requireNonNull(refusing.take(START)), LookOutcome.TRY_LATER, START);

    assertThat(refusing.take(START + 200)).isNull();
    assertThat(answering.take(START + 200))
        .extracting(Look::reason)
        .isEqualTo(LookReason.FIRST_LOOK);
  }

  @Test
  void aWaveGoesOnWithTheProviderThatAnswers() {
    for (int date = 1; date <= 20; date++) {
      planner.put(key(date, date), new Wish(date, false, START - date * PERIOD / 20), START);
    }
    LongPredicate dates = id -> id <= 20;
    Run run = new Run(Map.of(refusing, 100L), refusing, dates);
    run.until(START + 3 * PERIOD);
    Run both = new Run(Map.of(refusing, 100L, answering, 3000L), refusing, dates);
    both.now = run.now;
    both.until(run.now + 2 * PERIOD);
    int before = both.of(answering).size();
    Look last = both.of(answering).getLast();
    planner.dropped(last.entry(), both.now);
    both.until(both.now + 15_000);

    // It would not have come to more than five in its turn; the first of them are siblings.
    List<Look> after = both.of(answering).subList(before, both.of(answering).size());
    assertThat(after).hasSizeGreaterThanOrEqualTo(4);
    assertThat(both.of(refusing)).noneMatch(look -> look.takenAt() >= both.now - 15_000);
  }

  @Test
  void refusalsTakeNoRoom() {
    fill(planner, 10_000, true);
    Run run = new Run(Map.of(refusing, 10L), refusing, OneRefusesTest::everything);
    long before = planner.bytes();
    run.until(START + PERIOD);

    assertThat(run.of(refusing)).hasSizeGreaterThan(3000);
    assertThat((double) planner.bytes()).isLessThan(before * 1.05);
  }

  @Test
  void aFareQueryThatComesBackIsRefusedByNobody() {
    planner.put(key(1), new Wish(1, false, START), START);
    long due = START + PERIOD;
    refusing.settle(requireNonNull(refusing.take(due)), LookOutcome.TRY_LATER, due);
    planner.remove(1);
    planner.put(key(2), new Wish(1, false, START), due);

    assertThat(refusing.take(due + 2 * PERIOD)).isNotNull();
  }
}
