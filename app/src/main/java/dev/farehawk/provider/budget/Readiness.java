package dev.farehawk.provider.budget;

import java.time.Instant;

/**
 * When a limit lets a call through.
 *
 * @param at from this moment on, as far as is known; not after the moment asked about if now
 * @param why what stands in the way until then
 */
public record Readiness(Instant at, Why why) {

  /** What can stand in the way of a call. */
  public enum Why {
    /** Nothing. */
    NOTHING("nothing"),
    /** Calls are spread over the window, and the window is full for now. */
    RATE("its rate limit"),
    /** The calls that were paid for, or are free, are used up. */
    QUOTA("its quota is used up"),
    /** The money set aside for it is spent. */
    MONEY("its budget is spent"),
    /** The turn of a day, month, hour or minute: ours and the provider's clock may disagree. */
    TURN("the provider is about to count anew"),
    /** The ledger did not grant in time; nothing is spent without it. */
    LEDGER("the ledger of budgets cannot be reached"),
    /** The provider's own headers say so. */
    HEADERS("the provider says that its limit is reached");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    /** Whether this happens all day long and nobody needs to be told. */
    public boolean isOrdinary() {
      return switch (this) {
        case NOTHING, RATE, TURN -> true;
        case QUOTA, MONEY, LEDGER, HEADERS -> false;
      };
    }

    /** For a page: what the provider waits for. */
    public String words() {
      return words;
    }
  }

  static Readiness now(Instant now) {
    return new Readiness(now, Why.NOTHING);
  }

  /** Whether a call may go out at this moment. */
  public boolean isReady(Instant now) {
    return !at.isAfter(now);
  }
}
