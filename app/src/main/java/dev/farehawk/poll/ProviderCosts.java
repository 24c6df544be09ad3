package dev.farehawk.poll;

import dev.farehawk.fare.LookReason;
import dev.farehawk.provider.LimitState;
import java.util.List;
import java.util.Map;

/**
 * What one provider has cost so far.
 *
 * @param currency ISO code of the currency that it bills in
 * @param today since its day began
 * @param thisMonth since its month of billing began
 * @param todayByReason the same as {@code today}, by why the calls were made
 * @param monthByReason the same as {@code thisMonth}
 * @param burns how each quota and each budget of money goes, against what should be spent by now
 */
public record ProviderCosts(
    String provider,
    String currency,
    Sum today,
    Sum thisMonth,
    Map<LookReason, Sum> todayByReason,
    Map<LookReason, Sum> monthByReason,
    List<Burn> burns) {

  /** Keeps its own copies. */
  public ProviderCosts {
    todayByReason = Map.copyOf(todayByReason);
    monthByReason = Map.copyOf(monthByReason);
    burns = List.copyOf(burns);
  }

  /**
   * Calls and their cost.
   *
   * @param calls made
   * @param billed calls among them that the provider bills, free ones too
   * @param costMicros millionths of the currency
   */
  public record Sum(long calls, long billed, long costMicros) {

    /** Nothing at all. */
    public static final Sum NOTHING = new Sum(0, 0, 0);

    Sum plus(Sum other) {
      return new Sum(calls + other.calls, billed + other.billed, costMicros + other.costMicros);
    }
  }

  /**
   * How a limit is used up.
   *
   * @param limit as this node knows it
   * @param planned units that should have been spent by now
   * @param rate units spent for each planned one: at 2 it lasts for half of its period
   */
  public record Burn(LimitState limit, double planned, double rate) {}
}
