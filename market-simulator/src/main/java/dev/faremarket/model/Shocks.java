package dev.faremarket.model;

/**
 * What many fares share on one day. Two fields of normal numbers over (carrier, city pair, day,
 * departure date): how busy the revenue desk is, and which way it leans. A leaning of one pushes
 * rises up and falls down by the same factor. Each is a sum of parts of different reach: the whole
 * carrier (a sale), the city pair in both directions, departures within about four weeks, and
 * within about one week of each other.
 */
final class Shocks {

  private static final double CARRIER_LEAN = 0.38;
  private static final double PAIR_LEAN = 0.36;
  private static final double MONTH_LEAN = 0.42;
  private static final double WEEK_LEAN = 0.42;
  private static final double PAIR_BUSY = 0.42;
  private static final double WEEK_BUSY = 0.32;

  private static final double VARIANCE =
      CARRIER_LEAN * CARRIER_LEAN
          + PAIR_LEAN * PAIR_LEAN
          + MONTH_LEAN * MONTH_LEAN
          + WEEK_LEAN * WEEK_LEAN
          + PAIR_BUSY * PAIR_BUSY
          + WEEK_BUSY * WEEK_BUSY;

  private static final int WEEK = 7;
  private static final int MONTH = 28;

  private final long carrierSeed;
  private final long pairSeed;
  private double rise = 1;
  private double fall = 1;

  Shocks(long carrierSeed, long pairSeed) {
    this.carrierSeed = carrierSeed;
    this.pairSeed = pairSeed;
  }

  /** Looks at one day and one departure date. */
  void see(long day, long departureDay) {
    long carrier = Dice.roll(carrierSeed, day);
    long pair = Dice.roll(pairSeed, day);
    double lean =
        CARRIER_LEAN * Dice.normal(carrier, 0)
            + PAIR_LEAN * Dice.normal(pair, 0)
            + MONTH_LEAN * between(pair ^ MONTH, departureDay, MONTH, 0)
            + WEEK_LEAN * between(pair ^ WEEK, departureDay, WEEK, 0);
    double busy =
        PAIR_BUSY * Dice.normal(pair, 1) + WEEK_BUSY * between(pair ^ WEEK, departureDay, WEEK, 1);
    rise = Math.exp(busy + lean - VARIANCE / 2);
    fall = Math.exp(busy - lean - VARIANCE / 2);
  }

  /** By how much rises are more likely than usual; its mean is one. */
  double rise() {
    return rise;
  }

  /** By how much falls are more likely than usual; its mean is one. */
  double fall() {
    return fall;
  }

  /** Noise that changes smoothly with the departure date and has the same variance everywhere. */
  private static double between(long seed, long departureDay, int reach, int slice) {
    long cell = Math.floorDiv(departureDay, reach);
    double angle = Math.floorMod(departureDay, reach) * (Math.PI / 2) / reach;
    return Math.cos(angle) * Dice.normal(Dice.roll(seed, cell), slice)
        + Math.sin(angle) * Dice.normal(Dice.roll(seed, cell + 1), slice);
  }
}
