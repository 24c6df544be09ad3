package dev.farehawk.ops.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits between two stages.
 *
 * @param waits where
 * @param channel of deliveries; null elsewhere
 * @param depth how much waits, at most 100,000 (500,000 deliveries of all channels)
 * @param held deliveries that wait beside those because their owners want quiet or a digest
 * @param oldest when the oldest of it came; of deliveries the earliest time it must arrive by; null
 *     when nothing waits
 * @param late whether it has waited too long
 */
public record Queue(
    Place waits,
    @Nullable String channel,
    long depth,
    long held,
    @Nullable Instant oldest,
    boolean late) {

  /** Between which stages. */
  public enum Place {
    /** Changed prices, for the oracle. */
    JUDGE,
    /** Verdicts, for the watches. */
    FIRE,
    /** Alerts, for a channel. */
    DELIVER,
    /** Doubtful prices, for a second look. */
    CONFIRM
  }
}
