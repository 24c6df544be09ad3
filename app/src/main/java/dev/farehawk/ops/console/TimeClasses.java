package dev.farehawk.ops.console;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Times by classes, eight to a doubling, from a millisecond on: counts of them add up over hours,
 * which medians do not. A time read back is at most 5 % off. Pure.
 */
final class TimeClasses {

  /** The last class holds everything from about two days on. */
  static final int COUNT = 220;

  private static final int PER_DOUBLING = 8;

  private TimeClasses() {}

  /** The class of so many seconds in SQL; {@code %s} is the expression. */
  static final String SQL =
      "least(greatest(ceil(%d * log(2.0, greatest(%%s, 0.001) * 1000)), 0), %d)::int"
          .formatted(PER_DOUBLING, COUNT - 1);

  /** The time that this share of all took no longer than; null when there are none. */
  static @Nullable Duration quantile(long[] counts, double share) {
    long all = 0;
    for (long count : counts) {
      all += count;
    }
    if (all == 0) {
      return null;
    }
    long wanted = Math.max(1, (long) Math.ceil(all * share));
    long passed = 0;
    for (int number = 0; number < counts.length; number++) {
      passed += counts[number];
      if (passed >= wanted) {
        return middle(number);
      }
    }
    throw new AssertionError("the counts hold all");
  }

  private static Duration middle(int number) {
    double millis = number == 0 ? 1 : Math.pow(2, (number - 0.5) / PER_DOUBLING);
    return Duration.ofMillis(Math.round(millis));
  }
}
