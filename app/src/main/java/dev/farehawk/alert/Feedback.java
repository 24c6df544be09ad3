package dev.farehawk.alert;

import java.time.Instant;

/**
 * What somebody said of an alert.
 *
 * @param given when they said so last
 */
public record Feedback(Answer answer, Instant given) {

  /** What there is to say. */
  public enum Answer {
    USEFUL,
    NOT_USEFUL,
    /** The price was gone when they looked. */
    GONE,
    BOOKED
  }
}
