package dev.farehawk.web;

import dev.farehawk.web.currency.Conversion;
import dev.farehawk.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The time of one page: now, and how its reader wants to see times and amounts.
 *
 * @param conversion of amounts, besides the fare's own currency
 */
public record Clockwork(Instant now, ZoneId zone, Words words, Conversion conversion) {

  /** With amounts in the fare's own currency alone. */
  public Clockwork(Instant now, ZoneId zone, Words words) {
    this(now, zone, words, Conversion.NONE);
  }

  /** About how much it is in the reader's own currency; null when there is nothing to add. */
  public @Nullable String about(long minor, String currency) {
    return conversion.of(minor, currency, words);
  }

  /** Day and minute. */
  public String shortly(Instant at) {
    return words.moment(at, zone);
  }

  /** To the second, without the day. */
  public String exactly(Instant at) {
    return words.clock(at, zone);
  }
}
