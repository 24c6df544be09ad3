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
 * @param filter which offers count; null for all
 */
public record FareKey(
    Route route, LocalDate departure, @Nullable LocalDate returning, @Nullable OfferFilter filter)
    implements Comparable<FareKey> {
  private static final Comparator<FareKey> BY_ROUTE_AND_DATE =
      Comparator.comparing((FareKey fare) -> fare.route().origin())
          .thenComparing(fare -> fare.route().destination())
          .thenComparing(FareKey::departure)
          .thenComparing(FareKey::returning, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(fare -> String.valueOf(fare.filter()));

  /** One way. */
  public FareKey(Route route, LocalDate departure) {
    this(route, departure, null);
  }

  /** Whoever sells it. */
  public FareKey(Route route, LocalDate departure, @Nullable LocalDate returning) {
    this(route, departure, returning, null);
  }

  /** The same, of those offers alone. */
  public FareKey of(@Nullable OfferFilter offers) {
    return new FareKey(route, departure, returning, offers);
  }

  /** Of a round trip a live search does not tell the stops of both ways. */
  boolean counts(String carrier, int stops) {
    return filter == null || filter.passes(carrier, stops, returning == null);
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
        + (returning == null ? "" : "/" + returning)
        + (filter == null ? "" : " " + filter);
  }
}
