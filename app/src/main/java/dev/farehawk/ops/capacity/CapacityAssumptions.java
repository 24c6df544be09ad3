package dev.farehawk.ops.capacity;

import dev.farehawk.platform.Deadlines;
import java.time.Duration;

/**
 * What an answer rests on beside its question.
 *
 * @param demand who watches what
 * @param drops how often prices fall
 * @param filings how fares fall together
 * @param weights what looks, changes and nodes weigh
 * @param detection D': a drop is on time if a look falls within so long after it
 * @param seed of the one world that is drawn from these laws
 */
public record CapacityAssumptions(
    Demand demand, Drops drops, Filings filings, Weights weights, Duration detection, long seed) {

  /** The figures of today, for the promise of ten minutes. */
  public static final CapacityAssumptions TODAY =
      new CapacityAssumptions(
          new Demand(0.6, 0.92),
          new Drops(0.086, 0.7),
          new Filings(0.6, 0.5, 0.14),
          new Weights(100_000, 0.22, 130, 40, 2_800),
          Deadlines.STANDARD.detection(),
          1);

  /**
   * Who watches what. An assumption, not a measurement.
   *
   * @param fareQueriesPerWatch different fare queries for each watch, below 1 as people share them
   * @param watcherExponent s of the Zipf law of watchers: the rank-th fare query has rank^-s
   */
  public record Demand(double fareQueriesPerWatch, double watcherExponent) {}

  /**
   * How often prices fall.
   *
   * @param perFareQueryAndDay falls of 15 % or more, as of one low-cost carrier looked at daily
   * @param rateSpread standard deviation of the logarithm of rates; an assumption
   */
  public record Drops(double perFareQueryAndDay, double rateSpread) {}

  /**
   * How fares of one market fall together. Assumptions; no public figures exist.
   *
   * @param share of the drops that come from filings
   * @param hitChance mean chance that a filing drops a fare query of its market
   * @param hitSpread how much it differs from filing to filing: the correlation of two hits
   */
  public record Filings(double share, double hitChance, double hitSpread) {

    double hitChanceSquared() {
      return hitChance * hitChance + hitSpread * hitChance * (1 - hitChance);
    }
  }

  /**
   * What looks, changes and nodes weigh.
   *
   * @param bytesPerReply of a provider
   * @param changesPerFareQueryAndDay of a price, up or down
   * @param bytesPerChange a row of the price history, by its columns
   * @param indexBytesPerChange its index entry, by its columns
   * @param callsPerSecondAndNode a node of two cores; the design's figure, not yet a measured one
   */
  public record Weights(
      long bytesPerReply,
      double changesPerFareQueryAndDay,
      int bytesPerChange,
      int indexBytesPerChange,
      int callsPerSecondAndNode) {}
}
