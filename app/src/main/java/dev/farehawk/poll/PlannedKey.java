package dev.farehawk.poll;

import dev.farehawk.fare.LookReason;

/**
 * A fare query as planned; times in milliseconds.
 *
 * @param seenAt last look, or {@link KeyTable#NEVER}
 * @param nextAt when it comes up, or now if it waits for its turn
 * @param waits whether only the provider's rate keeps it waiting
 * @param failures looks that failed in a row
 */
record PlannedKey(long seenAt, long nextAt, LookReason lane, boolean waits, int failures) {}
