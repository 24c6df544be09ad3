package dev.faremarket.model;

/**
 * When in a day things happen. Desks work by day, so most changes do too; a filing reaches all the
 * dates it concerns in the same second.
 */
final class FilingTimes {

  private static final int HOURS_PER_DAY = 24;
  private static final int SECONDS_PER_HOUR = 3600;

  /** Weight of each local hour, by section 7: four to five times as many by day as by night. */
  private static final int[] HOUR = {
    2, 1, 1, 1, 1, 1, 2, 3, 4, 6, 7, 8, 8, 8, 8, 8, 8, 7, 7, 5, 3, 2, 2, 2
  };

  private static final int[] HOURS = hours();

  private final int hoursEast;

  /**
   * Times where this market is at home.
   *
   * @param hoursEast hours its sun is ahead of UTC
   */
  FilingTimes(int hoursEast) {
    this.hoursEast = hoursEast;
  }

  /** Second of the UTC day at which something happens; all that share the roll share it. */
  int second(long roll) {
    int local = HOURS[(int) (Dice.unit(Dice.roll(roll, 14)) * HOURS.length)];
    int second = (int) (Dice.unit(Dice.roll(roll, 15)) * SECONDS_PER_HOUR);
    return Math.floorMod(local - hoursEast, HOURS_PER_DAY) * SECONDS_PER_HOUR + second;
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
