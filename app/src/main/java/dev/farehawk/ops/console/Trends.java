package dev.farehawk.ops.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last seven days by the hour, oldest first; hours that no book tells of are left out.
 *
 * @param currencies of the costs, in the order of {@link Hour#costMicros}
 */
public record Trends(List<String> currencies, List<Hour> hours) {

  /** Keeps its own copies. */
  public Trends {
    currencies = List.copyOf(currencies);
    hours = List.copyOf(hours);
  }

  /**
   * One hour.
   *
   * @param calls to sources
   * @param changes of prices
   * @param onTime share of its alerts that kept the deadline, by the whole way where it is known
   *     and our reaction elsewhere; null without alerts
   * @param costMicros millionths of each currency
   */
  public record Hour(
      Instant hour,
      long calls,
      long changes,
      long alerts,
      @Nullable Double onTime,
      List<Long> costMicros) {

    /** Keeps its own copy. */
    public Hour {
      costMicros = List.copyOf(costMicros);
    }

    /** Calls a second, on average. */
    public double callsPerSecond() {
      return calls / 3600.0;
    }
  }
}
