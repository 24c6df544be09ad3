package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Observation;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.StopsClass;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a reply may be compared with earlier prices: the lowest offer of each carrier and stops
 * class. Everything else is counted.
 *
 * @param lowest at least one unless all were rejected or there was nothing
 * @param rejects how many offers were left out, by reason
 */
public record ComparableOffers(Map<Fare, Offer> lowest, Map<Reject, Integer> rejects) {

  /** Beyond this an amount is a mistake in any currency. */
  static final long HIGHEST_MINOR = 1_000_000_000_000L;

  /** Most carriers and stops classes kept of one reply. */
  static final int MOST_FARES = 100;

  /**
   * The airline of test offers: IATA leaves the code free, and Duffel's test mode sells "Duffel
   * Airways" under it.
   */
  private static final CarrierCode TEST_CARRIER = new CarrierCode("ZZ");

  /** What tells one provider's series from another. */
  public record Fare(CarrierCode carrier, StopsClass stops) {}

  static ComparableOffers of(Observation seen) {
    Map<Fare, Offer> lowest = new LinkedHashMap<>();
    Map<Reject, Integer> rejects = new EnumMap<>(Reject.class);
    for (Offer offer : seen.offers()) {
      Fare fare = new Fare(offer.carrier(), offer.stops());
      Offer known = lowest.get(fare);
      Reject reject = reject(seen.fareQuery().query(), offer);
      if (reject == null && known == null && lowest.size() >= MOST_FARES) {
        reject = Reject.TOO_MANY;
      }
      if (reject != null) {
        rejects.merge(reject, 1, Integer::sum);
      } else if (known == null || offer.price().minor() < known.price().minor()) {
        lowest.put(fare, offer);
      }
    }
    return new ComparableOffers(lowest, rejects);
  }

  /** Whether this offer's price may be compared at all. */
  public static boolean comparable(FareQuery query, Offer offer) {
    return reject(query, offer) == null;
  }

  private static @Nullable Reject reject(FareQuery query, Offer offer) {
    if (offer.carrier().equals(TEST_CARRIER)) {
      return Reject.TEST_PRICE;
    }
    if (!offer.price().currency().equals(query.currency())) {
      return Reject.CURRENCY;
    }
    if (offer.price().minor() <= 0 || offer.price().minor() > HIGHEST_MINOR) {
      return Reject.AMOUNT;
    }
    return switch (offer.basis()) {
      case PARTY_TOTAL -> null;
      case PER_ADULT -> query.adults() == 1 ? null : Reject.BASIS;
      case UNKNOWN -> Reject.BASIS;
    };
  }
}
