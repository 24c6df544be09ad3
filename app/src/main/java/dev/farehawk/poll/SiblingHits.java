package dev.farehawk.poll;

import java.util.Arrays;

/**
 * How much one drop tells of its siblings, learned from what the looks after it found. A drop comes
 * alone, or from a filing that drops each sibling with a chance of its own; that chance differs
 * from filing to filing, so what is learned is how it is distributed, on a grid: the first point
 * means alone. Each wave of looks has a likelihood at every point, in which a sibling may also have
 * dropped by itself since it was last looked at; the distribution follows by expectation and
 * maximisation, wave by wave.
 *
 * <p>The prior is weak and low on purpose: too high a chance costs more than too low a one.
 */
final class SiblingHits {

  /** Drops that the prior counts for. */
  private static final double PRIOR_DROPS = 20;

  private static final double PRIOR_ALONE = 0.7;

  /** Older waves lose weight, so that a market that changes is followed. */
  private static final double MEMORY = 0.9995;

  private static final double[] GRID = {
    0, 0.03, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8,
    0.85, 0.9, 0.95, 0.99
  };
  private static final int RANKS = 64;

  /** Weight of the waves, and of the drops in them, at each point. */
  private final double[] waves = new double[GRID.length];

  private final double[] drops = new double[GRID.length];
  private final double[] posterior = new double[GRID.length];
  private final double[] alone = new double[RANKS];
  private final double[] together = new double[RANKS];
  private double filingShare;
  private double hitChance;
  private double dropsPerFiling;

  SiblingHits() {
    Arrays.fill(waves, PRIOR_DROPS * (1 - PRIOR_ALONE) / (GRID.length - 1));
    // Most at a third, falling to nothing at certainty.
    double sum = 0;
    for (int k = 1; k < GRID.length; k++) {
      waves[k] = GRID[k] * (1 - GRID[k]) * (1 - GRID[k]);
      sum += waves[k];
    }
    for (int k = 1; k < GRID.length; k++) {
      waves[k] *= PRIOR_DROPS * (1 - PRIOR_ALONE) / sum;
    }
    waves[0] = PRIOR_DROPS * PRIOR_ALONE;
    System.arraycopy(waves, 0, drops, 0, GRID.length);
    fit();
  }

  /** What is known of a wave: the logarithm of its likelihood at each point of the grid. */
  static double[] nothingKnown() {
    return new double[GRID.length];
  }

  /**
   * A sibling had not dropped.
   *
   * @param byItself chance that it would have without any filing
   */
  static void missed(double[] known, double byItself) {
    for (int k = 0; k < GRID.length; k++) {
      known[k] += Math.log1p(-GRID[k]) + Math.log1p(-byItself);
    }
  }

  /** What was counted as a miss was a hit after all. */
  static void hitAfterAll(double[] known, double byItself) {
    for (int k = 0; k < GRID.length; k++) {
      known[k] -= Math.log1p(-GRID[k]) + Math.log1p(-byItself);
      known[k] += Math.log(GRID[k] + byItself * (1 - GRID[k]));
    }
  }

  /** Share of all drops that come from filings; one filing brings many. */
  double filingShare() {
    return filingShare;
  }

  /** Chance that a sibling has dropped too, if a drop came from a filing. */
  double hitChance() {
    return hitChance;
  }

  /**
   * How the chance is spread over filings. A filing that hits more dates is seen in more drops, so
   * over filings it is lower than over drops: weights are divided by the chance.
   */
  HitChance spread() {
    double filed = 0;
    double filings = 0;
    for (int k = 1; k < GRID.length; k++) {
      filed += drops[k];
      filings += drops[k] / GRID[k];
    }
    double mean = filed / filings;
    return new HitChance(mean, mean * hitChance);
  }

  /** Drops that one filing brings on average, as far as they were seen. */
  double dropsPerFiling() {
    return dropsPerFiling;
  }

  /** Chance that the next sibling has dropped together with those found. */
  double next(double[] known) {
    judge(known);
    double chance = 0;
    for (int k = 1; k < GRID.length; k++) {
      chance += posterior[k] * GRID[k];
    }
    return chance;
  }

  /**
   * Of a filing's worth, what a fare query adds by its own drop when so many siblings are looked at
   * already: the chance that none of them dropped with it.
   */
  double alone(int looked) {
    return alone[Math.min(looked, RANKS - 1)];
  }

  /** The same for each other sibling, which its drop would give away. */
  double together(int looked) {
    return together[Math.min(looked, RANKS - 1)];
  }

  /** Chance that a drop of a filing has come with that of one of so many siblings looked at. */
  double[] foundOut() {
    return Arrays.stream(alone).map(none -> 1 - none).toArray();
  }

  /** A wave is over, in which so many siblings had dropped. */
  void learn(double[] known, int hit) {
    judge(known);
    for (int k = 0; k < GRID.length; k++) {
      waves[k] = waves[k] * MEMORY + posterior[k];
      drops[k] = drops[k] * MEMORY + posterior[k] * (1 + hit);
    }
    // Drops beside one that came alone came alone themselves.
    fit();
  }

  private void judge(double[] known) {
    double most = Double.NEGATIVE_INFINITY;
    for (double log : known) {
      most = Math.max(most, log);
    }
    double sum = 0;
    for (int k = 0; k < GRID.length; k++) {
      posterior[k] = waves[k] * Math.exp(known[k] - most);
      sum += posterior[k];
    }
    for (int k = 0; k < GRID.length; k++) {
      posterior[k] /= sum;
    }
  }

  private void fit() {
    double filed = 0;
    double filings = 0;
    double chance = 0;
    for (int k = 1; k < GRID.length; k++) {
      filings += waves[k];
      filed += drops[k];
      chance += drops[k] * GRID[k];
    }
    filingShare = filed / (filed + drops[0]);
    hitChance = chance / filed;
    dropsPerFiling = filed / filings;
    Arrays.fill(alone, 0);
    Arrays.fill(together, 0);
    for (int k = 1; k < GRID.length; k++) {
      double none = drops[k] / filed;
      for (int looked = 0; looked < RANKS; looked++) {
        alone[looked] += none;
        together[looked] += none * GRID[k];
        none *= 1 - GRID[k];
      }
    }
  }
}
