package dev.faremarket.model;

/**
 * How often the fares of one kind of airline move, by days to departure. Rates are per day, before
 * shared shocks and everything else that bends them, fitted so that a daily look finds what was
 * recorded (sections 1 and 4 of the fare statistics).
 */
final class Hazards {

  private static final int[] UP_TO_DAYS = {0, 3, 7, 14, 21, 30, 45, 60, 90, 120, 180};

  /** Series A. */
  static final Hazards LOW_COST =
      new Hazards(
          byDay(1.00, 1.45, 0.53, 0.31, 0.235, 0.197, 0.162, 0.121, 0.075, 0.032, 0.012, 0.003),
          byDay(0.07, 0.085, 0.15, 0.165, 0.168, 0.163, 0.15, 0.15, 0.15, 0.10, 0.016, 0.001),
          byDay(0.58, 0.58, 0.55, 0.52, 0.47, 0.44, 0.35, 0.32, 0.25, 0.2, 0.2, 0.2),
          byDay(0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.015, 0.015));

  /** Series E up to 60 days ahead, without the cliffs; a guess that fades out beyond. */
  static final Hazards NETWORK =
      new Hazards(
          byDay(0.08, 0.07, 0.07, 0.05, 0.045, 0.042, 0.037, 0.032, 0.03, 0.025, 0.015, 0.005),
          byDay(0.02, 0.025, 0.025, 0.030, 0.038, 0.04, 0.028, 0.018, 0.018, 0.016, 0.012, 0.005),
          byDay(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.4, 0.3, 0.2, 0.2),
          byDay(0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.015, 0.015));

  /** Monday first; section 7. */
  private static final double[] WEEKDAY = {0.74, 1.16, 1.34, 1.20, 1.08, 0.77, 0.50};

  private static final int FIRST_EPOCH_WEEKDAY = 3;

  private final double[] rise;
  private final double[] fall;
  private final double[] shortDeal;
  private final double[] flicker;

  private Hazards(double[] rise, double[] fall, double[] shortDeal, double[] flicker) {
    this.rise = rise;
    this.fall = fall;
    this.shortDeal = shortDeal;
    this.flicker = flicker;
  }

  /** Rate of rises. */
  double rise(int daysToDeparture) {
    return of(rise, daysToDeparture);
  }

  /** Rate of falls. */
  double fall(int daysToDeparture) {
    return of(fall, daysToDeparture);
  }

  /** Chance that a fall is taken back within hours or days. */
  double shortDeal(int daysToDeparture) {
    return of(shortDeal, daysToDeparture);
  }

  /** Rate of flickers: a class shown open or closed for minutes to hours. */
  double flicker(int daysToDeparture) {
    return of(flicker, daysToDeparture);
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
