package dev.farehawk.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of one series: from this moment on the price was this. Written only when it changes.
 *
 * @param amountMinor minor units of the fare query's currency; null when it is no longer on sale
 * @param requestId of the reply that showed it
 */
public record PricePoint(
    long fareQuery,
    SeriesKey series,
    Instant observedAt,
    @Nullable Long amountMinor,
    @Nullable Integer seatsLeft,
    String requestId) {}
