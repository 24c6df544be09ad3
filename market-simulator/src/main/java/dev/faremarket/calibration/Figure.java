package dev.faremarket.calibration;

import java.util.Locale;

/**
 * One figure of the fare statistics, as recorded and as the simulated market shows it.
 *
 * @param section section of the fare statistics it is from
 * @param name what was measured
 * @param recorded the recorded series' value
 * @param simulated the market's value
 * @param closeness how close the two must be
 */
public record Figure(
    int section, String name, double recorded, double simulated, Closeness closeness) {

  /** What "close enough" means for a figure. */
  public enum Closeness {
    /** Within 0.05: survival and conditional probabilities. */
    ABSOLUTE,
    /** Within a quarter of the recorded value: all others. */
    RELATIVE,
    /** Shown for the picture, not promised. */
    SHOWN
  }

  private static final double ABSOLUTE_TOLERANCE = 0.05;
  private static final double RELATIVE_TOLERANCE = 0.25;

  /** Whether the market is close enough to what was recorded. */
  public boolean holds() {
    double distance = Math.abs(simulated - recorded);
    return switch (closeness) {
      case ABSOLUTE -> distance <= ABSOLUTE_TOLERANCE;
      case RELATIVE -> distance <= RELATIVE_TOLERANCE * recorded;
      case SHOWN -> true;
    };
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "section %d, %s: recorded %.3f, simulated %.3f (%s)",
        section,
        name,
        recorded,
        simulated,
        closeness.name().toLowerCase(Locale.ROOT));
  }
}
