package dev.farehawk.fare;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A provider's priced proposal, in normal form.
 *
 * @param carrier marketing carrier of the first segment
 * @param departsAt local time at the origin; null when the provider does not tell
 * @param duration from departure to arrival; null when not told
 * @param seatsLeft seats left at this price; null when not told
 * @param link where to book or search; null when there is none
 */
public record Offer(
    CarrierCode carrier,
    StopsClass stops,
    Money price,
    PriceBasis basis,
    @Nullable LocalDateTime departsAt,
    @Nullable Duration duration,
    @Nullable Integer seatsLeft,
    @Nullable String link) {}
