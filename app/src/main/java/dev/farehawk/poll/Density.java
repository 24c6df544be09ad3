package dev.farehawk.poll;

/**
 * What a look is worth, on a logarithmic scale of 256 steps. Density is on-time alerts per day of
 * being looked at once in every D', over the cost of a look: watchers times drops a day, and what a
 * drop would tell of its siblings.
 */
final class Density {

  static final int BUCKETS = 256;
  static final double STEPS_PER_DOUBLING = 8;
  private static final int MIDDLE = BUCKETS / 2;

  private static final double[] MIDDLES = new double[BUCKETS];

  static {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      MIDDLES[bucket] = Math.exp((bucket - MIDDLE) / STEPS_PER_DOUBLING * Math.log(2));
    }
  }

  private Density() {}

  /** The bucket of a density; each spans 9 percent, all together 32 doublings. */
  static int bucketOf(double density) {
    if (!(density > 0)) {
      return 0;
    }
    double steps = Math.log(density) / Math.log(2) * STEPS_PER_DOUBLING;
    return Math.clamp(Math.round(steps) + MIDDLE, 0, BUCKETS - 1);
  }

  /** The density in the middle of a bucket. */
  static double of(int bucket) {
    return MIDDLES[bucket];
  }

  /**
   * A bucket lowered by failures: each one in a row halves the chance that the next look succeeds.
   */
  static int lowered(int bucket, int failures) {
    return Math.max(0, bucket - (int) (STEPS_PER_DOUBLING * failures));
  }
}
