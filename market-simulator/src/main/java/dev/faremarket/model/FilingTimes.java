package dev.faremarket.model;

/**
 * When in a day things happen. Desks work by day, so most changes do too; a filing reaches all the
 * dates it concerns in the same second.
 */
final class FilingTimes {

  private static final int SECONDS_PER_DAY = 86_400;
  private static final int SECONDS_PER_HOUR = 3600;
  private static final double SHARED = 0.65;

  /** Weight of each UTC hour, by section 7: four to five times as many by day as by night. */
  private static final int[] HOUR = {
    2, 1, 1, 1, 2, 4, 7, 8, 8, 7, 7, 7, 7, 7, 6, 5, 4, 3, 3, 3, 2, 2, 2, 2
  };

  private static final int[] HOURS = hours();

  private FilingTimes() {}

  /**
   * Second of the day of a change.
   *
   * @param filing what the dates of one filing have in common
   * @param own what this fare alone has
   */
  static int second(long filing, long own) {
    return Dice.unit(Dice.roll(own, 1)) < SHARED ? drawn(filing) : drawn(Dice.roll(own, 2));
  }

  private static int drawn(long roll) {
    int hour = HOURS[(int) (Dice.unit(Dice.roll(roll, 3)) * HOURS.length)];
    int second = (int) (Dice.unit(Dice.roll(roll, 4)) * SECONDS_PER_HOUR);
    return Math.min(SECONDS_PER_DAY - 1, hour * SECONDS_PER_HOUR + second);
  }

  private static int[] hours() {
    int total = 0;
    for (int weight : HOUR) {
      total += weight;
    }
    int[] hours = new int[total];
    int next = 0;
    for (int hour = 0; hour < HOUR.length; hour++) {
      for (int i = 0; i < HOUR[hour]; i++) {
        hours[next++] = hour;
      }
    }
    return hours;
  }
}
