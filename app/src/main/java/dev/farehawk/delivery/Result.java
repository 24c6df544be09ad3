package dev.farehawk.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a claim, and when.
 *
 * @param recorded when the price that is told was written down; null when the alert is gone or was
 *     held back as its owner wished
 */
record Result(Claim claim, Outcome outcome, Instant at, @Nullable Instant recorded) {}
