package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of what a provider asks at least within a departure window.
 *
 * @param amountMinor null when nothing is on sale there
 */
record WindowPoint(
    long fareQuery,
    FareFilter filter,
    String provider,
    CarrierCode carrier,
    Instant observedAt,
    @Nullable Long amountMinor) {}
