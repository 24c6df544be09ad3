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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks at the simulated market as series A was recorded: one low-cost carrier's 18 directed
 * routes, one look a day for 182 days from November on, every departure on sale. Several carriers
 * are looked at, each on its own, since one carrier's few sales in half a year would leave the
 * figures to luck.
 */
public final class SimulatedPanel {

  private static final LocalDate FIRST_LOOK = LocalDate.of(2025, 11, 9);
  private static final LocalTime LOOK_TIME = LocalTime.of(20, 0);
  private static final int LOOKS = 182;
  private static final int PAIRS = 9;

  /** Enough that luck hardly shows in the figures. */
  public static final int CARRIERS = 4;

  private static final int MARKETS = 4000;
  private static final int HORIZON_DAYS = MarketConfig.USUAL_HORIZON_DAYS;

  /** Looks follow each other departure by departure, so a few boards are enough. */
  private static final int REMEMBERED = 64;

  private final FareMarket market;

  /** Will look at this market. */
  public SimulatedPanel(FareMarket market) {
    this.market = market;
  }

  /** Will look at the larger routes within Europe, where series A was recorded. */
  public static SimulatedPanel europe(long seed) {
    SimulatedMarket world = SimulatedMarket.of(MarketConfig.of(seed, MARKETS));
    List<Route> inside =
        world.routes().stream()
            .filter(route -> inEurope(world, route.origin()))
            .filter(route -> inEurope(world, route.destination()))
            .toList();
    MarketConfig config = new MarketConfig(seed, inside.size(), HORIZON_DAYS, REMEMBERED);
    return new SimulatedPanel(SimulatedMarket.over(inside, config));
  }

  private static boolean inEurope(SimulatedMarket world, String airport) {
    return world.airports().get(airport).zone().getId().startsWith("Europe/");
  }

  /** Measures the daily prices of this many low-cost carriers, those with the most routes first. */
  public SeriesStatistics look(int carriers) {
    return new SeriesStatistics(prices(carriers));
  }

  private List<DailyPrices> prices(int carriers) {
    Set<String> lowCost =
        Airline.load().stream()
            .filter(Airline::lowCost)
            .map(Airline::code)
            .collect(Collectors.toSet());
    List<DailyPrices> panel = new ArrayList<>();
    pairsByCarrier().entrySet().stream()
        .filter(entry -> lowCost.contains(entry.getKey()))
        .filter(entry -> entry.getValue().size() >= PAIRS)
        .sorted((a, b) -> b.getValue().size() - a.getValue().size())
        .limit(carriers)
        .forEach(entry -> {
          for (Route route : entry.getValue().subList(0, PAIRS)) {
            panel.add(look(entry.getKey(), route));
            panel.add(look(entry.getKey(), route.reversed()));
          }
        });
    return panel;
  }

  /** The pairs of each carrier, in the market's order. */
  private Map<String, List<Route>> pairsByCarrier() {
    Map<String, List<Route>> pairs = new TreeMap<>();
    Set<Route> seen = new HashSet<>();
    for (Route route : market.routes()) {
      if (seen.add(route.reversed()) && seen.add(route)) {
        for (MarketFare fare : market.fares(route, FIRST_LOOK.plusDays(200), at(0))) {
          pairs.computeIfAbsent(fare.carrier(), carrier -> new ArrayList<>()).add(route);
        }
      }
    }
    return pairs;
  }

  private DailyPrices look(String carrier, Route route) {
    long[][] prices = new long[LOOKS + market.horizonDays()][LOOKS];
    for (int departure = 0; departure < prices.length; departure++) {
      LocalDate date = FIRST_LOOK.plusDays(departure);
      for (int look = Math.max(0, departure - market.horizonDays());
          look < LOOKS && look <= departure;
          look++) {
        for (MarketFare fare : market.fares(route, date, at(look))) {
          if (fare.carrier().equals(carrier)) {
            prices[departure][look] = fare.amountMinor();
          }
        }
      }
    }
    int first = (int) FIRST_LOOK.toEpochDay();
    return new DailyPrices(carrier, route, first, first, prices);
  }

  private static Instant at(int look) {
    return FIRST_LOOK.plusDays(look).atTime(LOOK_TIME).toInstant(ZoneOffset.UTC);
  }
}
