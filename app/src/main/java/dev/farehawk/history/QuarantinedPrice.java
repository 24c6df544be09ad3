package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.StopsClass;
import java.time.Instant;

/**
 * A price too strange to believe at first sight.
 *
 * @param requestId of the reply that showed it; only another reply can confirm it
 */
record QuarantinedPrice(
    String provider,
    CarrierCode carrier,
    StopsClass stops,
    String requestId,
    long amountMinor,
    Doubt doubt,
    Instant observedAt) {

  /** What is strange about it. */
  enum Doubt {
    FAR_BELOW,
    FAR_ABOVE
  }

  /** What became of it. */
  enum Outcome {
    CONFIRMED,
    REJECTED,
    EXPIRED
  }

  /** Whether this amount, in another reply, shows the same price: within 2 % of the first. */
  boolean shownAgainBy(
      CarrierCode otherCarrier, StopsClass otherStops, String otherRequest, long otherMinor) {
    return carrier.equals(otherCarrier)
        && stops == otherStops
        && !requestId.equals(otherRequest)
        && Math.abs(otherMinor - amountMinor) * 50 <= amountMinor;
  }
}
