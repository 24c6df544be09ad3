package dev.farehawk.delivery;

import dev.farehawk.platform.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When to try again. Pure.
 *
 * <p>Inside the deadline the tries keep to {@link Deadlines#attempts()}, squeezed into what remains
 * of it; afterwards the gaps double up to {@link #LONGEST_GAP}. Each gap is shortened or stretched
 * by chance, so that what failed together does not come back together.
 */
public final class RetrySchedule {

  /** Between tries that are late anyway. */
  static final Duration LONGEST_GAP = Duration.ofHours(2);

  private static final double SHORTEST_PART = 0.75;

  private final List<Duration> attempts;

  /** A schedule that keeps these deadlines. */
  public RetrySchedule(Deadlines deadlines) {
    this.attempts = deadlines.attempts();
  }

  /**
   * Until when a delivery is of use.
   *
   * @param mustArriveBy the promise
   * @param giveUpAt after this it is abandoned
   */
  public record Limits(Instant mustArriveBy, Instant giveUpAt) {}

  /**
   * When to try next; empty when it is to be given up.
   *
   * @param made tries so far, at least one
   * @param notBefore what the other side asked for; null when it asked for nothing
   */
  public Optional<Instant> next(
      int made, Instant now, Limits limits, @Nullable Duration notBefore, RandomGenerator random) {
    Duration gap = gap(made);
    Duration left = Duration.between(now, limits.mustArriveBy());
    if (made < attempts.size() && left.isPositive() && gap.compareTo(left) >= 0) {
      gap = left.dividedBy(2);
    }
    Instant due = now.plus(jittered(gap, random));
    if (notBefore != null && now.plus(notBefore).isAfter(due)) {
      due = now.plus(notBefore);
    }
    return due.isBefore(limits.giveUpAt()) ? Optional.of(due) : Optional.empty();
  }

  private Duration gap(int made) {
    if (made < attempts.size()) {
      return attempts.get(made).minus(attempts.get(made - 1));
    }
    int doublings = Math.min(made - attempts.size() + 1, 20);
    Duration gap = attempts.getLast().multipliedBy(1L << doublings);
    return gap.compareTo(LONGEST_GAP) < 0 ? gap : LONGEST_GAP;
  }

  /** Never longer than the gap: chance must not push a try past the deadline. */
  private static Duration jittered(Duration gap, RandomGenerator random) {
    double part = SHORTEST_PART + (1 - SHORTEST_PART) * random.nextDouble();
    return Duration.ofNanos((long) (gap.toNanos() * part));
  }
}
