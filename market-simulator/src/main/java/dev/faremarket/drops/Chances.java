package dev.faremarket.drops;

import java.util.SplittableRandom;

/** Draws the hit chance of one filing. */
final class Chances {

  private Chances() {}

  /** Beta with the mean and the intra-class correlation that the options name. */
  static double beta(SplittableRandom random, DropWorldOptions options) {
    double mean = options.hitChance();
    if (options.hitSpread() == 0 || mean == 1) {
      return mean;
    }
    double size = 1 / options.hitSpread() - 1;
    double a = gamma(random, mean * size);
    double b = gamma(random, (1 - mean) * size);
    return a / (a + b);
  }

  /** Marsaglia and Tsang 2000; below shape 1 by their power of a uniform number. */
  private static double gamma(SplittableRandom random, double shape) {
    if (shape < 1) {
      return gamma(random, shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
