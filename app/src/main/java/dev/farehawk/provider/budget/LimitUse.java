package dev.farehawk.provider.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a limit is used.
 *
 * @param used units that count now: spent by any node, held by other nodes, or lost in a crash; as
 *     of the last grant, with what this process has spent since
 * @param atHand units that this process may spend without asking
 * @param start when the window of now began; null when it slides
 * @param end when it ends; null when it slides
 * @param grantedAt when the ledger last granted; null if not yet
 */
public record LimitUse(
    Limit limit,
    long used,
    long atHand,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable Instant grantedAt) {

  /** Units that may still be spent in this window. */
  public long left() {
    return Math.max(limit.most() - used, 0);
  }
}
