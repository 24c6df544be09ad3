package dev.faremarket.model;

/**
 * What many fares share on one day. Two fields of normal numbers over (carrier, city pair, day,
 * departure date): how busy the revenue desk is, and which way it leans. A lean towards rises makes
 * falls rarer by the same factor. Each field is a sum of parts of different reach: the whole
 * carrier (a sale), the city pair in both directions, departures within about a month, and within
 * about a fortnight of each other. Reaches and strengths are fitted to section 5 of the fare
 * statistics: neighbouring dates move together, and the changes of a route and day vary several
 * times more than independent ones would.
 */
final class Shocks {

  private static final double CARRIER_LEAN = 0.38;
  private static final double PAIR_LEAN = 0.36;
  private static final double MONTH_LEAN = 0.68;
  private static final double FORTNIGHT_LEAN = 0.66;
  private static final double PAIR_BUSY = 0.48;
  private static final double FORTNIGHT_BUSY = 0.60;

  /** Of rises and of falls alike; the mean of the exponential of a normal is half of it up. */
  private static final double VARIANCE =
      CARRIER_LEAN * CARRIER_LEAN
          + PAIR_LEAN * PAIR_LEAN
          + MONTH_LEAN * MONTH_LEAN
          + FORTNIGHT_LEAN * FORTNIGHT_LEAN
          + PAIR_BUSY * PAIR_BUSY
          + FORTNIGHT_BUSY * FORTNIGHT_BUSY;

  private final long carrierSeed;
  private final long pairSeed;
  private final Reach month;
  private final Reach fortnight;
  private double busy;
  private double lean;

  Shocks(long carrierSeed, long pairSeed, long departureDay) {
    this.carrierSeed = carrierSeed;
    this.pairSeed = pairSeed;
    this.month = Reach.at(departureDay, 28);
    this.fortnight = Reach.at(departureDay, 14);
  }

  /** Looks at another day. */
  void see(long day) {
    long carrier = Dice.roll(carrierSeed, day);
    long pair = Dice.roll(pairSeed, day);
    long before = Dice.roll(pair, fortnight.cell);
    long after = Dice.roll(pair, fortnight.cell + 1);
    lean =
        CARRIER_LEAN * Dice.normal(carrier, 0)
            + PAIR_LEAN * Dice.normal(pair, 0)
            + MONTH_LEAN
                * month.between(Dice.roll(~pair, month.cell), Dice.roll(~pair, month.cell + 1), 0)
            + FORTNIGHT_LEAN * fortnight.between(before, after, 0);
    busy = PAIR_BUSY * Dice.normal(pair, 1) + FORTNIGHT_BUSY * fortnight.between(before, after, 1);
  }

  /** Logarithm of the factor on rises; the factor's mean is one. */
  double rise() {
    return busy + lean - VARIANCE / 2;
  }

  /** Logarithm of the factor on falls; the factor's mean is one. */
  double fall() {
    return busy - lean - VARIANCE / 2;
  }

  /**
   * Where a departure date lies between two knots, and the weights of both. Their squares sum to
   * one, so that the noise between knots varies as much as at them.
   */
  private record Reach(long cell, double weightBefore, double weightAfter) {

    static Reach at(long departureDay, int days) {
      double angle = Math.floorMod(departureDay, days) * (Math.PI / 2) / days;
      return new Reach(Math.floorDiv(departureDay, days), Math.cos(angle), Math.sin(angle));
    }

    double between(long before, long after, int slice) {
      return weightBefore * Dice.normal(before, slice) + weightAfter * Dice.normal(after, slice);
    }
  }
}
