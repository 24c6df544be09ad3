package dev.faremarket.calibration;

import dev.faremarket.MarketConfig;
import dev.faremarket.Route;
import dev.faremarket.SimulatedMarket;
import dev.faremarket.metasearch.MetasearchMarket;
import dev.faremarket.metasearch.RoundTrip;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the simulated market as series B was recorded: the cheapest round trip that a metasearch
 * shows between Taiwan and Japan, whoever flies it, per departure date, once a day up to 84 days
 * ahead, in summer. It looks for twice as many days as were recorded, so that luck shows less.
 */
public final class MetasearchPanel {

  private static final LocalDate FIRST_LOOK = LocalDate.of(2026, 6, 1);
  private static final LocalTime LOOK_TIME = LocalTime.of(3, 0);
  private static final int LOOKS = 96;
  private static final int MOST_DAYS_AHEAD = 84;
  private static final int DAYS_AWAY = 7;
  private static final int REMEMBERED = 4096;

  private static final List<Route> PAIRS =
      List.of(
          new Route("TPE", "NRT"),
          new Route("TPE", "HND"),
          new Route("TPE", "KIX"),
          new Route("TPE", "CTS"),
          new Route("TPE", "FUK"),
          new Route("TPE", "OKA"),
          new Route("KHH", "NRT"),
          new Route("KHH", "KIX"));

  private final MetasearchMarket metasearch;

  private MetasearchPanel(MetasearchMarket metasearch) {
    this.metasearch = metasearch;
  }

  /** The daily lowest prices between Taiwan and Japan. */
  public static MetasearchStatistics taiwanAndJapan(long seed) {
    List<Route> routes = new ArrayList<>();
    PAIRS.forEach(pair -> routes.addAll(List.of(pair, pair.reversed())));
    MarketConfig config =
        new MarketConfig(seed, routes.size(), MarketConfig.USUAL_HORIZON_DAYS, REMEMBERED);
    MetasearchMarket metasearch = new MetasearchMarket(SimulatedMarket.over(routes, config), seed);
    MetasearchPanel panel = new MetasearchPanel(metasearch);
    return new MetasearchStatistics(routes.stream().map(panel::look).toList());
  }

  private LowestPrices look(Route route) {
    int departures = LOOKS + MOST_DAYS_AHEAD;
    long[][] prices = new long[departures][LOOKS];
    String[][] carriers = new String[departures][LOOKS];
    for (int departure = 0; departure < departures; departure++) {
      LocalDate out = FIRST_LOOK.plusDays(departure);
      int first = Math.max(0, departure - MOST_DAYS_AHEAD);
      for (int look = first; look < Math.min(LOOKS, departure); look++) {
        List<RoundTrip> trips =
            metasearch.roundTrips(route, out, out.plusDays(DAYS_AWAY), at(look));
        if (!trips.isEmpty()) {
          prices[departure][look] = trips.getFirst().amountMinor();
          carriers[departure][look] = trips.getFirst().carrier();
        }
      }
    }
    int first = (int) FIRST_LOOK.toEpochDay();
    return new LowestPrices(new DailyPrices("cheapest", route, first, first, prices), carriers);
  }

  private static Instant at(int look) {
    return FIRST_LOOK.plusDays(look).atTime(LOOK_TIME).toInstant(ZoneOffset.UTC);
  }
}
