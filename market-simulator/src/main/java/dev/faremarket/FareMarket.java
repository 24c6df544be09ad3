package dev.faremarket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole fare market that can be asked about any moment. Pure: the same seed, question and moment
 * give the same answer, in any order of asking, and nothing is remembered between questions.
 */
public interface FareMarket {

  /** Every directed route of this market, in a fixed order. */
  List<Route> routes();

  /**
   * How many days ahead fares are sold, counted from the market's date; 331 like the airlines' own.
   */
  int horizonDays();

  /**
   * What each carrier asks on this route and departure date, cheapest first.
   *
   * @param at market time
   * @return empty for an unknown route, a departure that has gone, or one beyond the horizon
   */
  List<MarketFare> fares(Route route, LocalDate departure, Instant at);

  /**
   * Ground truth: every change of every carrier's cheapest fare in {@code (from, to]}, oldest
   * first.
   *
   * @param from market time, exclusive
   * @param to market time, inclusive
   */
  List<FareChange> changes(Route route, LocalDate departure, Instant from, Instant to);

  /**
   * As {@link #fares(Route, LocalDate, Instant)}, there and back where a date of return is given.
   *
   * @param returning local date of the way home; null for one way
   */
  default List<MarketFare> fares(
      Route route, LocalDate departure, @Nullable LocalDate returning, Instant at) {
    return returning == null
        ? fares(route, departure, at)
        : new RoundTrips(this, route, departure, returning).fares(at);
  }

  /**
   * As {@link #changes(Route, LocalDate, Instant, Instant)}, there and back where a date of return
   * is given.
   *
   * @param returning local date of the way home; null for one way
   */
  default List<FareChange> changes(
      Route route, LocalDate departure, @Nullable LocalDate returning, Instant from, Instant to) {
    return returning == null
        ? changes(route, departure, from, to)
        : new RoundTrips(this, route, departure, returning).changes(from, to);
  }
}
