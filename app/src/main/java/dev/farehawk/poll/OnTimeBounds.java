package dev.farehawk.poll;

import java.util.Arrays;

/**
 * The largest share of drops, weighted by who waits for them, that a budget of looks can show in
 * time. A drop is in time if a look falls within D' after it, so a fare query is covered for at
 * most the share min(1, looks in D') of the time.
 *
 * <ul>
 *   <li>{@link #independent}: what schedules can reach that ignore what looks have found. A
 *       fractional knapsack.
 *   <li>{@link #any}: what no policy exceeds that learns only by looking. Each look at a fare query
 *       that a filing has dropped may give away all others of its group at once and for nothing; a
 *       filing yields at most everything it dropped. The value of the linear programme in the
 *       planner's design, by its dual.
 *   <li>{@link #firstHit}: the same, but a filing is known only from the first look that meets a
 *       drop, and looks that meet none do not add up beyond certainty. Lower, and still no policy
 *       exceeds it: before the first hit there is nothing to decide by, and the chance of a hit is
 *       concave in the number of fare queries looked at.
 * </ul>
 *
 * <p>All three let the looks that follow a drop cost nothing.
 */
public final class OnTimeBounds {

  private static final int BISECTIONS = 60;
  private static final int INNER_BISECTIONS = 24;

  private final Fares fares;
  private final double all;

  /**
   * Fares that wait to be looked at: of each fare query, in the order of their groups, the number
   * of its group, its weight and the drops a day that come alone; of each group, the filings a day.
   */
  public static final class Fares {

    private final int[] group;
    private final double[] watchers;
    private final double[] ownPerDay;
    private final double[] filingsPerDay;
    private final HitChance hits;

    /** Refuses arrays that do not belong together; they must not change afterwards. */
    public Fares(
        int[] group,
        double[] watchers,
        double[] ownPerDay,
        double[] filingsPerDay,
        HitChance hits) {
      if (group.length != watchers.length || group.length != ownPerDay.length) {
        throw new IllegalArgumentException("each fare query needs a group, a weight and a rate");
      }
      for (int i = 1; i < group.length; i++) {
        if (group[i] < group[i - 1]) {
          throw new IllegalArgumentException("fare queries must be in the order of their groups");
        }
      }
      this.group = group;
      this.watchers = watchers;
      this.ownPerDay = ownPerDay;
      this.filingsPerDay = filingsPerDay;
      this.hits = hits;
    }
  }

  /**
   * How filings hit: each with a chance of its own, which is spread as a Beta.
   *
   * @param mean E[q], above 0 and at most 1
   * @param meanSquare E[q^2], from mean squared to mean
   */
  public record HitChance(double mean, double meanSquare) {

    /** Refuses moments that no chance has. */
    public HitChance {
      if (!(mean > 0 && mean <= 1)
          || !(meanSquare >= mean * mean * (1 - 1e-9) && meanSquare <= mean * (1 + 1e-9))) {
        throw new IllegalArgumentException(
            "no chance has mean " + mean + " and mean square " + meanSquare);
      }
    }

    /** E[q (1 - q)^looked]: a member is hit and none of so many others is. */
    double hitAlone(int looked) {
      double between = meanSquare - mean * mean;
      double within = mean - meanSquare;
      if (between <= 1e-12 * mean) {
        return mean * Math.pow(1 - mean, looked);
      }
      double size = within / between;
      double a = mean * size;
      double b = (1 - mean) * size;
      double value = mean;
      for (int i = 0; i < looked && value > 1e-12; i++) {
        value *= (b + i) / (a + 1 + b + i);
      }
      return value;
    }
  }

  /** Bounds for these fares. */
  public OnTimeBounds(Fares fares) {
    this.fares = fares;
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += fares.watchers[i] * perDay(i);
    }
    this.all = sum;
  }

  private int size() {
    return fares.group.length;
  }

  private double perDay(int i) {
    return fares.ownPerDay[i] + fares.filingsPerDay[fares.group[i]] * fares.hits.mean;
  }

  /** Drops times watchers a day: what a share of one means. */
  public double alertsPerDay() {
    return all;
  }

  /**
   * Share that a schedule can reach that treats fare queries as independent.
   *
   * @param looks in D'
   */
  public double independent(double looks) {
    if (all == 0) {
      return 1;
    }
    double[] value = new double[size()];
    for (int i = 0; i < size(); i++) {
      value[i] = fares.watchers[i] * perDay(i);
    }
    return knapsack(value, looks) / all;
  }

  private static double knapsack(double[] value, double looks) {
    Arrays.sort(value);
    double left = looks;
    double sum = 0;
    for (int i = value.length - 1; i >= 0 && left > 0; i--) {
      sum += value[i] * Math.min(1, left);
      left -= 1;
    }
    return sum;
  }

  /**
   * Share that no policy exceeds that learns only by looking.
   *
   * @param looks in D'
   */
  public double any(double looks) {
    if (all == 0) {
      return 1;
    }
    double low = 0;
    double high = 0;
    for (int i = 0; i < size(); i++) {
      high = Math.max(high, fares.watchers[i] * fares.ownPerDay[i] + filingGain(i, all(i)));
    }
    // The dual is convex in the price of a look, so its minimum is found by thirds.
    for (int step = 0; step < BISECTIONS; step++) {
      double third = (high - low) / 3;
      if (dual(low + third, looks) <= dual(high - third, looks)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return Math.min(1, dual((low + high) / 2, looks) / all);
  }

  private double all(int i) {
    double sum = 0;
    for (int j = i; j < size() && fares.group[j] == fares.group[i]; j++) {
      sum += fares.watchers[j];
    }
    for (int j = i - 1; j >= 0 && fares.group[j] == fares.group[i]; j--) {
      sum += fares.watchers[j];
    }
    return sum;
  }

  /** What one look at a fare query yields of its group's filings at most, a day. */
  private double filingGain(int i, double ofGroup) {
    double own = fares.watchers[i];
    return fares.filingsPerDay[fares.group[i]]
        * (fares.hits.mean * own + fares.hits.meanSquare * (ofGroup - own));
  }

  private double dual(double price, double looks) {
    double value = price * looks;
    for (int from = 0; from < size(); ) {
      int to = from;
      double ofGroup = 0;
      while (to < size() && fares.group[to] == fares.group[from]) {
        ofGroup += fares.watchers[to];
        to++;
      }
      value += groupDual(from, to, ofGroup, price);
      from = to;
    }
    return value;
  }

  /**
   * Minimum over m in 0..1 of m cap + sum max(0, own + (1 - m) filing - price): the slope rises
   * with m, so it is found where the slope changes its sign. Every m gives a valid bound.
   */
  private double groupDual(int from, int to, double ofGroup, double price) {
    double cap = fares.filingsPerDay[fares.group[from]] * fares.hits.mean * ofGroup;
    double low = 0;
    double high = 1;
    if (slope(from, to, ofGroup, price, 0) - cap > 0) {
      for (int step = 0; step < INNER_BISECTIONS; step++) {
        double middle = (low + high) / 2;
        if (slope(from, to, ofGroup, price, middle) > cap) {
          low = middle;
        } else {
          high = middle;
        }
      }
    } else {
      high = 0;
    }
    double sum = high * cap;
    for (int i = from; i < to; i++) {
      sum +=
          Math.max(
              0,
              fares.watchers[i] * fares.ownPerDay[i] + (1 - high) * filingGain(i, ofGroup) - price);
    }
    return sum;
  }

  private double slope(int from, int to, double ofGroup, double price, double m) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double filing = filingGain(i, ofGroup);
      if (fares.watchers[i] * fares.ownPerDay[i] + (1 - m) * filing > price) {
        sum += filing;
      }
    }
    return sum;
  }

  /**
   * Share that no policy exceeds for which a filing is unknown until a look meets a drop of it.
   *
   * @param looks in D'
   */
  public double firstHit(double looks) {
    if (all == 0) {
      return 1;
    }
    double[] gains = new double[size()];
    for (int from = 0; from < size(); ) {
      int to = from;
      while (to < size() && fares.group[to] == fares.group[from]) {
        to++;
      }
      firstHitGains(from, to, gains);
      from = to;
    }
    return Math.min(1, knapsack(gains, looks) / all);
  }

  /** The gain of the n-th look in D' at a group falls with n; own and filing gains each at best. */
  private void firstHitGains(int from, int to, double[] gains) {
    double[] weights = Arrays.copyOfRange(fares.watchers, from, to);
    Arrays.sort(weights);
    double[] own = new double[to - from];
    double rest = 0;
    for (int i = from; i < to; i++) {
      own[i - from] = fares.watchers[i] * fares.ownPerDay[i];
      rest += fares.watchers[i];
    }
    Arrays.sort(own);
    double filings = fares.filingsPerDay[fares.group[from]];
    double missed = rest * fares.hits.hitAlone(0);
    for (int looked = 1; looked <= own.length; looked++) {
      rest = Math.max(0, rest - weights[own.length - looked]);
      double missedNow = rest * fares.hits.hitAlone(looked);
      gains[from + looked - 1] = own[own.length - looked] + filings * (missed - missedNow);
      missed = missedNow;
    }
  }
}
