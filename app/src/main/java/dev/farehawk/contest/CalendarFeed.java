package dev.farehawk.contest;

import java.util.SplittableRandom;

/**
 * When a calendar of cached prices shows each drop: some at once, the others hours later, when
 * nobody need be told any more.
 */
final class CalendarFeed {

  private static final double SOONEST = 3_600;
  private static final double LATEST = 12 * SOONEST;

  private final double[] lag;

  /**
   * Lags drawn for so many drops.
   *
   * @param shows chance that a drop is shown at once
   */
  CalendarFeed(int drops, double shows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.lag = new double[drops];
    for (int drop = 0; drop < drops; drop++) {
      double late = random.nextDouble(SOONEST, LATEST);
      lag[drop] = random.nextDouble() < shows ? 0 : late;
    }
  }

  /** Whether it shows a drop of this age, in seconds. */
  boolean shows(int drop, double age) {
    return age >= lag[drop];
  }
}
