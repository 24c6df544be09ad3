package dev.farehawk.poll;

/**
 * What is wanted of a fare query.
 *
 * @param watchers weighted number of watches, above zero
 * @param lookNow whether it waits for its first look
 * @param seenAt last look before this process began, in milliseconds, or {@link #NEVER_SEEN}
 */
public record Wish(double watchers, boolean lookNow, long seenAt) {

  /** Of a fare query at which nobody has looked. */
  public static final long NEVER_SEEN = Long.MIN_VALUE;

  /** Refuses a wish of nobody. */
  public Wish {
    if (!(watchers > 0)) {
      throw new IllegalArgumentException("watchers must be above zero, not " + watchers);
    }
  }

  /** Somebody waits for the first look at a fare query that nobody looked at yet. */
  public static Wish neverSeen(double watchers) {
    return new Wish(watchers, true, NEVER_SEEN);
  }
}
