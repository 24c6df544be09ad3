package dev.farehawk.demo;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a demo.
 *
 * @param runFor ends by itself after polling this long, and judges; null runs until stopped
 * @param dataFolder where the demo may make folders of its own
 */
public record DemoOptions(Scale scale, @Nullable Duration runFor, Path dataFolder, int port) {

  /**
   * How large and how fast.
   *
   * @param markets directed routes of the simulated market
   * @param watches of all travellers together
   * @param deadline D; ten minutes unless scaled
   * @param marketSpeed market seconds per second
   * @param seed the same seed makes the same market and travellers
   * @param realLimits true keeps the providers' published limits instead of what full coverage
   *     needs
   */
  public record Scale(
      int markets,
      int watches,
      Duration deadline,
      double marketSpeed,
      long seed,
      boolean realLimits) {

    /** Refuses sizes that a demo on one machine cannot have. */
    public Scale {
      require(markets >= 10 && markets <= 70_000, "--markets must be 10 to 70000");
      require(watches >= 1 && watches <= 200_000, "--watches must be 1 to 200000");
      require(marketSpeed >= 1 && marketSpeed <= 5_000, "--market-speed must be 1 to 5000");
    }
  }

  /** Refuses a run too short to judge or too long to hold in memory. */
  public DemoOptions {
    Duration shortest = scale.deadline().multipliedBy(2);
    require(
        runFor == null || runFor.compareTo(shortest) >= 0,
        "--for must be at least twice the deadline, or no drop has time to count");
    require(
        runFor == null || runFor.compareTo(Duration.ofHours(2)) <= 0, "--for must be at most 2h");
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
