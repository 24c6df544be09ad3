package dev.faremarket.judge;

import java.time.Instant;

/**
 * A price that really fell.
 *
 * @param at when
 * @param until when it changed again, or the end of what is known
 * @param priceMinor the price that stood in between
 */
record TrueFall(FareKey fare, Instant at, Instant until, long priceMinor) {}
