package dev.farehawk.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A watch nobody looks at as promised.
 *
 * @param fareQuery the longest forgotten of its fares
 * @param lastLook newest live look at that one; null when there was none
 * @param why in one sentence; null when polling is to be asked
 */
record Forgotten(
    UUID watch,
    UUID account,
    OutageNotice.Fares fares,
    long fareQuery,
    @Nullable Instant lastLook,
    @Nullable String why) {

  Forgotten because(String reason) {
    return new Forgotten(watch, account, fares, fareQuery, lastLook, reason);
  }
}
