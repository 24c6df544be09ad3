package dev.farehawk.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest price of one series.
 *
 * @param amountMinor minor units of the fare query's currency; null while nothing is on sale
 * @param observedAt since when it is so, in microseconds
 * @param seatsLeft seats left when it became so; null when not told
 * @param link where to book or search; null when not told
 */
public record SeriesPrice(
    @Nullable Long amountMinor,
    Instant observedAt,
    @Nullable Integer seatsLeft,
    @Nullable String link) {}
