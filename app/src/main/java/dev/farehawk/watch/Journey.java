package dev.farehawk.watch;

import dev.farehawk.fare.FareFilter;

/**
 * What a watch is about.
 *
 * @param trip as wished, codes in upper case, without repeats
 * @param filter which offers will do
 * @param currency ISO 4217 code its prices are in: the origins' countries'
 */
public record Journey(Trip trip, FareFilter filter, String currency) {

  /** One adult, one way, in economy. */
  public Journey(String origin, String destination, Dates dates, String currency) {
    this(Trip.oneWay(origin, destination, dates), FareFilter.NONE, currency);
  }

  /** The first origin: what the watch is called by, and whose zone its days are in. */
  public String origin() {
    return trip.origins().getFirst();
  }

  /** The first destination. */
  public String destination() {
    return trip.destinations().getFirst();
  }

  /** When to leave. */
  public Dates dates() {
    return trip.dates();
  }
}
