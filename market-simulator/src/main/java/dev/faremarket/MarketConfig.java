package dev.faremarket;

/**
 * How large a simulated market is and which of the infinitely many it is.
 *
 * @param seed the same seed gives the same market, fare by fare and second by second
 * @param markets directed routes, biggest first, at most {@value #MOST_MARKETS}
 * @param horizonDays how many days ahead fares are sold
 * @param rememberedBoards how many (route, departure) price paths are kept to answer faster, about
 *     2 kB each; the answers do not depend on it
 */
public record MarketConfig(long seed, int markets, int horizonDays, int rememberedBoards) {

  /** The most directed routes the airports in the package are good for. */
  public static final int MOST_MARKETS = 70_000;

  /** Airlines load their schedules 331 days ahead. */
  public static final int USUAL_HORIZON_DAYS = 331;

  private static final int LONGEST_HORIZON_DAYS = 400;
  private static final int USUAL_REMEMBERED_BOARDS = 32_768;
  private static final int MOST_REMEMBERED_BOARDS = 2_000_000;

  /** Refuses sizes that no market can have. */
  public MarketConfig {
    require(markets >= 1 && markets <= MOST_MARKETS, "markets", markets, 1, MOST_MARKETS);
    require(
        horizonDays >= 1 && horizonDays <= LONGEST_HORIZON_DAYS,
        "horizonDays",
        horizonDays,
        1,
        LONGEST_HORIZON_DAYS);
    require(
        rememberedBoards >= 1 && rememberedBoards <= MOST_REMEMBERED_BOARDS,
        "rememberedBoards",
        rememberedBoards,
        1,
        MOST_REMEMBERED_BOARDS);
  }

  /** A market of this seed and size with the usual horizon. */
  public static MarketConfig of(long seed, int markets) {
    return new MarketConfig(seed, markets, USUAL_HORIZON_DAYS, USUAL_REMEMBERED_BOARDS);
  }

  private static void require(boolean holds, String name, int value, int least, int most) {
    if (!holds) {
      throw new IllegalArgumentException(
          name + " must be between " + least + " and " + most + ", not " + value);
    }
  }
}
