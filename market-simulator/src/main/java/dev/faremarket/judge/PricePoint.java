package dev.faremarket.judge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From this moment on the lowest price was this.
 *
 * @param at wall time
 * @param priceMinor minor units; null while nothing was on sale
 */
public record PricePoint(Instant at, @Nullable Long priceMinor) {}
