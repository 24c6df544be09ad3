package dev.farehawk.provider.declarative;

import dev.farehawk.provider.ProviderClock;
import dev.farehawk.provider.budget.LimitHint;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The headers in which a provider tells when there are calls again.
 *
 * @param remaining name of the one with the calls left, in lower case; null when there is none
 * @param reset name of the other, in lower case
 */
record RateHeaders(@Nullable String remaining, String reset, Format format) {

  /** No provider is left alone for longer on its own word. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final int MOST_DIGITS = 12;

  /** How the reset is written. */
  enum Format {
    HTTP_DATE,
    EPOCH,
    DELTA
  }

  /** Whether the provider says that no call is left; some refuse with 403 then. */
  boolean noneLeft(Map<String, String> headers) {
    return remaining != null && headers.getOrDefault(remaining, "").strip().equals("0");
  }

  /** What the headers leave us; nothing when they do not tell, or oddly. */
  Optional<LimitHint> hint(Map<String, String> headers, Instant now) {
    String left = remaining == null ? "" : headers.getOrDefault(remaining, "").strip();
    return left.matches("[0-9]{1,12}")
        ? Optional.of(
            new LimitHint(
                "declared",
                Long.parseLong(left),
                untilReset(headers, now).map(now::plus).orElse(null)))
        : Optional.empty();
  }

  /** How long until there are calls again, at most an hour; nothing when the header is odd. */
  Optional<Duration> untilReset(Map<String, String> headers, Instant now) {
    String value = headers.getOrDefault(reset, "").strip();
    try {
      return Optional.of(bounded(read(value, ProviderClock.of(headers, now).theirs())));
    } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private Duration read(String value, Instant now) {
    return switch (format) {
      case HTTP_DATE ->
          Duration.between(
              now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      case EPOCH -> Duration.between(now, Instant.ofEpochSecond(number(value)));
      case DELTA -> Duration.ofSeconds(number(value));
    };
  }

  private static long number(String value) {
    if (value.length() > MOST_DIGITS) {
      throw new NumberFormatException("too many digits");
    }
    return Long.parseLong(value);
  }

  private static Duration bounded(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
