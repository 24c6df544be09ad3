package dev.farehawk.provider;

/**
 * What a look must at least be worth to get a call of a scarce provider. It rises while more is
 * spent than planned and falls while less is: theta becomes theta * exp(kappa * (spent - plan) /
 * plan), the multiplicative update of online budget pacing (Balseiro and Gur, "Learning in Repeated
 * Auctions with Budgets", 2019). Pure.
 *
 * @param kappa how fast it follows, above 0 and at most 1
 * @param least it never falls below this, above 0, so that it can rise again
 * @param most it never rises above this
 */
public record ReservePrice(double kappa, double least, double most) {

  /** A period in which all went wrong must not move the price by more than this, either way. */
  private static final double LARGEST_STEP = 2;

  /** Refuses prices that could not move. */
  public ReservePrice {
    if (!(kappa > 0 && kappa <= 1)) {
      throw new IllegalArgumentException("kappa is above 0 and at most 1, not " + kappa);
    }
    if (!(least > 0 && least <= most && Double.isFinite(most))) {
      throw new IllegalArgumentException("a price lies between bounds above 0");
    }
  }

  /**
   * The price for the next stretch of time.
   *
   * @param theta the price so far
   * @param spent units spent in the stretch that is over
   * @param plan units that should have been spent in it; with none planned and some spent it rises
   *     as far as one step goes
   */
  public double next(double theta, double spent, double plan) {
    if (Double.isNaN(theta) || !(spent >= 0) || !(plan >= 0)) {
      throw new IllegalArgumentException("prices and spendings are numbers, zero or more");
    }
    double off = plan > 0 ? (spent - plan) / plan : spent > 0 ? Double.MAX_VALUE : 0;
    double step = Math.clamp(kappa * off, -LARGEST_STEP, LARGEST_STEP);
    return Math.clamp(Math.clamp(theta, least, most) * Math.exp(step), least, most);
  }
}
