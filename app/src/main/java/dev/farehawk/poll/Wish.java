package dev.farehawk.poll;

/**
 * What is wanted of a fare query; times in milliseconds.
 *
 * @param watchers weighted number of watches, above zero
 * @param lookNow whether it waits for its first look
 * @param seenAt last look before this process began, or {@link KeyTable#NEVER}
 * @param goneAt when nobody can depart any more
 */
record Wish(double watchers, boolean lookNow, long seenAt, long goneAt) {

  Wish {
    if (!(watchers > 0)) {
      throw new IllegalArgumentException("watchers must be above zero, not " + watchers);
    }
  }
}
