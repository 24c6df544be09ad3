package dev.farehawk.demo;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A load to be borne, and for how long.
 *
 * @param folder emptied first; holds the database and the logs
 */
public record LoadOptions(Scale scale, Pace pace, Path folder) {

  /**
   * How large the world is.
   *
   * @param accounts people
   * @param watches of all of them; at least as many as fare queries, so that each is watched
   * @param fareQueries different fares that are watched
   * @param markets directed routes they are spread over
   * @param seed the same seed makes the same market and the same wishes
   */
  public record Scale(int accounts, int watches, int fareQueries, int markets, long seed) {

    /** Refuses worlds that cannot be. */
    public Scale {
      require(accounts >= 1 && accounts <= 2_000_000, "--accounts must be 1 to 2000000");
      require(fareQueries >= 1 && fareQueries <= 3_000_000, "--fare-queries must be 1 to 3000000");
      require(
          watches >= fareQueries && watches <= 10_000_000,
          "--watches must be at least --fare-queries and at most 10000000");
      require(markets >= 10 && markets <= 70_000, "--markets must be 10 to 70000");
      require(
          fareQueries <= 300L * markets,
          "--fare-queries must be at most 300 for each of --markets");
    }
  }

  /**
   * What is to be done with it.
   *
   * @param pollsPerSecond calls that the provider allows
   * @param deadline D; ten minutes unless scaled
   * @param marketSpeed market seconds per second
   * @param runFor how long it is polled
   */
  public record Pace(int pollsPerSecond, Duration deadline, double marketSpeed, Duration runFor) {

    /** Refuses what no run can hold. */
    public Pace {
      require(
          pollsPerSecond >= 1 && pollsPerSecond <= 20_000, "--polls-per-second must be 1 to 20000");
      require(marketSpeed >= 1 && marketSpeed <= 5_000, "--market-speed must be 1 to 5000");
      require(
          runFor.compareTo(Duration.ofSeconds(20)) >= 0
              && runFor.compareTo(Duration.ofHours(3)) <= 0,
          "--for must be 20s to 3h");
    }
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
