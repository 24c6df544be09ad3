package dev.farehawk.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of one page: now, and how its reader wants to see times. */
public record Clockwork(Instant now, ZoneId zone) {

  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

  /** Day and minute. */
  public String shortly(Instant at) {
    return SHORT.format(at.atZone(zone));
  }

  /** To the second, without the day. */
  public String exactly(Instant at) {
    return SECONDS.format(at.atZone(zone));
  }
}
