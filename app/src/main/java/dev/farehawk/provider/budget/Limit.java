package dev.farehawk.provider.budget;

import java.time.Duration;

/**
 * So much, in every window.
 *
 * @param name names it among the limits of its provider, in the ledger and in metrics
 * @param kind what is counted
 * @param most calls, or millionths of the billing currency
 * @param window when a new count begins
 */
public record Limit(String name, Kind kind, long most, LimitWindow window) {

  /** What a limit counts. */
  public enum Kind {
    /** Every call that is made, however it ends. */
    RATE,
    /** Calls that the provider bills. */
    QUOTA,
    /** Billed calls that cost nothing yet. */
    FREE,
    /** Millionths of the billing currency. */
    MONEY
  }

  /** Below this a window is too short for blocks: each would count for longer than the window. */
  private static final Duration SHORT = Duration.ofMinutes(1);

  private static final long RATE_BLOCKS = 20;
  private static final long QUOTA_BLOCKS = 100;
  private static final long LARGEST_BLOCK = 1_000;
  private static final Duration SHORTEST_LIFE = Duration.ofSeconds(2);
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
  private static final int LIVES = 60;

  /** Refuses a limit that nothing can pass. */
  public Limit {
    if (most < 1) {
      throw new IllegalArgumentException("limit " + name + " must be at least 1, not " + most);
    }
  }

  /** Whether nodes share it by the rate of each instead of by blocks. */
  boolean isSharedByRate() {
    return window instanceof LimitWindow.Sliding(Duration length) && length.compareTo(SHORT) < 0;
  }

  /** Units of one grant: so much at most is lost in a crash. */
  long block() {
    return switch (kind) {
      case RATE -> Math.clamp(most / RATE_BLOCKS, 1, LARGEST_BLOCK);
      case QUOTA, FREE -> Math.clamp(most / QUOTA_BLOCKS, 1, LARGEST_BLOCK);
      case MONEY -> Math.max(most / QUOTA_BLOCKS, 1);
    };
  }

  /** How long a grant may be used; what is left then goes back. */
  Duration life() {
    Duration part = window.length().dividedBy(LIVES);
    if (part.compareTo(SHORTEST_LIFE) < 0) {
      return SHORTEST_LIFE;
    }
    return part.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : part;
  }
}
