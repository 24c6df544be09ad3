package dev.farehawk.poll;

/** How a fare query is related to one that has just dropped, the closest first. */
enum Relation {
  /** The same carrier leads, and the departures are at most three days apart. */
  NEAR_DATE(1),
  /** The same carrier leads, on the same day of another week within four. */
  SAME_WEEKDAY(0.95),
  /** The same carrier leads on another date. */
  OTHER_DATE(0.85),
  /** Another carrier leads in the same market; competitors often follow. */
  OTHER_CARRIER(0.4),
  /** The way back. */
  REVERSE(0.25),
  /** The same carrier leads on another route from or to one of the airports. */
  OTHER_ROUTE(0.15);

  private static final int NEAR = 3;
  private static final int WEEK = 7;
  private static final int WEEKS = 4;

  private final double guess;

  Relation(double guess) {
    this.guess = guess;
  }

  /** How likely it drops too, against the average sibling, before anything is learned. */
  double guess() {
    return guess;
  }

  /** Whether it is in another market than the one in which the wave runs. */
  boolean isElsewhere() {
    return this == REVERSE || this == OTHER_ROUTE;
  }

  static Relation of(int daysApart, boolean sameCarrier, boolean reverse) {
    if (reverse) {
      return REVERSE;
    }
    if (!sameCarrier) {
      return OTHER_CARRIER;
    }
    int days = Math.abs(daysApart);
    if (days <= NEAR) {
      return NEAR_DATE;
    }
    return days % WEEK == 0 && days <= WEEK * WEEKS ? SAME_WEEKDAY : OTHER_DATE;
  }
}
