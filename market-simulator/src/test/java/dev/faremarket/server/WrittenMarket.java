package dev.faremarket.server;

import dev.faremarket.FareChange;
import dev.faremarket.FareMarket;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One route with two carriers, each with prices that a test writes down by time. */
final class WrittenMarket implements FareMarket {
  static final Route ROUTE = new Route("TXL", "LIS");
  private static final Map<String, Integer> STOPS = Map.of("TP", 0, "LH", 1);

  private final NavigableMap<String, NavigableMap<Instant, Long>> prices = new TreeMap<>();

  /** From this moment on the carrier (TP nonstop, LH with one stop) asks this many cents. */
  WrittenMarket price(String carrier, Instant from, long cents) {
    prices.computeIfAbsent(carrier, _ -> new TreeMap<>()).put(from, cents);
    return this;
  }

  @Override
  public List<Route> routes() {
    return List.of(ROUTE);
  }

  @Override
  public int horizonDays() {
    return 331;
  }

  @Override
  public List<MarketFare> fares(Route route, LocalDate departure, Instant at) {
    List<MarketFare> fares = new ArrayList<>();
    if (route.equals(ROUTE)) {
      prices.forEach((carrier, byTime) -> {
        Map.Entry<Instant, Long> price = byTime.floorEntry(at);
        if (price != null) {
          fares.add(fare(carrier, departure, price.getValue()));
        }
      });
    }
    fares.sort(Comparator.comparingLong(MarketFare::amountMinor));
    return fares;
  }

  private static MarketFare fare(String carrier, LocalDate departure, long cents) {
    int stops = STOPS.getOrDefault(carrier, 0);
    return new MarketFare(
        carrier, stops, cents, "EUR", "531", departure.atTime(9, 30), 210 + 100 * stops, 9);
  }

  @Override
  public List<FareChange> changes(Route route, LocalDate departure, Instant from, Instant to) {
    List<FareChange> changes = new ArrayList<>();
    prices.forEach((carrier, byTime) ->
        byTime
            .subMap(from, false, to, true)
            .forEach((at, cents) ->
                changes.add(new FareChange(carrier, STOPS.getOrDefault(carrier, 0), at, cents))));
    changes.sort(Comparator.comparing(FareChange::at));
    return changes;
  }
}
