package dev.farehawk.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * One way to say when calls are welcome again, sensible or not, and how long a rest it comes to.
 *
 * @param headers what the provider sends
 * @param least the shortest rest that keeps to it
 * @param most the longest that is no waste
 */
record Resets(Map<String, String> headers, Duration least, Duration most) {

  private static final Duration HOUR = Duration.ofHours(1);

  /** What no header says sensibly is up to the adapter: some rest, and no long one. */
  private static Resets nonsense(String header, String value) {
    return new Resets(Map.of(header, value), Duration.ofMillis(1), Duration.ofMinutes(2));
  }

  private static Resets exactly(Map<String, String> headers, long seconds) {
    return new Resets(headers, Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
  }

  /** A moment is written in whole seconds, and the test takes some time. */
  private static Resets about(Map<String, String> headers, long seconds) {
    return new Resets(headers, Duration.ofSeconds(seconds - 20), Duration.ofSeconds(seconds + 2));
  }

  static List<Resets> all() {
    Instant soon = Clock.systemUTC().instant().plusSeconds(300);
    String epoch = Long.toString(soon.getEpochSecond());
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(soon.atOffset(ZoneOffset.UTC));
    return List.of(
        exactly(Map.of("Retry-After", "300"), 300),
        about(Map.of("Retry-After", date), 300),
        about(Map.of("Retry-After", epoch), 300),
        about(Map.of("Retry-After", epoch + "000"), 300),
        about(Map.of("Retry-After", soon.toString()), 300),
        exactly(Map.of("RateLimit", "\"minute\";r=0;t=300"), 300),
        exactly(Map.of("RateLimit", "limit=10, remaining=0, reset=300"), 300),
        exactly(Map.of("RateLimit-Remaining", "0", "RateLimit-Reset", "300"), 300),
        about(Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", epoch), 300),
        about(Map.of("ratelimit-remaining", "0", "ratelimit-reset", date), 300),
        about(
            Map.of("EG-Rate-Limit-Remaining-Minute", "0", "EG-Rate-Limit-Reset-Minute", epoch),
            300),
        new Resets(Map.of("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"), HOUR, HOUR),
        nonsense("Retry-After", "253402300799"),
        nonsense("Retry-After", "Thu, 01 Jan 1970 00:00:00 GMT"),
        nonsense("Retry-After", "0"),
        nonsense("Retry-After", "-300"),
        nonsense("Retry-After", "soon"),
        nonsense("Retry-After", "99999999999999999999"),
        nonsense("RateLimit", "\"minute\";r=0;t=-300"));
  }

  ErrorCase on(ErrorCase error) {
    ErrorCase with = error;
    for (var header : headers.entrySet()) {
      with = with.with(header.getKey(), header.getValue());
    }
    return with;
  }

  @Override
  public String toString() {
    return headers.toString();
  }
}
