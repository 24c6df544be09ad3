package dev.faremarket.model;

/**
 * Random numbers without a sequence: each is a hash of the seed and of the names of what it
 * decides, so it can be drawn in any order, any number of times. Mixing as in Steele, Lea and
 * Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
 */
public final class Dice {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int NORMAL_BITS = 12;
  private static final float[] NORMAL = normalQuantiles();

  private Dice() {}

  public static long roll(long seed, long name) {
    return mix(seed + GOLDEN * (name + 1));
  }

  public static long roll(long seed, long first, long second) {
    return roll(roll(seed, first), second);
  }

  public static long roll(long seed, String name) {
    long value = seed;
    for (int i = 0; i < name.length(); i++) {
      value = roll(value, name.charAt(i));
    }
    return value;
  }

  /** Uniform in [0, 1). */
  public static double unit(long roll) {
    return (roll >>> 11) * 0x1p-53;
  }

  /** Uniform in [low, high). */
  public static double between(long roll, double low, double high) {
    return low + unit(roll) * (high - low);
  }

  /** Standard normal, cut at about 3.7; slice 0 to 4 of one roll are independent of each other. */
  public static double normal(long roll, int slice) {
    return NORMAL[(int) (roll >>> (slice * NORMAL_BITS)) & ((1 << NORMAL_BITS) - 1)];
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Midpoint quantiles, found by walking the density: accurate enough for a market. */
  private static float[] normalQuantiles() {
    int size = 1 << NORMAL_BITS;
    float[] quantiles = new float[size];
    double step = 1e-4;
    double x = -6;
    double cumulated = 0;
    for (int i = 0; i < size; i++) {
      double wanted = (i + 0.5) / size;
      while (cumulated < wanted && x < 6) {
        cumulated += Math.exp(-(x + step / 2) * (x + step / 2) / 2) / Math.sqrt(2 * Math.PI) * step;
        x += step;
      }
      quantiles[i] = (float) x;
    }
    return quantiles;
  }
}
