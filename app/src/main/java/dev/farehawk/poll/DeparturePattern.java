package dev.farehawk.poll;

/**
 * How often fares drop by days to departure, against what was expected beforehand and all fares
 * alike: learned while looking, a stretch of days at a time, because airlines differ in it. As with
 * the other levels of rates a stretch's factor is the posterior mean under a Gamma prior, which
 * begins at one.
 */
final class DeparturePattern {

  /** In drops; those of one filing come together, so that a few tell little. */
  private static final double SHAPE = 20;

  /** Last days of the stretches; what lies beyond is one more. */
  private static final int[] LAST_DAYS = {3, 7, 14, 21, 30, 45, 60, 90, 120, 180};

  private final byte[] stretchOf = new byte[LAST_DAYS[LAST_DAYS.length - 1] + 2];
  private final double[] drops = new double[LAST_DAYS.length + 1];
  private final double[] expected = new double[LAST_DAYS.length + 1];

  DeparturePattern() {
    int stretch = 0;
    for (int days = 0; days < stretchOf.length; days++) {
      if (stretch < LAST_DAYS.length && days > LAST_DAYS[stretch]) {
        stretch++;
      }
      stretchOf[days] = (byte) stretch;
    }
  }

  private int stretch(int days) {
    return stretchOf[Math.min(days, stretchOf.length - 1)];
  }

  /** How much more often than expected fares drop so many days ahead, if all do {@code ofAll}. */
  double factor(int days, double ofAll) {
    int stretch = stretch(days);
    return (SHAPE + drops[stretch]) / (SHAPE + expected[stretch] * ofAll);
  }

  /** Drops that were seen, and those expected beforehand. */
  void learn(int days, double moreDrops, double moreExpected) {
    int stretch = stretch(days);
    drops[stretch] += moreDrops;
    expected[stretch] += moreExpected;
  }
}
