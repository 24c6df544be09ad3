package dev.faremarket.server;

import dev.faremarket.MarketFare;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Bends fares as a faulty provider would, before they are written. */
final class PriceFaults {
  private static final double RETURN_FACTOR = 1.9;

  private PriceFaults() {}

  /** The fares as the provider with this fault shows them, cheapest first. */
  static List<MarketFare> applied(@Nullable FaultKind fault, List<MarketFare> fares) {
    if (fault == null || fares.isEmpty()) {
      return fares;
    }
    return switch (fault) {
      case DUPLICATE_ROWS -> twice(fares);
      case ONE_DOLLAR_FARE -> firstAtOneUnit(fares);
      case CURRENCY_FLIP -> inOtherCurrency(fares);
      case MINOR_UNITS -> repriced(fares, price -> 100 * price);
      case NEGATIVE_PRICE -> repriced(fares, price -> -price);
      case RETURN_FOR_ONE_WAY -> repriced(fares, price -> Math.round(RETURN_FACTOR * price));
      case ONE_WAY_FOR_RETURN -> repriced(fares, price -> Math.round(price / RETURN_FACTOR));
      case EMPTY -> List.of();
      case RATE_LIMITED,
          SERVER_ERROR,
          HANG,
          DRIP_FEED,
          TRUNCATED,
          MALFORMED,
          ERROR_IN_OK,
          STALE_CACHE,
          HUGE_BODY ->
          fares;
    };
  }

  /** The fault, unless it mistakes for another what this question asks for anyway. */
  static @Nullable FaultKind fitting(@Nullable FaultKind fault, boolean roundTrip) {
    FaultKind without = roundTrip ? FaultKind.RETURN_FOR_ONE_WAY : FaultKind.ONE_WAY_FOR_RETURN;
    return fault == without ? null : fault;
  }

  private static List<MarketFare> twice(List<MarketFare> fares) {
    List<MarketFare> doubled = new ArrayList<>(2 * fares.size());
    for (MarketFare fare : fares) {
      doubled.add(fare);
      doubled.add(fare);
    }
    return doubled;
  }

  private static List<MarketFare> firstAtOneUnit(List<MarketFare> fares) {
    List<MarketFare> bent = new ArrayList<>(fares);
    MarketFare first = fares.getFirst();
    bent.set(0, priced(first, WholeUnits.minorPerUnit(first.currency()), first.currency()));
    return bent;
  }

  private static List<MarketFare> inOtherCurrency(List<MarketFare> fares) {
    return fares.stream()
        .map(fare -> priced(fare, fare.amountMinor(), otherCurrency(fare.currency())))
        .toList();
  }

  /** The currency that a flipped reply names. */
  static String otherCurrency(String currency) {
    return currency.equals("USD") ? "EUR" : "USD";
  }

  private static List<MarketFare> repriced(List<MarketFare> fares, LongUnaryOperator price) {
    return fares.stream()
        .map(fare -> priced(fare, price.applyAsLong(fare.amountMinor()), fare.currency()))
        .toList();
  }

  private static MarketFare priced(MarketFare fare, long amountMinor, String currency) {
    return new MarketFare(
        fare.carrier(),
        fare.stops(),
        amountMinor,
        currency,
        fare.flightNumber(),
        fare.departsAt(),
        fare.durationMinutes(),
        fare.seatsLeft());
  }
}
