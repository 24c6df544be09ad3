package dev.farehawk.poll;

/**
 * What is wanted of a fare query; times in milliseconds.
 *
 * @param watchers weighted number of watches, above zero
 * @param lookNow whether it waits for its first look
 * @param seenAt last look before this process began, or {@link Long#MIN_VALUE} if there was none
 * @param goneAt when nobody can depart any more
 */
public record Wish(double watchers, boolean lookNow, long seenAt, long goneAt) {

  /** Refuses a wish of nobody. */
  public Wish {
    if (!(watchers > 0)) {
      throw new IllegalArgumentException("watchers must be above zero, not " + watchers);
    }
  }

  /** Somebody waits for the first look at a fare query that nobody looked at yet. */
  public static Wish neverSeen(double watchers, long goneAt) {
    return new Wish(watchers, true, KeyTable.NEVER, goneAt);
  }
}
