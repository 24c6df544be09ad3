package dev.farehawk.ops.insight;

import dev.farehawk.fare.FareQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The lowest price that is known of a fare.
 *
 * @param amountMinor minor units of the fare's currency; null when nothing was on sale
 * @param seen when somebody looked last
 */
public record DatePrice(FareQuery fare, @Nullable Long amountMinor, Instant seen) {}
