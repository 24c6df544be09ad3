package dev.farehawk.delivery;

import dev.farehawk.account.Channel;
import dev.farehawk.delivery.RetrySchedule.Limits;
import java.util.UUID;

/**
 * A delivery that this process may send until its lease ends.
 *
 * @param fence number of this claim; a later claim's is higher, and results of older ones are void
 * @param attempt number of the try that this claim makes, from 1
 */
record Claim(
    UUID delivery,
    Topic topic,
    Parcel.Recipient to,
    Channel channel,
    long fence,
    int attempt,
    Limits limits,
    Held held) {

  /** Why it was not sent as soon as there was something to send. */
  enum Held {
    NOT,
    /** Its owner's quiet hours. */
    QUIET,
    /** It waited for others, and brings them along. */
    DIGEST
  }
}
