package dev.farehawk.web;

import dev.farehawk.words.Words;
import java.time.Instant;
import java.time.ZoneId;

/** The time of one page: now, and how its reader wants to see times. */
public record Clockwork(Instant now, ZoneId zone, Words words) {

  /** Day and minute. */
  public String shortly(Instant at) {
    return words.moment(at, zone);
  }

  /** To the second, without the day. */
  public String exactly(Instant at) {
    return words.clock(at, zone);
  }
}
