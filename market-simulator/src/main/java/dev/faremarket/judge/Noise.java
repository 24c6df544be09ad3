package dev.faremarket.judge;

/**
 * Which moves of a price must not be told of as drops, because conversion and rounding make them.
 *
 * @param share a price this close to a settled one only flickers around it; another beyond that is
 *     settled from then on
 * @param memory how many of the last prices say which one is settled
 */
public record Noise(double share, int memory) {
  private static final long WHOLE = 10_000;

  /** What the service does when nobody configures it otherwise. */
  public static Noise usual() {
    return new Noise(0.01, 15);
  }

  boolean near(long settled, long minor) {
    return WHOLE * Math.abs(minor - settled) <= Math.round(WHOLE * share) * settled;
  }
}
