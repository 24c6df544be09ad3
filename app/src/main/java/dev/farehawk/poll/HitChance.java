package dev.farehawk.poll;

/**
 * How filings hit: each with a chance of its own, which is spread as a Beta.
 *
 * @param mean E[q], above 0 and at most 1
 * @param meanSquare E[q^2], from mean squared to mean
 */
public record HitChance(double mean, double meanSquare) {

  /** Refuses moments that no chance has. */
  public HitChance {
    if (!(mean > 0 && mean <= 1)
        || !(meanSquare >= mean * mean * (1 - 1e-9) && meanSquare <= mean * (1 + 1e-9))) {
      throw new IllegalArgumentException(
          "no chance has mean " + mean + " and mean square " + meanSquare);
    }
  }

  /**
   * E[q (1 - q)^n], that a member is hit and none of n others is, for n = looked + 1.
   *
   * @param alone the same for n = looked
   */
  double hitAlone(double alone, int looked) {
    double between = meanSquare - mean * mean;
    double within = mean - meanSquare;
    if (between <= 1e-12 * mean) {
      return alone * (1 - mean);
    }
    double size = within / between;
    double misses = (1 - mean) * size + looked;
    return alone * misses / (mean * size + 1 + misses);
  }
}
