package dev.faremarket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ground truth: at this moment this carrier's cheapest fare became this much.
 *
 * @param carrier IATA airline code
 * @param stops 0 for nonstop
 * @param at market time of the change
 * @param amountMinor the new price for one adult in minor units; null when the carrier sold out
 */
public record FareChange(String carrier, int stops, Instant at, @Nullable Long amountMinor) {}
