package dev.faremarket.calibration;

import dev.faremarket.FareMarket;
import dev.faremarket.MarketConfig;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import dev.faremarket.SimulatedMarket;
import dev.faremarket.model.Airline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at the simulated market as series E was recorded: single flights of network carriers on
 * thin routes within one country, which no low-cost carrier flies, once a day over the last 60
 * days.
 */
public final class NetworkPanel {

  private static final LocalDate FIRST_DEPARTURE = LocalDate.of(2026, 3, 1);
  private static final LocalTime LOOK_TIME = LocalTime.of(20, 0);
  private static final LocalDate ON_SALE_SINCE = FIRST_DEPARTURE.minusDays(100);
  private static final int DEPARTURES = 218;
  private static final int SERIES = 44;
  private static final int DAYS_LOOKED_AT = 60;
  private static final int MARKETS = 40_000;
  private static final int REMEMBERED = 64;

  private final FareMarket market;
  private final Set<String> network;

  private NetworkPanel(FareMarket market) {
    this.market = market;
    this.network =
        Airline.load().stream()
            .filter(airline -> !airline.lowCost())
            .map(Airline::code)
            .collect(Collectors.toSet());
  }

  /**
   * The daily prices on the larger of the routes within the United States without a low-cost one.
   */
  public static FlightStatistics unitedStates(long seed) {
    SimulatedMarket world =
        SimulatedMarket.of(
            new MarketConfig(seed, MARKETS, MarketConfig.USUAL_HORIZON_DAYS, REMEMBERED));
    List<Route> inside =
        world.routes().stream()
            .filter(route -> american(world, route.origin()))
            .filter(route -> american(world, route.destination()))
            .toList();
    return new FlightStatistics(new NetworkPanel(world).look(inside));
  }

  private static boolean american(SimulatedMarket world, String airport) {
    return world.airports().get(airport).country().equals("US");
  }

  private List<DailyPrices> look(List<Route> routes) {
    List<DailyPrices> panel = new ArrayList<>();
    for (Route route : routes) {
      List<MarketFare> sold = market.fares(route, FIRST_DEPARTURE, at(ON_SALE_SINCE));
      if (sold.stream().allMatch(fare -> network.contains(fare.carrier()))) {
        sold.forEach(fare -> panel.add(look(route, fare.carrier())));
      }
      if (panel.size() >= SERIES) {
        return panel;
      }
    }
    throw new IllegalStateException("only " + panel.size() + " thin routes were found");
  }

  private DailyPrices look(Route route, String carrier) {
    long[][] prices = new long[DEPARTURES][DEPARTURES + DAYS_LOOKED_AT];
    LocalDate firstLook = FIRST_DEPARTURE.minusDays(DAYS_LOOKED_AT);
    for (int departure = 0; departure < DEPARTURES; departure++) {
      for (int look = departure; look < departure + DAYS_LOOKED_AT; look++) {
        LocalDate date = FIRST_DEPARTURE.plusDays(departure);
        for (MarketFare fare : market.fares(route, date, at(firstLook.plusDays(look)))) {
          if (fare.carrier().equals(carrier)) {
            prices[departure][look] = fare.amountMinor();
          }
        }
      }
    }
    return new DailyPrices(
        carrier, route, (int) FIRST_DEPARTURE.toEpochDay(), (int) firstLook.toEpochDay(), prices);
  }

  private static Instant at(LocalDate day) {
    return day.atTime(LOOK_TIME).toInstant(ZoneOffset.UTC);
  }
}
