package dev.farehawk.poll;

/**
 * How often a price falls by a fifth or more, by days to departure. Measured on 18 routes of one
 * low-cost carrier over 300 days, looked at daily; other fares differ, but what matters here is
 * only how departures compare with each other. Learned rates replace it.
 */
final class DropRate {

  /** Beyond this many days, and the falls a day of each stretch that ends there. */
  private static final int[] LAST_DAY = {0, 3, 7, 14, 30, 60, 90, 120, 180};

  private static final double[] FALLS_PER_DAY = {
    0.012, 0.016, 0.047, 0.063, 0.066, 0.064, 0.060, 0.043, 0.008
  };

  private static final double LATER = 0.001;

  private DropRate() {}

  /** Falls a day; above zero for any number of days. */
  static double perDay(long daysToDeparture) {
    for (int i = 0; i < LAST_DAY.length; i++) {
      if (daysToDeparture <= LAST_DAY[i]) {
        return FALLS_PER_DAY[i];
      }
    }
    return LATER;
  }
}
