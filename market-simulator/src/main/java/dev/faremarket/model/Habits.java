package dev.faremarket.model;

/**
 * How one kind of airline prices its departures.
 *
 * @param hazards how often its fares move
 * @param target where they are drawn to
 * @param steps how many levels they move at a time
 * @param temper how they move
 * @param rungs how many price levels it uses on a route
 * @param limits whether cheap levels must be bought in advance ({@link Cliffs})
 */
record Habits(
    Hazards hazards, Target target, Steps steps, Temper temper, Rungs rungs, boolean limits) {

  /** Series A of the fare statistics. */
  static final Habits LOW_COST =
      new Habits(
          Hazards.LOW_COST,
          Target.LOW_COST,
          new Steps(0.13, 0.03, 0.135),
          new Temper(0.18, 1.35, 0.94, 0, false),
          new Rungs(13, 18, 5, 0),
          false);

  /**
   * Series E of the fare statistics, where fares are rungs and not money. That half of the lowest
   * level is fixed makes their moves as much smaller as those of series B and C are.
   */
  static final Habits NETWORK =
      new Habits(
          Hazards.NETWORK,
          Target.NETWORK,
          new Steps(0.29, 0.05, 0.21),
          new Temper(0.25, 1, 1, 1.2, true),
          new Rungs(9, 12, 3, 0.5),
          true);

  static Habits of(Airline airline) {
    return airline.lowCost() ? LOW_COST : NETWORK;
  }

  /** Chances of moving more than one level at a time. */
  record Steps(double twoUp, double threeUp, double twoDown) {

    int up(double luck) {
      return luck < threeUp ? 3 : luck < threeUp + twoUp ? 2 : 1;
    }

    int down(double luck) {
      return luck < twoDown ? 2 : 1;
    }
  }

  /**
   * What bends the hazards.
   *
   * @param pull how strongly a fare is drawn to its target, per level away from it
   * @param movedYesterday factor on the day after a move: changes come in bursts (section 1)
   * @param settled factor on all other days
   * @param unevenness how much livelier some departures are than others: standard deviation of the
   *     logarithm of a factor whose mean is one
   * @param ownGround answers the leader only when that comes to lie below it, not whenever a
   *     cheaper leader falls further
   */
  record Temper(
      double pull, double movedYesterday, double settled, double unevenness, boolean ownGround) {

    double liveliness(long own) {
      return unevenness == 0
          ? 1
          : Math.exp(
              unevenness * Dice.normal(Dice.roll(own, "lively"), 0) - unevenness * unevenness / 2);
    }

    double pace(boolean moved) {
      return moved ? movedYesterday : settled;
    }
  }

  /**
   * How long the ladders are.
   *
   * @param fewest price levels on a route
   * @param most price levels on a route
   * @param opening the lower of the two levels that departures go on sale at
   * @param fixed share of the lowest level that is taxes and surcharges, the same at every level
   */
  record Rungs(int fewest, int most, int opening, double fixed) {

    /** How many times the lowest level a higher one is, where each step is so large. */
    double climb(double step, int levels) {
      return fixed + (1 - fixed) * Math.pow(step, levels);
    }

    int levels(long roll) {
      return fewest + (int) (Dice.unit(roll) * (most - fewest + 1));
    }
  }
}
