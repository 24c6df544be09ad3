package dev.faremarket.judge;

import dev.faremarket.Route;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * What prices are compared within: one adult, one way, economy, in the origin's currency.
 *
 * @param route directed pair of airports
 * @param departure local date of departure
 */
public record FareKey(Route route, LocalDate departure) implements Comparable<FareKey> {
  private static final Comparator<FareKey> BY_ROUTE_AND_DATE =
      Comparator.comparing((FareKey fare) -> fare.route().origin())
          .thenComparing(fare -> fare.route().destination())
          .thenComparing(FareKey::departure);

  @Override
  public int compareTo(FareKey other) {
    return BY_ROUTE_AND_DATE.compare(this, other);
  }

  @Override
  public String toString() {
    return route.origin() + "-" + route.destination() + " " + departure;
  }
}
