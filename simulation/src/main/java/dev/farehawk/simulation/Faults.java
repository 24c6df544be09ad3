package dev.farehawk.simulation;

import java.util.random.RandomGenerator;

/**
 * How often what goes wrong while it does, each as a share of its occasions.
 *
 * @param replyLost the provider's reply never arrives
 * @param dollarFare the cheapest fare is quoted at one unit of the currency
 * @param emptyReply the provider says that it has nothing
 * @param commitLost the database takes nothing of a transaction, and says so
 * @param acknowledgementLost the database takes a transaction and the answer is lost
 */
record Faults(
    double replyLost,
    double dollarFare,
    double emptyReply,
    double commitLost,
    double acknowledgementLost) {

  static final Faults NONE = new Faults(0, 0, 0, 0, 0);

  private static final double LEAST = 0.02;
  private static final double MOST = 0.15;

  /** Some of everything. */
  static Faults drawn(RandomGenerator random) {
    return new Faults(share(random), share(random), share(random), share(random), share(random));
  }

  private static double share(RandomGenerator random) {
    return random.nextDouble(LEAST, MOST);
  }
}
