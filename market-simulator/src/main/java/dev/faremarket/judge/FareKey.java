package dev.faremarket.judge;

import dev.faremarket.Route;
import java.time.LocalDate;

/**
 * What prices are compared within: one adult, one way, economy, in the origin's currency.
 *
 * @param route directed pair of airports
 * @param departure local date of departure
 */
public record FareKey(Route route, LocalDate departure) {

  @Override
  public String toString() {
    return route.origin() + "-" + route.destination() + " " + departure;
  }
}
