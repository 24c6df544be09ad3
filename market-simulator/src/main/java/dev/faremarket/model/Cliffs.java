package dev.faremarket.model;

/**
 * The advance-purchase limits of network carriers: cheap classes must be bought so many days before
 * departure, so fares rise at the midnight at which that many days are left (section 4 of the fare
 * statistics, series E). Some limits are counted from a day earlier. Whether a departure's fare
 * rises at a limit, and at which of the two midnights, is one draw.
 */
final class Cliffs {

  /** Days to departure of the limits. */
  private static final int[] DAYS = {21, 14, 7};

  private static final double[] ON_THE_DAY = {0.44, 0.55, 0.65};
  private static final double[] THE_DAY_BEFORE = {0.21, 0.21, 0.21};
  private static final int MOST_DAYS = DAYS[0] + 1;

  private Cliffs() {}

  /**
   * Whether the fare rises over a limit at the midnight that begins this day.
   *
   * @param own what this departure's random numbers hang on
   */
  static boolean rises(int daysToDeparture, long own) {
    if (daysToDeparture > MOST_DAYS) {
      return false;
    }
    for (int i = 0; i < DAYS.length; i++) {
      int early = daysToDeparture - DAYS[i];
      if (early == 0 || early == 1) {
        double luck = Dice.unit(Dice.roll(Dice.roll(own, "limit"), i));
        return early == 1
            ? luck < THE_DAY_BEFORE[i]
            : luck >= THE_DAY_BEFORE[i] && luck < THE_DAY_BEFORE[i] + ON_THE_DAY[i];
      }
    }
    return false;
  }
}
