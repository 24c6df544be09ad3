package dev.faremarket.model;

/**
 * Where a fare should be by now, in levels above the one it opened at: it comes down from a high
 * opening until about two months before departure and climbs steeply in the last two weeks (price
 * levels of section 4 of the fare statistics).
 */
final class Target {

  private static final int[] DAY = {0, 2, 5, 11, 18, 26, 38, 53, 75, 105, 150, 200};
  private static final double[] LEVEL = {
    5.2, 3.6, 1.9, 0.8, -0.3, -0.8, -1.4, -1.8, -1.5, -0.8, 0, 0
  };

  private Target() {}

  static double level(int daysToDeparture) {
    if (daysToDeparture >= DAY[DAY.length - 1]) {
      return LEVEL[LEVEL.length - 1];
    }
    int next = 1;
    while (DAY[next] <= daysToDeparture) {
      next++;
    }
    double share = (double) (daysToDeparture - DAY[next - 1]) / (DAY[next] - DAY[next - 1]);
    return LEVEL[next - 1] + share * (LEVEL[next] - LEVEL[next - 1]);
  }
}
