package dev.farehawk.ops.capacity;

/**
 * How much is to be watched, with how many calls.
 *
 * @param users people, 1 to a thousand million
 * @param watches of all of them together, 1 to {@value #MOST_WATCHES}
 * @param markets pairs of origin and destination they are spread over, 1 to 5 million
 * @param callsPerSecond that providers may be asked, above 0 and at most a million
 */
public record CapacityQuestion(long users, int watches, int markets, double callsPerSecond) {

  /** More do not fit into the memory of a small machine. */
  public static final int MOST_WATCHES = 10_000_000;

  /** What Farehawk is made for, with a tenth of the calls that full coverage would take. */
  public static final CapacityQuestion MISSION =
      new CapacityQuestion(1_000_000, 2_500_000, 70_000, 278);

  private static final double SECONDS_PER_DAY = 86_400;
  private static final long MOST_USERS = 1_000_000_000;
  private static final int MOST_MARKETS = 5_000_000;
  private static final double MOST_CALLS = 1e6;

  /** Refuses what cannot be answered, with {@link BadQuestion}. */
  public CapacityQuestion {
    require(users >= 1 && users <= MOST_USERS, "users", "users must be 1 to 1000000000");
    require(
        watches >= 1 && watches <= MOST_WATCHES, "watches", "watches must be 1 to " + MOST_WATCHES);
    require(
        markets >= 1 && markets <= MOST_MARKETS, "markets", "markets must be 1 to " + MOST_MARKETS);
    require(
        callsPerSecond > 0 && callsPerSecond <= MOST_CALLS,
        "budget",
        "the budget must be above 0 and at most 1000000 calls a second");
  }

  /**
   * Calls a second that so much money pays for.
   *
   * @param moneyPerDay and
   * @param price of a call, above 0, in the same currency
   */
  public static double callsFor(double moneyPerDay, double price) {
    require(price > 0, "price", "the price of a call must be above 0");
    return moneyPerDay / (price * SECONDS_PER_DAY);
  }

  private static void require(boolean holds, String field, String sentence) {
    if (!holds) {
      throw new BadQuestion(field, sentence);
    }
  }
}
