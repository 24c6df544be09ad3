package dev.farehawk.provider.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's reply says of one of its limits.
 *
 * @param name tells its limits apart
 * @param remaining calls that are left
 * @param resetsAt when it counts anew; null when it does not say
 */
public record LimitHint(String name, long remaining, @Nullable Instant resetsAt) {}
