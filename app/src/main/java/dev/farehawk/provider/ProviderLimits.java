package dev.farehawk.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider allows, and how long it is waited for. What is null is taken from the free plan
 * of the provider's kind.
 *
 * @param calls calls in one window, 1 to 100,000
 * @param window length of a window, 1 s to 1 h; calls in any stretch of this length stay within the
 *     limit
 * @param quotaPerDay calls in a day of UTC; 0 for no quota
 * @param quotaPerMonth calls in a month of UTC; 0 for no quota
 * @param timeout from the first byte sent to the last one received, 100 ms to 2 min
 * @param concurrency calls at once, 1 to 1,000
 */
public record ProviderLimits(
    @Nullable Integer calls,
    @Nullable Duration window,
    @Nullable Long quotaPerDay,
    @Nullable Long quotaPerMonth,
    @Nullable Duration timeout,
    @Nullable Integer concurrency) {

  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);
  static final int DEFAULT_CONCURRENCY = 64;
  private static final int MOST_CALLS = 100_000;
  private static final int MOST_CONCURRENT = 1_000;

  /** Refuses limits that would stop or flood a provider. */
  public ProviderLimits {
    require(calls == null || (calls >= 1 && calls <= MOST_CALLS), "calls must be 1 to 100000");
    require(
        window == null || within(window, Duration.ofSeconds(1), Duration.ofHours(1)),
        "window must be 1s to 1h");
    require(quotaPerDay == null || quotaPerDay >= 0, "quota-per-day must be 0 (none) or more");
    require(
        quotaPerMonth == null || quotaPerMonth >= 0, "quota-per-month must be 0 (none) or more");
    require(
        timeout == null || within(timeout, Duration.ofMillis(100), Duration.ofMinutes(2)),
        "timeout must be 100ms to 2m");
    require(
        concurrency == null || (concurrency >= 1 && concurrency <= MOST_CONCURRENT),
        "concurrency must be 1 to 1000");
  }

  private static boolean within(Duration value, Duration least, Duration most) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException("limits of a provider: " + sentence);
    }
  }

  /** So many calls a second, no quota: what a simulated provider or a paid plan allows. */
  public static ProviderLimits perSecond(int calls, Duration timeout, int concurrency) {
    return new ProviderLimits(calls, Duration.ofSeconds(1), 0L, 0L, timeout, concurrency);
  }

  ProviderLimits filledFrom(ProviderLimits plan) {
    return new ProviderLimits(
        calls == null ? plan.calls : calls,
        window == null ? plan.window : window,
        quotaPerDay == null ? plan.quotaPerDay : quotaPerDay,
        quotaPerMonth == null ? plan.quotaPerMonth : quotaPerMonth,
        timeout == null ? plan.timeout : timeout,
        concurrency == null ? plan.concurrency : concurrency);
  }

  int callsPerWindow() {
    return calls == null ? 1 : calls;
  }

  Duration windowLength() {
    return window == null ? Duration.ofSeconds(1) : window;
  }

  long dailyQuota() {
    return quotaPerDay == null ? 0 : quotaPerDay;
  }

  long monthlyQuota() {
    return quotaPerMonth == null ? 0 : quotaPerMonth;
  }

  Duration totalTimeout() {
    return timeout == null ? DEFAULT_TIMEOUT : timeout;
  }

  int callsAtOnce() {
    return concurrency == null ? DEFAULT_CONCURRENCY : concurrency;
  }
}
