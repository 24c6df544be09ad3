package dev.farehawk.web;

import java.time.Duration;
import java.time.Instant;

/** Lengths of time as people say them. */
public final class Spans {

  private Spans() {}

  /** In the largest unit that fits, rounded down: "45 seconds", "3 hours". */
  public static String words(Duration span) {
    if (span.toSeconds() < 90) {
      return count(Math.max(0, span.toSeconds()), "second");
    }
    if (span.toMinutes() < 90) {
      return count(span.toMinutes(), "minute");
    }
    return span.toHours() < 48 ? count(span.toHours(), "hour") : count(span.toDays(), "day");
  }

  /** How long ago that was. */
  public static String ago(Instant then, Instant now) {
    Duration span = Duration.between(then, now);
    return span.toSeconds() < 5 ? "just now" : words(span) + " ago";
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
