package dev.faremarket.model;

/**
 * Where a fare should be by now, in levels above the one it opened at (price levels of section 4 of
 * the fare statistics).
 */
final class Target {

  /**
   * Down from a high opening until about two months before departure, then steeply up in the last
   * two weeks (series A).
   */
  static final Target LOW_COST =
      new Target(
          new int[] {0, 2, 5, 11, 18, 26, 38, 53, 75, 105, 150, 200},
          new double[] {5.2, 3.6, 1.9, 0.8, -0.3, -0.8, -1.4, -1.8, -1.5, -0.8, 0, 0});

  /** Up in stairs, a limit of advance purchase after the other (series E). */
  static final Target NETWORK =
      new Target(
          new int[] {0, 6, 8, 13, 15, 20, 22, 60, 120, 200},
          new double[] {3.6, 2.8, 1.8, 1.6, 0.7, 0.4, -0.4, -1.2, -0.6, 0});

  private final int[] day;
  private final double[] level;

  private Target(int[] day, double[] level) {
    this.day = day;
    this.level = level;
  }

  double level(int daysToDeparture) {
    int last = day.length - 1;
    if (daysToDeparture >= day[last]) {
      return level[last];
    }
    int next = 1;
    while (day[next] <= daysToDeparture) {
      next++;
    }
    double share = (double) (daysToDeparture - day[next - 1]) / (day[next] - day[next - 1]);
    return level[next - 1] + share * (level[next] - level[next - 1]);
  }
}
