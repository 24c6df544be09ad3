package dev.farehawk.provider;

import dev.farehawk.fare.Freshness;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a provider bills and counts against its quotas. In doubt a call is billed: one of
 * which no reply came back may have been served all the same.
 */
public enum BillingRule {
  /** Every call that reaches it. */
  EVERY_CALL,
  /** Those it answers with a success, with or without prices. */
  SUCCESSFUL,
  /** The same without those that it answers out of its own cache. */
  SUCCESSFUL_UNCACHED;

  /** A price this much older than the question came out of a cache, whatever the clocks say. */
  private static final Duration SURELY_CACHED = Duration.ofMinutes(1);

  private static final int FIRST_ERROR = 400;

  /**
   * Whether this call is billed.
   *
   * @param begin when it was sent
   * @param status of the reply; null when there was none
   */
  boolean bills(ProviderResult result, Instant begin, @Nullable Integer status) {
    return switch (this) {
      case EVERY_CALL -> true;
      case SUCCESSFUL -> isSuccess(status);
      case SUCCESSFUL_UNCACHED -> isSuccess(status) && !isCached(result, begin);
    };
  }

  private static boolean isSuccess(@Nullable Integer status) {
    return status == null || status < FIRST_ERROR;
  }

  private static boolean isCached(ProviderResult result, Instant begin) {
    return result instanceof ProviderResult.Found found
        && found.answers().stream()
            .allMatch(answer ->
                answer.freshness() == Freshness.CACHED
                    && answer.observedAt().isBefore(begin.minus(SURELY_CACHED)));
  }
}
