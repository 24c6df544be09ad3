package dev.farehawk.poll;

/**
 * What it is still worth to hear of a drop some time after it: all of it at once, and never more
 * later. From it follows what a look is worth after a gap, the index of Olston and Pandey ("Recrawl
 * scheduling based on information longevity", WWW 2008): with U the worth after a delay and B its
 * integral, a look at a gap g is worth B(g) - g U(g) for each drop a unit of time. Looking whenever
 * the index of a fare query reaches one price, the same for all, gets most out of the looks there
 * are. A hard deadline is the special case in which a look is worth nothing before the deadline is
 * over and the same ever after. Times are in any unit, the same for all.
 */
public sealed interface DelayWorth {

  /** Worth after this delay, 1 to 0. */
  double after(double delay);

  /** Integral of the worth up to this delay. */
  double upTo(double delay);

  /**
   * What a look is worth that comes this long after the last one, for each drop a unit of time that
   * is expected; never falls with the gap.
   *
   * @param successChance that the look succeeds; one that may fail costs more for each that tells
   */
  default double ofLook(double gap, double successChance) {
    return Math.max(0, upTo(gap) - gap * after(gap)) * successChance;
  }

  /** Longest gap whose look is worth less than this; infinite when none is worth so much. */
  default double gapUntilWorth(double worth) {
    double high = longest();
    if (ofLook(high, 1) < worth) {
      return Double.POSITIVE_INFINITY;
    }
    double low = 0;
    for (int step = 0; step < 60; step++) {
      double middle = (low + high) / 2;
      if (ofLook(middle, 1) < worth) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** A gap beyond which a look's worth no longer grows, or not so that it matters. */
  double longest();

  /**
   * All until the deadline, nothing after.
   *
   * @param deadline above zero
   */
  record Deadline(double deadline) implements DelayWorth {

    @Override
    public double after(double delay) {
      return delay < deadline ? 1 : 0;
    }

    @Override
    public double upTo(double delay) {
      return Math.min(delay, deadline);
    }

    @Override
    public double longest() {
      return deadline;
    }
  }

  /**
   * All until the deadline, then less and less, nothing at the end.
   *
   * @param deadline above zero
   * @param tail from the deadline to the end, above zero
   */
  record SoftDeadline(double deadline, double tail) implements DelayWorth {

    @Override
    public double after(double delay) {
      return Math.clamp(1 - (delay - deadline) / tail, 0, 1);
    }

    @Override
    public double upTo(double delay) {
      double late = Math.clamp(delay - deadline, 0, tail);
      return Math.min(delay, deadline) + late - late * late / (2 * tail);
    }

    @Override
    public double longest() {
      return deadline + tail;
    }
  }

  /**
   * Less from the first moment on: e^(-rate delay).
   *
   * @param rate above zero
   */
  record Fading(double rate) implements DelayWorth {

    private static final double ALL_BUT_NOTHING = 40;

    @Override
    public double after(double delay) {
      return Math.exp(-rate * delay);
    }

    @Override
    public double upTo(double delay) {
      return -Math.expm1(-rate * delay) / rate;
    }

    @Override
    public double longest() {
      return ALL_BUT_NOTHING / rate;
    }
  }
}
