package dev.farehawk.provider;

import dev.farehawk.provider.budget.Limit;
import dev.farehawk.provider.budget.LimitWindow;
import dev.farehawk.provider.budget.LimitWindow.Calendar;
import dev.farehawk.provider.budget.LimitWindow.Period;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * So many calls in a window.
 *
 * @param calls 1 to 100,000
 * @param window 1 s to 1 h
 * @param kind whether it slides (when null) or follows the clock
 */
public record RateLimit(int calls, Duration window, @Nullable Kind kind) {

  static final int MOST_CALLS = 100_000;
  static final Duration SHORTEST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofHours(1);

  /** How a provider counts. */
  public enum Kind {
    /** Any stretch of the window's length. Safe with every provider; right when in doubt. */
    SLIDING,
    /** By the minute or the hour of the clock: its first second brings the whole number again. */
    FIXED
  }

  /** Refuses limits that would stop or flood a provider. */
  public RateLimit {
    ProviderLimits.require(calls >= 1 && calls <= MOST_CALLS, "calls must be 1 to 100000");
    ProviderLimits.require(
        window != null && ProviderLimits.within(window, SHORTEST, LONGEST),
        "window must be 1s to 1h");
    ProviderLimits.require(
        kind != Kind.FIXED || hasClock(window), "a FIXED window must be 1m or 1h long");
  }

  /** Whether a clock shows windows of this length. */
  static boolean hasClock(Duration window) {
    return window.equals(Duration.ofMinutes(1)) || window.equals(Duration.ofHours(1));
  }

  Limit limit(ZoneId zone) {
    LimitWindow counted =
        kind != Kind.FIXED
            ? new LimitWindow.Sliding(window)
            : new Calendar(
                window.equals(Duration.ofHours(1)) ? Period.HOUR : Period.MINUTE, zone, 1);
    return new Limit("calls-per-" + words(window), Limit.Kind.RATE, calls, counted);
  }

  /** Such as {@code 1m} or {@code 1h30m}. */
  private static String words(Duration window) {
    return window.toString().substring("PT".length()).toLowerCase(java.util.Locale.ROOT);
  }
}
