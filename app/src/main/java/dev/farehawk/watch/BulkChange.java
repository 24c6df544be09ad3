package dev.farehawk.watch;

import java.time.Instant;

/** What is done to many watches at once. */
public sealed interface BulkChange {

  /** Stops alerts and looks of the active ones. */
  record Pause() implements BulkChange {}

  /** Goes on with the paused ones. */
  record Resume() implements BulkChange {}

  /** Tells nothing before this moment; looks go on. */
  record Snooze(Instant until) implements BulkChange {}

  /** Ends a snooze. */
  record Wake() implements BulkChange {}

  /** Ends them for good; their alerts stay readable. */
  record Delete() implements BulkChange {}

  /**
   * Gives them another rule, one that needs no amount: watches may be in several currencies. Those
   * that have it already are left alone; the others begin anew.
   */
  record Judge(Rule rule) implements BulkChange {

    /** Refuses a rule with an amount. */
    public Judge {
      if (rule instanceof Rule.TargetPrice || rule instanceof Rule.FallsByAmount) {
        throw new IllegalArgumentException("a rule for many watches has no amount");
      }
    }
  }
}
