package dev.faremarket.server;

import java.time.Duration;

/**
 * So many requests in each window of the wall clock; windows start at multiples of their length, as
 * with "429 until the minute ends".
 *
 * @param requests requests answered in one window, at least 1
 * @param window length of a window, at least a millisecond
 */
public record RateLimit(long requests, Duration window) {

  /** Refuses a limit that would answer nothing. */
  public RateLimit {
    if (requests < 1 || window.toMillis() < 1) {
      throw new IllegalArgumentException(
          "a rate limit needs at least 1 request and 1 ms, not " + requests + " per " + window);
    }
  }

  /** So many requests in each second. */
  public static RateLimit perSecond(long requests) {
    return new RateLimit(requests, Duration.ofSeconds(1));
  }

  /** So many requests in each minute. */
  public static RateLimit perMinute(long requests) {
    return new RateLimit(requests, Duration.ofMinutes(1));
  }

  /** So many requests in each hour. */
  public static RateLimit perHour(long requests) {
    return new RateLimit(requests, Duration.ofHours(1));
  }
}
