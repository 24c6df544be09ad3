package dev.faremarket.model;

/**
 * How likely a fare rises or falls within a day, by days to departure: the table of section 4 of
 * the fare statistics, turned from daily shares into rates, before the shared shocks.
 */
final class Hazards {

  private static final int[] UP_TO_DAYS = {0, 3, 7, 14, 21, 30, 45, 60, 90, 120, 180};
  private static final double[] RISE = {
    0.45, 0.62, 0.34, 0.22, 0.175, 0.155, 0.13, 0.105, 0.075, 0.038, 0.013, 0.0035
  };
  private static final double[] FALL = {
    0.04, 0.055, 0.11, 0.13, 0.135, 0.13, 0.12, 0.12, 0.12, 0.09, 0.02, 0.002
  };

  /** By weekday of the change, Monday first. */
  private static final double[] WEEKDAY = {0.80, 1.12, 1.24, 1.17, 1.09, 0.85, 0.70};

  private static final int DAYS = 1024;
  private static final double[] RISE_BY_DAY = byDay(RISE);
  private static final double[] FALL_BY_DAY = byDay(FALL);

  private Hazards() {}

  static double rise(int daysToDeparture) {
    return RISE_BY_DAY[Math.clamp(daysToDeparture, 0, DAYS - 1)];
  }

  static double fall(int daysToDeparture) {
    return FALL_BY_DAY[Math.clamp(daysToDeparture, 0, DAYS - 1)];
  }

  static double weekday(long epochDay) {
    return WEEKDAY[Math.floorMod(epochDay + 3, 7)];
  }

  private static double[] byDay(double[] table) {
    double[] values = new double[DAYS];
    int row = 0;
    for (int day = 0; day < DAYS; day++) {
      while (row < UP_TO_DAYS.length && day > UP_TO_DAYS[row]) {
        row++;
      }
      values[day] = table[row];
    }
    return values;
  }
}
