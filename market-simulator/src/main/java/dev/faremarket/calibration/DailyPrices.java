package dev.faremarket.calibration;

import dev.faremarket.Route;
import java.time.LocalDate;
import java.util.Arrays;

/** The prices of one carrier on one route, looked at once a day. */
public final class DailyPrices {

  private static final double SMALLEST_MOVE = 0.0005;

  private final String carrier;
  private final Route route;
  private final int firstDeparture;
  private final int firstLook;
  private final long[][] prices;

  /**
   * One row per departure date, one column per look.
   *
   * @param firstDeparture departure date of the first row, as days since 1970
   * @param firstLook day of the first column, as days since 1970
   * @param prices price by row and column, 0 where none was seen
   */
  public DailyPrices(
      String carrier, Route route, int firstDeparture, int firstLook, long[][] prices) {
    this.carrier = carrier;
    this.route = route;
    this.firstDeparture = firstDeparture;
    this.firstLook = firstLook;
    this.prices = prices;
  }

  String carrier() {
    return carrier;
  }

  Route route() {
    return route;
  }

  LocalDate lookedOn(int look) {
    return LocalDate.ofEpochDay(firstLook + look);
  }

  long price(int departure, int look) {
    return prices[departure][look];
  }

  int departures() {
    return prices.length;
  }

  int looks() {
    return prices.length == 0 ? 0 : prices[0].length;
  }

  int daysToDeparture(int departure, int look) {
    return firstDeparture + departure - firstLook - look;
  }

  /** The median of all prices seen of a departure; 0 when none was seen. */
  long median(int departure) {
    long[] seen = Arrays.stream(prices[departure]).filter(price -> price > 0).sorted().toArray();
    return seen.length == 0 ? 0 : seen[seen.length / 2];
  }

  /** Every price that was seen, cheapest first: the rungs of the carrier's ladder here. */
  long[] rungs() {
    return Arrays.stream(prices)
        .flatMapToLong(Arrays::stream)
        .filter(price -> price > 0)
        .distinct()
        .sorted()
        .toArray();
  }

  /** Whether there is a look here and one the day before. */
  boolean isStep(int departure, int look) {
    return look > 0 && prices[departure][look] > 0 && prices[departure][look - 1] > 0;
  }

  /** Relative move since the day before; 0 when it is too small to count. */
  double move(int departure, int look) {
    double move = (double) prices[departure][look] / prices[departure][look - 1] - 1;
    return Math.abs(move) > SMALLEST_MOVE ? move : 0;
  }

  boolean isStepWithin(int departure, int look, int mostDaysToDeparture) {
    return departure >= 0
        && departure < departures()
        && isStep(departure, look)
        && daysToDeparture(departure, look) <= mostDaysToDeparture;
  }
}
