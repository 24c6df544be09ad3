package dev.faremarket.model;

import java.util.Currency;

/**
 * The price levels a carrier uses on a route, cheapest first. A fare is always one of them: an
 * airline opens and closes booking classes, it does not move its prices by a few per cent. The
 * lower levels lie further apart, which is why most falls are larger than the typical step.
 */
public final class Ladder {

  static final double SMALLEST_STEP = 1.16;
  static final double LARGEST_STEP = 1.33;

  /** Leading digits from which steps of ten of the third digit are fine enough. */
  private static final int COARSE_FROM = 300;

  private final long[] minor;

  private Ladder(long[] minor) {
    this.minor = minor;
  }

  /**
   * Draws a ladder.
   *
   * @param lowest about the cheapest level, in major units
   */
  static Ladder draw(double lowest, String currency, Habits.Rungs rungs, long seed) {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    double minorPerMajor = Math.pow(10, digits);
    int levels = rungs.levels(Dice.roll(seed, -1));
    long[] minor = new long[levels];
    minor[0] = neat(lowest * minorPerMajor);
    double fixed = rungs.fixed() * minor[0];
    for (int i = 1; i < levels; i++) {
      minor[i] = above(minor[i - 1], fixed, step(i, Dice.roll(seed, i)));
    }
    return new Ladder(minor);
  }

  /** Number of levels. */
  public int levels() {
    return minor.length;
  }

  /** The price of a level in minor units. */
  public long minor(int level) {
    return minor[level];
  }

  private static double step(int level, long roll) {
    if (level <= 5) {
      double luck = Dice.unit(roll);
      return luck < .4 ? 1.175 + .15 * luck : 1.25 + .13 * (luck - .4);
    }
    return level <= 9 ? Dice.between(roll, 1.175, 1.30) : Dice.between(roll, 1.165, 1.23);
  }

  private static long above(long below, double fixed, double step) {
    double exact = fixed + (below - fixed) * step;
    long price = neat(exact);
    double ratio = (price - fixed) / (below - fixed);
    return ratio >= SMALLEST_STEP && ratio <= LARGEST_STEP ? price : Math.round(exact);
  }

  /** Prices end in a nine or a four at the third digit, as shops like it: 24.90, 139, 1,990. */
  private static long neat(double amount) {
    long digit = Math.max(1, (long) Math.pow(10, Math.floor(Math.log10(amount)) - 2));
    long unit = amount / digit < COARSE_FROM ? 5 * digit : 10 * digit;
    return Math.max(1, Math.round((amount + digit) / unit) * unit - digit);
  }
}
