package dev.faremarket.server;

import org.jspecify.annotations.Nullable;

/**
 * A reply of the calendar; written in snake case its names are the provider's.
 *
 * @param success false when there is an error
 * @param data rows: a list, or a map by date
 * @param currency lower case; absent on an error
 * @param error a short text; absent on success
 */
record CalendarReply(
    boolean success, Object data, @Nullable String currency, @Nullable String error) {

  /**
   * The cheapest cached fare of one date.
   *
   * @param departureAt local time with the airport's offset
   * @param returnAt absent on one-way
   * @param duration minutes there and back
   * @param link path and query on the provider's site
   */
  record Row(
      String origin,
      String destination,
      String originAirport,
      String destinationAirport,
      Number price,
      String airline,
      String flightNumber,
      String departureAt,
      @Nullable String returnAt,
      int transfers,
      int returnTransfers,
      int duration,
      int durationTo,
      int durationBack,
      String link) {}
}
