package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.delivery.RetrySchedule.Limits;
import dev.farehawk.platform.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

  private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
  private static final Limits LIMITS =
      new Limits(START.plus(Duration.ofMinutes(10)), START.plus(Duration.ofHours(24)));

  private final RetrySchedule schedule = new RetrySchedule(Deadlines.STANDARD);
  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void keepsToTheTriesInsideTheDeadline() {
    long[] offsets = {5, 30, 120, 300};
    Instant at = START;
    for (int made = 1; made <= offsets.length; made++) {
      at = schedule.next(made, at, LIMITS, null, random).orElseThrow();
      assertThat(at)
          .isBetween(
              START.plusSeconds(offsets[made - 1] * 3 / 4), START.plusSeconds(offsets[made - 1]));
    }
  }

  @Test
  void fitsIntoWhatRemainsOfTheDeadline() {
    Instant late = LIMITS.mustArriveBy().minusSeconds(10);
    assertThat(schedule.next(3, late, LIMITS, null, random).orElseThrow())
        .isBefore(LIMITS.mustArriveBy());
  }

  @Test
  void honoursTheWaitItIsAskedFor() {
    assertThat(schedule.next(1, START, LIMITS, Duration.ofMinutes(3), random))
        .contains(START.plusSeconds(180));
  }

  @Test
  void givesUpWhenItIsOfNoUseAnyMore() {
    Instant end = LIMITS.giveUpAt().minusSeconds(60);
    assertThat(schedule.next(12, end, LIMITS, null, random)).isEmpty();
    assertThat(schedule.next(1, START, LIMITS, Duration.ofHours(24), random)).isEmpty();
  }
}
