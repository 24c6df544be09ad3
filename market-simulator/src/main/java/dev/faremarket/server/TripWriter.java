package dev.faremarket.server;

import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Writes a fare out as flights with local times, changing planes at airports of its choice. */
final class TripWriter {
  private static final List<String> HUBS = List.of("FRA", "AMS", "IST", "ATL", "ORD", "SIN", "HND");
  private static final int WAITING_MINUTES = 75;
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final AirportZones zones;

  TripWriter(AirportZones zones) {
    this.zones = zones;
  }

  /**
   * The trip as shown.
   *
   * @param price whole units for everybody
   * @param type "One way", unless a fault has it otherwise
   */
  LiveReply.Trip trip(Route route, MarketFare fare, long price, String type) {
    List<String> airports = airports(route, fare);
    int legs = airports.size() - 1;
    int waiting = Math.min(WAITING_MINUTES, fare.durationMinutes() / (2 * legs));
    int flying = fare.durationMinutes() - waiting * (legs - 1);
    List<LiveReply.Flight> flights = new ArrayList<>();
    List<LiveReply.Layover> layovers = new ArrayList<>();
    ZonedDateTime at = fare.departsAt().atZone(zones.of(route.origin()));
    for (int leg = 0; leg < legs; leg++) {
      int minutes = leg < legs - 1 ? flying / legs : flying - flying / legs * (legs - 1);
      ZonedDateTime arrival = at.plusMinutes(minutes);
      flights.add(
          new LiveReply.Flight(
              stop(airports.get(leg), at),
              stop(airports.get(leg + 1), arrival),
              minutes,
              "Airline " + fare.carrier(),
              "Economy",
              fare.carrier() + " " + (number(fare) + leg)));
      if (leg < legs - 1) {
        String hub = airports.get(leg + 1);
        layovers.add(new LiveReply.Layover(waiting, hub + " Airport", hub));
      }
      at = arrival.plusMinutes(waiting);
    }
    return new LiveReply.Trip(
        flights,
        layovers.isEmpty() ? null : layovers,
        fare.durationMinutes(),
        price,
        type,
        token(route, fare));
  }

  private static int number(MarketFare fare) {
    return Integer.parseInt(fare.flightNumber());
  }

  private static List<String> airports(Route route, MarketFare fare) {
    List<String> airports = new ArrayList<>();
    airports.add(route.origin());
    int first = Math.floorMod(fare.carrier().hashCode(), HUBS.size());
    for (int i = 0; airports.size() <= fare.stops() && i < HUBS.size(); i++) {
      String hub = HUBS.get((first + i) % HUBS.size());
      if (!hub.equals(route.origin()) && !hub.equals(route.destination())) {
        airports.add(hub);
      }
    }
    airports.add(route.destination());
    return airports;
  }

  private LiveReply.Stop stop(String airport, ZonedDateTime at) {
    return new LiveReply.Stop(
        airport + " Airport", airport, LOCAL.format(at.withZoneSameInstant(zones.of(airport))));
  }

  private static String token(Route route, MarketFare fare) {
    String text =
        route.origin()
            + route.destination()
            + fare.carrier()
            + fare.flightNumber()
            + fare.departsAt();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
