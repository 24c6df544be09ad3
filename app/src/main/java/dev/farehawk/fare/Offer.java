package dev.farehawk.fare;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A provider's priced proposal, in normal form.
 *
 * @param carrier marketing carrier of the first segment
 * @param stops of the way with more of them; {@link StopsClass#ANY} where the provider does not
 *     tell those of both ways
 * @param departsAt local time at the origin; null when the provider does not tell
 * @param returnsAt local time at the destination when the way back begins; null for one way, and
 *     when not told
 * @param duration of the way there, from departure to arrival; null when not told
 * @param seatsLeft seats left at this price; null when not told
 * @param link where to book or search; null when there is none
 */
public record Offer(
    CarrierCode carrier,
    StopsClass stops,
    Money price,
    PriceBasis basis,
    @Nullable LocalDateTime departsAt,
    @Nullable LocalDateTime returnsAt,
    @Nullable Duration duration,
    @Nullable Integer seatsLeft,
    @Nullable String link) {

  /** An offer for one way, or one whose way back is not told. */
  public Offer(
      CarrierCode carrier,
      StopsClass stops,
      Money price,
      PriceBasis basis,
      @Nullable LocalDateTime departsAt,
      @Nullable Duration duration,
      @Nullable Integer seatsLeft,
      @Nullable String link) {
    this(carrier, stops, price, basis, departsAt, null, duration, seatsLeft, link);
  }
}
