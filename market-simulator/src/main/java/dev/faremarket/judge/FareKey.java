package dev.faremarket.judge;

import dev.faremarket.Route;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What prices are compared within: one adult, economy, in the origin's currency.
 *
 * @param route directed pair of airports
 * @param departure local date of departure
 * @param returning local date of the return; null for one way
 */
public record FareKey(Route route, LocalDate departure, @Nullable LocalDate returning)
    implements Comparable<FareKey> {
  private static final Comparator<FareKey> BY_ROUTE_AND_DATE =
      Comparator.comparing((FareKey fare) -> fare.route().origin())
          .thenComparing(fare -> fare.route().destination())
          .thenComparing(FareKey::departure)
          .thenComparing(FareKey::returning, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** One way. */
  public FareKey(Route route, LocalDate departure) {
    this(route, departure, null);
  }

  @Override
  public int compareTo(FareKey other) {
    return BY_ROUTE_AND_DATE.compare(this, other);
  }

  @Override
  public String toString() {
    return route.origin()
        + "-"
        + route.destination()
        + " "
        + departure
        + (returning == null ? "" : "/" + returning);
  }
}
