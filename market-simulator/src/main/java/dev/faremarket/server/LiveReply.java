package dev.faremarket.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reply of the live search; written in snake case its names are the provider's.
 *
 * @param error "no results" on an empty but successful search
 */
record LiveReply(
    Metadata searchMetadata,
    Parameters searchParameters,
    @Nullable List<Trip> bestFlights,
    @Nullable List<Trip> otherFlights,
    @Nullable Insights priceInsights,
    @Nullable String error) {

  /** When and how the search went; times as {@code yyyy-MM-dd HH:mm:ss UTC}. */
  record Metadata(
      String id, String status, String createdAt, String processedAt, double totalTimeTaken) {}

  /** What was asked for. */
  record Parameters(
      String engine,
      String type,
      String departureId,
      String arrivalId,
      String outboundDate,
      @Nullable String returnDate,
      String travelClass,
      int adults,
      String currency) {}

  /**
   * One way to fly. Of a round trip the provider shows the flights there alone, with the price of
   * both ways; those back are for a second search.
   *
   * @param totalDuration minutes
   * @param price whole units of the currency, for everybody
   */
  record Trip(
      List<Flight> flights,
      @Nullable List<Layover> layovers,
      int totalDuration,
      long price,
      String type,
      String bookingToken) {}

  /** One flight of a trip. */
  record Flight(
      Stop departureAirport,
      Stop arrivalAirport,
      int duration,
      String airline,
      String travelClass,
      String flightNumber) {}

  /** An airport and the local time there, {@code yyyy-MM-dd HH:mm}. */
  record Stop(String name, String id, String time) {}

  /** Waiting between two flights, in minutes. */
  record Layover(int duration, String name, String id) {}

  /** The provider's own view on the price: pairs of Unix seconds and whole units. */
  record Insights(long lowestPrice, List<List<Long>> priceHistory) {}
}
