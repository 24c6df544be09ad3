package dev.farehawk.contest;

import java.util.Arrays;
import java.util.List;

/** What a recording shows on one day, in UTC. Series are numbers, in rising order. */
final class RecordedDay {

  final long epochDay;
  private final List<Begun> begun;
  private final int[] active;
  private final long[] prices;
  private final boolean[] dropped;

  /** A series that is seen for the first time, and its price in minor units. */
  record Begun(int series, long price) {}

  /**
   * One day.
   *
   * @param begun series seen for the first time, which cannot have fallen
   * @param active series that were seen before
   * @param prices of the active ones, in minor units
   * @param dropped whether they fell since they were seen before
   */
  RecordedDay(long epochDay, List<Begun> begun, int[] active, long[] prices, boolean[] dropped) {
    this.epochDay = epochDay;
    this.begun = List.copyOf(begun);
    this.active = active;
    this.prices = prices;
    this.dropped = dropped;
  }

  /** The series that compete for looks. */
  int[] active() {
    return active;
  }

  List<Begun> begun() {
    return begun;
  }

  boolean isActive(int series) {
    return Arrays.binarySearch(active, series) >= 0;
  }

  /** Price of an active series. */
  long price(int series) {
    return prices[place(series)];
  }

  /** Whether an active series has fallen. */
  boolean dropped(int series) {
    return dropped[place(series)];
  }

  private int place(int series) {
    int place = Arrays.binarySearch(active, series);
    if (place < 0) {
      throw new IllegalArgumentException("series " + series + " was not seen on this day");
    }
    return place;
  }
}
