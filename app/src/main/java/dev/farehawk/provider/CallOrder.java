package dev.farehawk.provider;

import dev.farehawk.fare.LookReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a call is for.
 *
 * @param reason why it is made, for the cost ledger
 * @param worthUntil when its answer loses its worth: it is cut off then; null when only the
 *     configured time limit holds
 * @param oldestAnswer an answer to the same question that is no older will do as well; zero when it
 *     must be live
 */
public record CallOrder(LookReason reason, @Nullable Instant worthUntil, Duration oldestAnswer) {

  /** Asked of the provider itself, for as long as configured. */
  public static CallOrder live(LookReason reason) {
    return new CallOrder(reason, null, Duration.ZERO);
  }

  /** The same, cut off when its answer loses its worth. */
  public CallOrder worthUntil(Instant moment) {
    return new CallOrder(reason, moment, oldestAnswer);
  }

  /**
   * The same, but content with an answer of this age, if the provider would give the same one for
   * nothing. Not for looks that have a deadline to keep: they would see no change.
   */
  public CallOrder contentWith(Duration age) {
    return new CallOrder(reason, worthUntil, age);
  }
}
