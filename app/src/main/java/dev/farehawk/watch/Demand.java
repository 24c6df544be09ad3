package dev.farehawk.watch;

import dev.farehawk.fare.FareQueryRef;

/**
 * How much one fare query is wanted now; replaces what was said of it before.
 *
 * @param watchers weighted number of active watches on it; zero ends the demand
 * @param lookNow true when a new watch waits for its first look
 */
public record Demand(FareQueryRef fareQuery, double watchers, boolean lookNow) {

  /** Refuses a weight that cannot be ordered. */
  public Demand {
    if (!(watchers >= 0) || Double.isInfinite(watchers)) {
      throw new IllegalArgumentException("watchers must be zero or more, not " + watchers);
    }
  }
}
