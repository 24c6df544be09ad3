package dev.faremarket.judge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ground truth: the lowest price that a live search would show changed.
 *
 * @param fare whose price
 * @param at wall time
 * @param priceMinor as a live search shows it, in minor units; null when everything sold out
 */
public record TrueChange(FareKey fare, Instant at, @Nullable Long priceMinor) {}
