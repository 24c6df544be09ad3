package dev.farehawk.provider;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads how long a provider wants to be left alone: {@code Retry-After} (RFC 9110, 10.2.3: seconds
 * or an HTTP date) and the usual reset headers, which hold seconds, a Unix time or an HTTP date.
 */
public final class RetryAfter {

  private static final List<String> HEADERS =
      List.of(
          "retry-after",
          "ratelimit-reset",
          "x-ratelimit-reset",
          "x-rate-limit-reset",
          "eg-rate-limit-reset-minute");

  /** No provider is left alone for longer than this on its own word. */
  static final Duration LONGEST = Duration.ofHours(1);

  /** Numbers above this are Unix seconds, below it seconds from now: thirty years. */
  private static final long FIRST_EPOCH_SECOND = 946_684_800;

  private RetryAfter() {}

  /**
   * What the headers ask for, between nothing and an hour.
   *
   * @param headers names in lower case
   */
  public static Optional<Duration> of(Map<String, String> headers, Instant now) {
    return HEADERS.stream()
        .map(headers::get)
        .filter(value -> value != null && !value.isBlank())
        .flatMap(value -> read(value.strip(), now).stream())
        .findFirst()
        .map(RetryAfter::bounded);
  }

  private static Optional<Duration> read(String value, Instant now) {
    try {
      if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
        long number = Long.parseLong(value);
        return Optional.of(
            number >= FIRST_EPOCH_SECOND
                ? Duration.between(now, Instant.ofEpochSecond(number))
                : Duration.ofSeconds(number));
      }
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, until));
    } catch (NumberFormatException | DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
