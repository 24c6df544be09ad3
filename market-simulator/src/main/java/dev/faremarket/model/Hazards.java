package dev.faremarket.model;

/**
 * How fares behave by days to departure, fitted so that a daily look finds the table of section 4
 * of the fare statistics. Rates are per day, before shared shocks and everything else that bends
 * them.
 */
final class Hazards {

  private static final int[] UP_TO_DAYS = {0, 3, 7, 14, 21, 30, 45, 60, 90, 120, 180};

  private static final double[] RISE =
      byDay(1.00, 1.45, 0.53, 0.31, 0.235, 0.197, 0.162, 0.121, 0.075, 0.032, 0.012, 0.003);
  private static final double[] FALL =
      byDay(0.07, 0.085, 0.15, 0.165, 0.168, 0.163, 0.15, 0.15, 0.15, 0.10, 0.016, 0.001);
  private static final double[] SHORT_DEAL =
      byDay(0.58, 0.58, 0.55, 0.52, 0.47, 0.44, 0.35, 0.32, 0.25, 0.2, 0.2, 0.2);
  private static final double[] FLICKER =
      byDay(0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.015, 0.015);

  /** Monday first; section 7. */
  private static final double[] WEEKDAY = {0.74, 1.16, 1.34, 1.20, 1.08, 0.77, 0.50};

  private static final int FIRST_EPOCH_WEEKDAY = 3;

  private Hazards() {}

  /** Rate of rises. */
  static double rise(int daysToDeparture) {
    return of(RISE, daysToDeparture);
  }

  /** Rate of falls. */
  static double fall(int daysToDeparture) {
    return of(FALL, daysToDeparture);
  }

  /** Chance that a fall is taken back within hours or days. */
  static double shortDeal(int daysToDeparture) {
    return of(SHORT_DEAL, daysToDeparture);
  }

  /** Rate of flickers: a class shown open or closed for minutes to hours. */
  static double flicker(int daysToDeparture) {
    return of(FLICKER, daysToDeparture);
  }

  /** Factor on rises and falls. */
  static double weekday(long epochDay) {
    return WEEKDAY[Math.floorMod(epochDay + FIRST_EPOCH_WEEKDAY, 7)];
  }

  private static double of(double[] table, int daysToDeparture) {
    return table[Math.min(daysToDeparture, table.length - 1)];
  }

  private static double[] byDay(double... rows) {
    double[] values = new double[UP_TO_DAYS[UP_TO_DAYS.length - 1] + 2];
    int row = 0;
    for (int day = 0; day < values.length; day++) {
      if (row < UP_TO_DAYS.length && day > UP_TO_DAYS[row]) {
        row++;
      }
      values[day] = rows[row];
    }
    return values;
  }
}
