package dev.faremarket.server;

import java.time.Duration;

/**
 * How one of the two providers behaves when nothing is wrong with it.
 *
 * @param key what a client must send to be answered; not blank
 * @param rate requests that it answers
 * @param quota billed requests that it answers in all, for as long as the server runs
 * @param latency how long it takes
 */
public record ProviderSettings(String key, RateLimit rate, long quota, Latency latency) {

  /** Stands for a quota that is never reached. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  /** Refuses a blank key. */
  public ProviderSettings {
    if (key.isBlank()) {
      throw new IllegalArgumentException("a provider's key must not be blank");
    }
  }

  /** The calendar's published limits: 600 requests a minute, no quota, quick because cached. */
  public static ProviderSettings calendar(String key) {
    return new ProviderSettings(
        key,
        RateLimit.perMinute(600),
        UNBOUNDED,
        new Latency(Duration.ofMillis(40), Duration.ofMillis(200)));
  }

  /**
   * The live search's limits on its free plan: 250 searches, 50 an hour, a search takes a while.
   */
  public static ProviderSettings live(String key) {
    return new ProviderSettings(
        key,
        RateLimit.perHour(50),
        250,
        new Latency(Duration.ofMillis(150), Duration.ofMillis(600)));
  }

  /** The same provider with another rate limit. */
  public ProviderSettings withRate(RateLimit other) {
    return new ProviderSettings(key, other, quota, latency);
  }

  /** The same provider with another quota. */
  public ProviderSettings withQuota(long other) {
    return new ProviderSettings(key, rate, other, latency);
  }

  /** The same provider with another latency. */
  public ProviderSettings withLatency(Latency other) {
    return new ProviderSettings(key, rate, quota, other);
  }
}
