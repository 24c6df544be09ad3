package dev.farehawk.provider;

import dev.farehawk.provider.budget.LimitUse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one of a provider's limits is used, over all nodes, as far as this one knows.
 *
 * @param name such as {@code calls-per-month}
 * @param most calls, or millionths of the billing currency
 * @param used spent, held by other nodes, or lost in a crash
 * @param atHand what this node may spend without asking the others
 * @param start when the period of now began; null for a sliding window
 * @param end when it ends; null for a sliding window
 * @param grantedAt when this node was last granted something; null if not yet
 */
public record LimitState(
    String name,
    Kind kind,
    long most,
    long used,
    long atHand,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable Instant grantedAt) {

  /** What a limit counts. */
  public enum Kind {
    /** Calls in seconds to hours. */
    RATE,
    /** Billed calls in a day or month. */
    QUOTA,
    /** Billed calls of a month that cost nothing. */
    FREE_CALLS,
    /** Millionths of the billing currency in a day or month. */
    MONEY
  }

  static LimitState of(LimitUse use) {
    return new LimitState(
        use.limit().name(),
        switch (use.limit().kind()) {
          case RATE -> Kind.RATE;
          case QUOTA -> Kind.QUOTA;
          case FREE -> Kind.FREE_CALLS;
          case MONEY -> Kind.MONEY;
        },
        use.limit().most(),
        use.used(),
        use.atHand(),
        use.start(),
        use.end(),
        use.grantedAt());
  }

  /** What may still be spent in this period. */
  public long left() {
    return Math.max(most - used, 0);
  }

  /** How to spend it over its period; null for a sliding window, which has none. */
  public @Nullable QuotaPlan plan(HourlyHazard hazard) {
    return start == null || end == null ? null : new QuotaPlan(start, end, most, hazard);
  }
}
