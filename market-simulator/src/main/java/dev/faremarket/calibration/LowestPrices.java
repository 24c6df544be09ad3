package dev.faremarket.calibration;

/** The lowest prices of a route, looked at once a day, and whose they were. */
final class LowestPrices {

  private final DailyPrices prices;
  private final String[][] carriers;

  /**
   * Prices with their carriers.
   *
   * @param carriers whose each price was, by departure and look
   */
  LowestPrices(DailyPrices prices, String[][] carriers) {
    this.prices = prices;
    this.carriers = carriers;
  }

  DailyPrices prices() {
    return prices;
  }

  /** Whether another carrier has become the cheapest since the day before. */
  boolean isSwitch(int departure, int look) {
    return !carriers[departure][look].equals(carriers[departure][look - 1]);
  }
}
