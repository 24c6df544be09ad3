package dev.farehawk.poll;

import dev.faremarket.FareChange;
import dev.faremarket.FareMarket;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A market with one route on which two carriers never change their fares. */
public record FixedMarket(Route route) implements FareMarket {

  /** What the cheaper of both asks, in rappen. */
  public static final long CHEAPEST_MINOR = 4_900;

  @Override
  public List<Route> routes() {
    return List.of(route);
  }

  @Override
  public int horizonDays() {
    return 331;
  }

  @Override
  public List<MarketFare> fares(Route asked, LocalDate departure, Instant at) {
    return asked.equals(route)
        ? List.of(fare("LX", CHEAPEST_MINOR, departure), fare("BA", 7_200, departure))
        : List.of();
  }

  private static MarketFare fare(String carrier, long minor, LocalDate departure) {
    return new MarketFare(carrier, 0, minor, "CHF", "318", departure.atTime(9, 5), 100, 9);
  }

  @Override
  public List<FareChange> changes(Route asked, LocalDate departure, Instant from, Instant to) {
    return List.of();
  }
}
