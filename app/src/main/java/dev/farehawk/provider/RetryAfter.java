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

  private RetryAfter() {}

  /**
   * What the headers ask for, between nothing and an hour.
   *
   * @param headers names in lower case
   */
  public static Optional<Duration> of(Map<String, String> headers, Instant now) {
    ProviderClock clock = ProviderClock.of(headers, now);
    return Optional.ofNullable(headers.get("retry-after"))
        .flatMap(clock::until)
        .or(() -> usedUpUntil(headers, now))
        .or(() ->
            RESETS.stream()
                .map(headers::get)
                .filter(Objects::nonNull)
                .flatMap(value -> clock.until(value).stream())
                .findFirst());
  }

  /**
   * The same without a rest that is over already: for whoever was refused it says no more than
   * none, or we would ask on and on.
   */
  public static Optional<Duration> ahead(Map<String, String> headers, Instant now) {
    return of(headers, now).filter(Duration::isPositive);
  }

  private static Optional<Duration> usedUpUntil(Map<String, String> headers, Instant now) {
    return LimitHeaders.read(headers, now).stream()
        .filter(hint -> hint.remaining() == 0)
        .flatMap(hint -> Optional.ofNullable(hint.resetsAt()).stream())
        .max(Comparator.naturalOrder())
        .map(until -> Duration.between(now, until));
  }
}
