package dev.farehawk.ops.capacity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a budget buys.
 *
 * @param question what was asked
 * @param coverage the calls, and what all of them would be
 * @param onTime the share of alerts that will be on time
 * @param money at each price
 * @param machines that it takes
 * @param basis what all of it rests on
 */
public record CapacityAnswer(
    CapacityQuestion question,
    Coverage coverage,
    OnTime onTime,
    List<Money> money,
    Machines machines,
    Basis basis) {

  /**
   * Calls.
   *
   * @param fareQueries that are watched
   * @param callsPerDay of the budget
   * @param ofFull the budget as a share of full coverage: one look at every fare query within D'
   * @param fullCallsPerSecond calls a second of full coverage
   * @param fullCallsPerDay calls a day of full coverage
   */
  public record Coverage(
      int fareQueries,
      long callsPerDay,
      double ofFull,
      double fullCallsPerSecond,
      long fullCallsPerDay) {}

  /**
   * Alerts on time. Shares are of drops times people who wait for them.
   *
   * @param now with the budget of the question
   * @param withTenthMore with ten per cent more
   * @param alertsPerDay all drops times the people who wait for them, a day
   * @param tenths of the fare queries, the most watched first: what thin routes get
   */
  public record OnTime(Share now, Share withTenthMore, double alertsPerDay, List<Tenth> tenths) {}

  /**
   * Shares on time at one budget.
   *
   * @param boundIndependent the best schedule that treats fares as independent
   * @param boundFirstHit no policy exceeds it that knows a filing only after meeting a drop of it
   * @param boundAny no policy exceeds it that learns only by looking; at most a thousandth too high
   * @param efficiency of the planner as measured: what it reaches of boundAny
   * @param expected boundAny times efficiency
   * @param alertsPerDay expected on time
   */
  public record Share(
      double boundIndependent,
      double boundFirstHit,
      double boundAny,
      double efficiency,
      double expected,
      long alertsPerDay) {}

  /**
   * A tenth of the fare queries.
   *
   * @param tenth 1 is the most watched
   * @param ofWatchers share of the watchers who wait for one of them
   * @param onTime share of their drops, each counted once, that the best independent schedule shows
   *     in time; siblings' hints and the slow round of all fares come on top
   */
  public record Tenth(int tenth, double ofWatchers, double onTime) {}

  /**
   * What it costs at one price, in millionths of a US dollar.
   *
   * @param price of a call
   * @param usdMicrosPerDay of the budget
   * @param usdMicrosPerAlert for each alert on time
   * @param tenthMoreUsdMicrosPerDay for ten per cent more calls
   * @param tenthMoreUsdMicrosPerAlert for each alert that these add; null if they add none
   * @param fullUsdMicrosPerDay of full coverage
   */
  public record Money(
      CallPrice price,
      long usdMicrosPerDay,
      long usdMicrosPerAlert,
      long tenthMoreUsdMicrosPerDay,
      @Nullable Long tenthMoreUsdMicrosPerAlert,
      long fullUsdMicrosPerDay) {}

  /**
   * Machines.
   *
   * @param nodes of two cores that the budget's calls take, by the design load
   * @param fullNodes the same of full coverage
   * @param bitsPerSecond that replies take
   * @param storageBytesPerDay at most, of price changes with their index; the times of looks are
   *     overwritten and add nothing
   */
  public record Machines(int nodes, int fullNodes, long bitsPerSecond, long storageBytesPerDay) {}

  /**
   * What the answer rests on.
   *
   * @param assumptions of demand, prices and machines
   * @param efficiency the planner's, as measured
   * @param caveats sentences that belong beside the figures
   */
  public record Basis(
      CapacityAssumptions assumptions, PlannerEfficiency efficiency, List<String> caveats) {

    /** Keeps its own copy. */
    public Basis {
      caveats = List.copyOf(caveats);
    }
  }
}
