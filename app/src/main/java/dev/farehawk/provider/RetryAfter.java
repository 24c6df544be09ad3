package dev.farehawk.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads how long a provider wants to be left alone: {@code Retry-After} (RFC 9110, 10.2.3), or else
 * the latest reset among its limits that are used up, or else any reset it names.
 */
public final class RetryAfter {

  private static final List<String> RESETS =
      List.of(
          "ratelimit-reset",
          "x-ratelimit-reset",
          "x-rate-limit-reset",
          "eg-rate-limit-reset-minute");

  /** No provider is left alone for longer than this on its own word. */
  static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /**
   * What the headers ask for, between nothing and an hour.
   *
   * @param headers names in lower case
   */
  public static Optional<Duration> of(Map<String, String> headers, Instant now) {
    return Optional.ofNullable(headers.get("retry-after"))
        .flatMap(value -> ResetTime.read(value, now))
        .or(() -> usedUpUntil(headers, now))
        .or(() ->
            RESETS.stream()
                .map(headers::get)
                .filter(Objects::nonNull)
                .flatMap(value -> ResetTime.read(value, now).stream())
                .findFirst())
        .map(until -> bounded(Duration.between(now, until)));
  }

  private static Optional<Instant> usedUpUntil(Map<String, String> headers, Instant now) {
    return LimitHeaders.read(headers, now).stream()
        .filter(hint -> hint.remaining() == 0)
        .flatMap(hint -> Optional.ofNullable(hint.resetsAt()).stream())
        .max(Comparator.naturalOrder());
  }

  private static Duration bounded(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
