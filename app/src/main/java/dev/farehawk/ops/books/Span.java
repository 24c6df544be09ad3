package dev.farehawk.ops.books;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How far back the books are looked at. It begins on a full hour, as the ledger of calls does. */
public enum Span {
  /** The running hour and the one before. */
  HOUR(1),
  /** The running hour and the 24 before. */
  DAY(24);

  private final int hours;

  Span(int hours) {
    this.hours = hours;
  }

  Instant from(Instant now) {
    return now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(hours));
  }
}
