package dev.faremarket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * There and back with one carrier, priced out of its one-way fares. Each way home costs what the
 * same carrier asks for the way there on that date, so that no rate of exchange is needed; both
 * together are a tenth cheaper than apart, so that a one-way price can never be taken for a return.
 */
final class RoundTrips {
  private static final long OF_BOTH = 9;
  private static final long TENTHS = 10;

  private final FareMarket market;
  private final Route route;
  private final LocalDate departure;
  private final LocalDate returning;

  RoundTrips(FareMarket market, Route route, LocalDate departure, LocalDate returning) {
    this.market = market;
    this.route = route;
    this.departure = departure;
    this.returning = returning;
  }

  private record Service(String carrier, int stops) {}

  List<MarketFare> fares(Instant at) {
    Map<Service, MarketFare> home = new HashMap<>();
    market.fares(route, returning, at).forEach(fare -> home.putIfAbsent(service(fare), fare));
    List<MarketFare> trips = new ArrayList<>();
    for (MarketFare there : market.fares(route, departure, at)) {
      MarketFare back = home.get(service(there));
      if (back != null) {
        trips.add(priced(there, back));
      }
    }
    trips.sort(
        Comparator.comparingLong(MarketFare::amountMinor).thenComparing(MarketFare::carrier));
    return trips;
  }

  /** A trip sells out when either way does. */
  List<FareChange> changes(Instant from, Instant to) {
    SortedSet<Instant> moments = new TreeSet<>();
    for (LocalDate date : List.of(departure, returning)) {
      market.changes(route, date, from, to).forEach(change -> moments.add(change.at()));
    }
    List<FareChange> changes = new ArrayList<>();
    Map<Service, Long> before = amounts(from);
    for (Instant moment : moments) {
      Map<Service, Long> now = amounts(moment);
      for (Service gone : before.keySet()) {
        if (!now.containsKey(gone)) {
          changes.add(change(gone, moment, null));
        }
      }
      for (Map.Entry<Service, Long> entry : now.entrySet()) {
        if (!entry.getValue().equals(before.get(entry.getKey()))) {
          changes.add(change(entry.getKey(), moment, entry.getValue()));
        }
      }
      before = now;
    }
    changes.sort(Comparator.comparing(FareChange::at).thenComparing(FareChange::carrier));
    return changes;
  }

  private Map<Service, Long> amounts(Instant at) {
    Map<Service, Long> amounts = new HashMap<>();
    fares(at).forEach(fare -> amounts.putIfAbsent(service(fare), fare.amountMinor()));
    return amounts;
  }

  private static FareChange change(Service service, Instant at, @Nullable Long amount) {
    return new FareChange(service.carrier(), service.stops(), at, amount);
  }

  private static Service service(MarketFare fare) {
    return new Service(fare.carrier(), fare.stops());
  }

  private static MarketFare priced(MarketFare there, MarketFare back) {
    return new MarketFare(
        there.carrier(),
        there.stops(),
        (there.amountMinor() + back.amountMinor()) * OF_BOTH / TENTHS,
        there.currency(),
        there.flightNumber(),
        there.departsAt(),
        there.durationMinutes(),
        Math.min(there.seatsLeft(), back.seatsLeft()));
  }
}
