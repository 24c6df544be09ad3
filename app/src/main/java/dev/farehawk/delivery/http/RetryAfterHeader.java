package dev.farehawk.delivery.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3). Pure. */
final class RetryAfterHeader {

  /** Nobody is left alone for longer than this on a server's word. */
  static final Duration LONGEST = Duration.ofHours(24);

  private RetryAfterHeader() {}

  /** What it asks for; null when there is none that can be read, or it lies in the past. */
  static @Nullable Duration read(@Nullable String value, Instant now) {
    if (value == null) {
      return null;
    }
    Duration asked = asked(value.strip(), now);
    if (asked == null || asked.isNegative()) {
      return null;
    }
    return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
  }

  private static @Nullable Duration asked(String value, Instant now) {
    try {
      return Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST.toSeconds()));
    } catch (NumberFormatException notSeconds) {
      try {
        Instant when = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        return Duration.between(now, when);
      } catch (DateTimeParseException unreadable) {
        return null;
      }
    }
  }
}
