package dev.faremarket.judge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that arrived where the owner of a watch gets them.
 *
 * @param ids what the message says it is about
 * @param channel where it arrived
 * @param receivedAt wall time at which the channel accepted it
 * @param fare the fare it names
 * @param priceMinor the price it names
 * @param recordedAt when the service says it wrote the price down; null when the message does not
 *     tell
 */
public record Message(
    Ids ids,
    Channel channel,
    Instant receivedAt,
    FareKey fare,
    long priceMinor,
    @Nullable Instant recordedAt) {

  /**
   * @param alert one firing of a watch; the same on every channel
   * @param wire one delivery; repeats of it carry the same
   * @param watch the watch that fired
   */
  public record Ids(String alert, String wire, String watch) {}

  /** Where messages arrive; the owner of a judged watch has at most one address on each. */
  public enum Channel {
    INBOX,
    EMAIL,
    WEBHOOK;

    boolean external() {
      return this != INBOX;
    }
  }
}
