package dev.faremarket.judge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that arrived and says that a fare told of before is gone.
 *
 * @param channel where it arrived
 * @param receivedAt wall time at which the channel accepted it
 * @param toldMinor the price of the alert it corrects
 * @param nowMinor what the fare costs instead; null when nothing is on sale
 */
public record CorrectionMessage(
    Ids ids,
    Message.Channel channel,
    Instant receivedAt,
    FareKey fare,
    long toldMinor,
    @Nullable Long nowMinor) {

  /**
   * @param correction the same on every channel
   * @param wire one delivery; repeats of it carry the same
   * @param alert the alert it corrects
   * @param watch the watch whose alert that was
   */
  public record Ids(String correction, String wire, String alert, String watch) {}
}
