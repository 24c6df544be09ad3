package dev.farehawk.poll;

/** Spreads fare queries evenly, always in the same way. */
final class Spread {

  /** Multiples of the golden ratio's fraction fill the circle evenly (Weyl 1916). */
  private static final double GOLDEN = 0.618_033_988_749_894_9;

  private Spread() {}

  /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
  static long bits(long value) {
    long z = value * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /**
   * A place on the circle from 0 to below 1: dates of one market lie as far apart as they can, so
   * that they are not all looked at in the same minute.
   *
   * @param market any number of the market
   * @param day departure, in days since 1970
   */
  static double phase(int market, int day) {
    double start = (bits(market + 1L) >>> 11) * 0x1p-53;
    double turns = start + day * GOLDEN;
    return turns - Math.floor(turns);
  }
}
