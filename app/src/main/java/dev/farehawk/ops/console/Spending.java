package dev.farehawk.ops.console;

import dev.farehawk.provider.LimitState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider has cost, and how far its tightest quota is used.
 *
 * @param currency ISO code that costs are in
 * @param today since midnight UTC; calls of the last minute may be missing
 * @param week the same over seven days
 * @param tightest the limit of a day or month that runs ahead of its time the most; null when it
 *     has none
 */
public record Spending(
    String provider,
    String health,
    String currency,
    Calls today,
    Calls week,
    @Nullable Burn tightest) {

  /**
   * Calls in the ledger.
   *
   * @param failed those with any other outcome than an answer
   * @param costMicros millionths of the billing currency
   */
  public record Calls(long all, long failed, long billed, long costMicros) {

    static final Calls NONE = new Calls(0, 0, 0, 0);
  }

  /**
   * How far a limit is used, beside how far its period has passed.
   *
   * @param limit its name, such as {@code calls-per-month}
   * @param most calls, or millionths of the billing currency
   * @param money whether it counts money
   * @param passed share of the period that has passed, 0 to 1
   */
  public record Burn(String limit, long most, long used, boolean money, double passed) {

    private static final double AHEAD = 0.1;

    /** Share of the limit that is used, 0 to 1. */
    public double share() {
      return Math.clamp((double) used / most, 0, 1);
    }

    /** Whether more than a tenth of the limit is used ahead of time. */
    public boolean tooFast() {
      return share() > passed + AHEAD || used >= most;
    }

    /** How this limit stands; null when it slides and so has no period. */
    static @Nullable Burn of(LimitState limit, Instant now) {
      Instant start = limit.start();
      Instant end = limit.end();
      if (start == null || end == null || !start.isBefore(end)) {
        return null;
      }
      double passed =
          (double) Duration.between(start, now).toMillis()
              / Duration.between(start, end).toMillis();
      return new Burn(
          limit.name(),
          limit.most(),
          limit.used(),
          limit.kind() == LimitState.Kind.MONEY,
          Math.clamp(passed, 0, 1));
    }
  }
}
