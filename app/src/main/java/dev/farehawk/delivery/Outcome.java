package dev.farehawk.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one try to hand a parcel to a channel. */
public sealed interface Outcome {

  /** The channel has taken responsibility for it. */
  record Accepted() implements Outcome {}

  /** Taken, and the other side has shown of itself that it is who it should be. */
  record Confirmed() implements Outcome {}

  /**
   * Not taken now; try again.
   *
   * @param after no sooner than this, where the other side asked for it
   * @param why for the owner and the operator to read
   */
  record Retry(@Nullable Duration after, String why) implements Outcome {}

  /** Nobody was there to take it: it was not sent, and others at the same host would fare alike. */
  record Unreachable(String why) implements Outcome {}

  /**
   * Will never be taken.
   *
   * @param disable true when the endpoint itself is gone for good and must not be used again
   */
  record Permanent(String why, boolean disable) implements Outcome {}

  /** It may have been taken, nobody knows; sending again may make a duplicate with the same id. */
  record Ambiguous(String why) implements Outcome {}
}
