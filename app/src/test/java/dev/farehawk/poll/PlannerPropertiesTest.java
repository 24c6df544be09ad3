package dev.farehawk.poll;

import static dev.farehawk.poll.PlannedRun.MINUTE;
import static dev.farehawk.poll.PlannedRun.START;
import static dev.farehawk.poll.PlannedRun.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.LookReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlannerPropertiesTest {

  private static final long PERIOD = MINUTE.times().period().toMillis();

  @Property(tries = 40)
  void everyFareQueryIsSeenWithinItsTimeWhenTheRateSuffices(
      @ForAll @IntRange(min = 1, max = 300) int keys, @ForAll long seed) {
    PlannedRun run = filled(keys, seed);

    // Chance puts some of them together, so the rate must be above the mean.
    run.run(Duration.ofMinutes(5), 3.0 * keys / (PERIOD / 1000.0) + 2);

    Map<Long, List<Long>> times = run.times();
    assertThat(times).hasSize(keys);
    times
        .values()
        .forEach(looks -> {
          long last = looks.getFirst();
          assertThat(last - START).isLessThanOrEqualTo(PERIOD + PERIOD / 2);
          for (long look : looks) {
            assertThat(look - last).isLessThanOrEqualTo(PERIOD);
            last = look;
          }
          assertThat(run.now() - last).isLessThanOrEqualTo(PERIOD);
        });
  }

  @Property(tries = 40)
  void theReadyLaneNeverLooksTwiceWithinOneTime(
      @ForAll @IntRange(min = 1, max = 200) int keys,
      @ForAll @IntRange(min = 1, max = 50) int rate,
      @ForAll long seed) {
    PlannedRun run = filled(keys, seed);

    run.run(Duration.ofMinutes(5), rate);

    Map<Long, Long> last = new HashMap<>();
    run.looks.forEach(look -> {
      Long before = last.put(look.fareQueries().getFirst().id(), look.takenAt());
      if (look.reason() == LookReason.READY && before != null) {
        // Only the look after the first one comes earlier, to spread dates of one market.
        assertThat(look.takenAt() - before).isGreaterThanOrEqualTo(PERIOD / 5);
      }
    });
    Map<Long, Long> lastReady = new HashMap<>();
    run.looks.stream()
        .filter(look -> look.reason() == LookReason.READY)
        .forEach(look -> {
          Long before = lastReady.put(look.fareQueries().getFirst().id(), look.takenAt());
          if (before != null) {
            assertThat(look.takenAt() - before)
                .isGreaterThan((MINUTE.wakeAfter() - 1) * MINUTE.tickMillis());
          }
        });
  }

  @Property(tries = 40)
  void whatWasRemovedIsNeverLookedAtAndWhatCameBackIs(
      @ForAll @IntRange(min = 2, max = 200) int keys, @ForAll long seed) {
    PlannedRun run = filled(keys, seed);
    SplittableRandom random = new SplittableRandom(seed);
    Map<Long, Boolean> wanted = new HashMap<>();
    for (int round = 0; round < 20; round++) {
      for (long id = 1; id <= keys; id++) {
        if (random.nextInt(4) == 0) {
          boolean keep = random.nextBoolean();
          wanted.put(id, keep);
          if (keep) {
            run.put(key(id), random.nextInt(1, 50));
          } else {
            run.planner.remove(id);
          }
        }
      }
      run.looks.clear();
      run.run(Duration.ofSeconds(7), 20);
      assertThat(run.times().keySet()).allMatch(id -> wanted.getOrDefault(id, true));
    }
    run.looks.clear();
    run.run(Duration.ofMinutes(2), 20);
    for (long id = 1; id <= keys; id++) {
      assertThat(run.times().containsKey(id)).isEqualTo(wanted.getOrDefault(id, true));
    }
  }

  @Property(tries = 20)
  void theSameCallsGiveTheSameDecisions(
      @ForAll @IntRange(min = 1, max = 100) int keys, @ForAll long seed) {
    PlannedRun one = filled(keys, seed).run(Duration.ofMinutes(2), 3);
    PlannedRun two = filled(keys, seed).run(Duration.ofMinutes(2), 3);

    assertThat(one.looks).isEqualTo(two.looks);
  }

  /** Fare queries with random weights, some seen a while ago and some never. */
  private static PlannedRun filled(int keys, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PlannedRun run = new PlannedRun(MINUTE);
    for (long id = 1; id <= keys; id++) {
      long seenAt = random.nextBoolean() ? Wish.NEVER_SEEN : START - random.nextLong(3 * PERIOD);
      run.put(key(id, random.nextInt(1, 300)), random.nextInt(1, 50), seenAt);
    }
    return run;
  }
}
