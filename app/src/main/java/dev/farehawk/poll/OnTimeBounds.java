package dev.farehawk.poll;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

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

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** Prices of a look that are tried, from the dearest down: e^-28, a millionth of a millionth. */
  private static final double PRICE_RANGE = 28;

  private final Fares fares;
  private final double[] watchersOf;

  /** What a look at each yields of its own drops, and of its network's filings, a day. */
  private final double[] ownGain;

  private final double all;

  /**
   * How finely the dual of {@link #any} is searched. Whatever it is, the answer is a bound; a
   * coarse one is a little too high.
   *
   * @param prices of a look that are tried; each narrows the search to 0.62 of what it was
   * @param shares of a group's filings that are tried at each; each halves the search
   */
  public record Precision(int prices, int shares) {

    /** To the last digits, for thousands of fare queries. */
    public static final Precision FULL = new Precision(80, 24);

    /** Within a thousandth above {@link #FULL}, for millions of fare queries in seconds. */
    public static final Precision QUICK = new Precision(22, 10);

    /** Refuses a search that tries nothing. */
    public Precision {
      if (prices < 2 || prices > 200 || shares < 1 || shares > 60) {
        throw new IllegalArgumentException("a search tries 2 to 200 prices and 1 to 60 shares");
      }
    }
  }

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
    private Networks networks = Networks.NONE;

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

    /**
     * The same with filings that hit several groups at once, beside those of the groups.
     *
     * @throws IllegalArgumentException unless each group has a network, in their order
     */
    public Fares with(Networks wide) {
      for (int i = 1; i < wide.ofGroup.length; i++) {
        if (wide.ofGroup[i] < wide.ofGroup[i - 1]) {
          throw new IllegalArgumentException("groups must be in the order of their networks");
        }
      }
      if (wide.ofGroup.length != filingsPerDay.length) {
        throw new IllegalArgumentException("each group needs a network");
      }
      Fares wider = new Fares(group, watchers, ownPerDay, filingsPerDay, hits);
      wider.networks = wide;
      return wider;
    }

    private int networkOf(int i) {
      return networks.isNone() ? group[i] : networks.ofGroup[group[i]];
    }

    private double widePerDay(int i) {
      return networks.isNone() ? 0 : networks.filingsPerDay[networks.ofGroup[group[i]]];
    }
  }

  /**
   * Groups that some filings hit together, as the routes of one carrier from an airport.
   *
   * @param ofGroup the number of each group's network
   * @param filingsPerDay of each network, those that hit all its groups; with the chance that the
   *     filings of one group have
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, not kept for comparing
  public record Networks(int[] ofGroup, double[] filingsPerDay) {
    private static final Networks NONE = new Networks(new int[0], new double[0]);

    private boolean isNone() {
      return ofGroup.length == 0;
    }
  }

  /** Bounds for these fares. */
  public OnTimeBounds(Fares fares) {
    this.fares = fares;
    this.watchersOf = new double[fares.filingsPerDay.length];
    this.ownGain = new double[size()];
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      watchersOf[fares.group[i]] += fares.watchers[i];
      ownGain[i] = fares.watchers[i] * fares.ownPerDay[i];
      sum += fares.watchers[i] * perDay(i);
    }
    this.all = sum;
  }

  private int size() {
    return fares.group.length;
  }

  private double perDay(int i) {
    return fares.ownPerDay[i]
        + (fares.filingsPerDay[fares.group[i]] + fares.widePerDay(i)) * fares.hits.mean();
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
    return Math.min(1, knapsack(value, looks) / all);
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
    return any(looks, Precision.FULL);
  }

  /** The same, searched as finely as asked for. */
  public double any(double looks, Precision precision) {
    if (all == 0) {
      return 1;
    }
    double dearest = 0;
    for (int i = 0; i < size(); i++) {
      double ofGroup = watchersOf[fares.group[i]];
      dearest = Math.max(dearest, ownGain[i] + filingGain(i, ofGroup));
    }
    dearest += dearestWide();
    // The dual is convex in the price of a look, so it falls and then rises in its logarithm too,
    // in which prices of much and of little watched fares are equally far apart: golden section.
    double high = Math.log(dearest);
    double low = high - PRICE_RANGE;
    double cheaper = high - GOLDEN * PRICE_RANGE;
    double dearer = low + GOLDEN * PRICE_RANGE;
    double atCheaper = dual(Math.exp(cheaper), looks, precision);
    double atDearer = dual(Math.exp(dearer), looks, precision);
    double best = Math.min(atCheaper, atDearer);
    for (int tried = 2; tried < precision.prices; tried++) {
      if (atCheaper <= atDearer) {
        high = dearer;
        dearer = cheaper;
        atDearer = atCheaper;
        cheaper = high - GOLDEN * (high - low);
        atCheaper = dual(Math.exp(cheaper), looks, precision);
      } else {
        low = cheaper;
        cheaper = dearer;
        atCheaper = atDearer;
        dearer = low + GOLDEN * (high - low);
        atDearer = dual(Math.exp(dearer), looks, precision);
      }
      best = Math.min(best, Math.min(atCheaper, atDearer));
    }
    return Math.min(1, best / all);
  }

  /** What one look at a fare query yields of its group's filings at most, a day. */
  private double filingGain(int i, double ofGroup) {
    double own = fares.watchers[i];
    return fares.filingsPerDay[fares.group[i]]
        * (fares.hits.mean() * own + fares.hits.meanSquare() * (ofGroup - own));
  }

  /** More than what one look yields of any network's filings. */
  private double dearestWide() {
    double filings = Arrays.stream(fares.networks.filingsPerDay).max().orElse(0);
    return filings * fares.hits.mean() * Arrays.stream(fares.watchers).sum();
  }

  private double dual(double price, double looks, Precision precision) {
    double value = price * looks;
    for (int from = 0; from < size(); ) {
      int to = end(from, fares::networkOf);
      value +=
          fares.widePerDay(from) == 0
              ? groupsDual(from, to, ownGain, price, precision)
              : networkDual(from, to, price, precision);
      from = to;
    }
    return value;
  }

  private int end(int from, IntUnaryOperator number) {
    int to = from + 1;
    while (to < size() && number.applyAsInt(to) == number.applyAsInt(from)) {
      to++;
    }
    return to;
  }

  /**
   * The least of some shares m of the network's filings that count as shown whatever is looked at:
   * m cap + what its groups yield when the rest counts as their own drops. Every m gives a valid
   * bound.
   */
  private double networkDual(int from, int to, double price, Precision precision) {
    double filings = fares.widePerDay(from);
    double ofNetwork = Arrays.stream(fares.watchers, from, to).sum();
    double cap = filings * fares.hits.mean() * ofNetwork;
    double[] gain = ownGain.clone();
    double best = Double.POSITIVE_INFINITY;
    for (int step = 0; step <= precision.shares; step++) {
      double m = (double) step / precision.shares;
      for (int i = from; i < to; i++) {
        double own = fares.watchers[i];
        double shown = fares.hits.mean() * own + fares.hits.meanSquare() * (ofNetwork - own);
        gain[i] = ownGain[i] + (1 - m) * filings * shown;
      }
      best = Math.min(best, m * cap + groupsDual(from, to, gain, price, precision));
    }
    return best;
  }

  private double groupsDual(int from, int to, double[] own, double price, Precision precision) {
    double value = 0;
    for (int first = from; first < to; ) {
      int end = end(first, i -> fares.group[i]);
      value += groupDual(first, end, own, price, precision);
      first = end;
    }
    return value;
  }

  /**
   * Minimum over m in 0..1 of m cap + sum max(0, own + (1 - m) filing - price): the slope rises
   * with m, so it is found where the slope changes its sign. Every m gives a valid bound.
   */
  private double groupDual(int from, int to, double[] own, double price, Precision precision) {
    double ofGroup = watchersOf[fares.group[from]];
    double cap = fares.filingsPerDay[fares.group[from]] * fares.hits.mean() * ofGroup;
    double low = 0;
    double high = 1;
    if (slope(from, to, own, price, 0) - cap > 0) {
      for (int step = 0; step < precision.shares; step++) {
        double middle = (low + high) / 2;
        if (slope(from, to, own, price, middle) > cap) {
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
      sum += Math.max(0, own[i] + (1 - high) * filingGain(i, ofGroup) - price);
    }
    return sum;
  }

  private double slope(int from, int to, double[] own, double price, double m) {
    double ofGroup = watchersOf[fares.group[from]];
    double sum = 0;
    for (int i = from; i < to; i++) {
      double filing = filingGain(i, ofGroup);
      if (own[i] + (1 - m) * filing > price) {
        sum += filing;
      }
    }
    return sum;
  }

  /**
   * Share that no policy exceeds for which a filing is unknown until a look meets a drop of it.
   * With filings of whole networks it is {@link #any}.
   *
   * @param looks in D'
   */
  public double firstHit(double looks) {
    if (all == 0) {
      return 1;
    }
    if (!fares.networks.isNone()) {
      return any(looks);
    }
    double[] gains = new double[size()];
    for (int from = 0; from < size(); ) {
      int to = end(from, i -> fares.group[i]);
      firstHitGains(from, to, gains);
      from = to;
    }
    // Own and filing gains may be the best of different fare queries; then the other bound is
    // lower.
    return Math.min(any(looks), knapsack(gains, looks) / all);
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
    double alone = fares.hits.mean();
    double missed = rest * alone;
    for (int looked = 1; looked <= own.length; looked++) {
      rest = Math.max(0, rest - weights[own.length - looked]);
      alone = fares.hits.hitAlone(alone, looked - 1);
      double missedNow = rest * alone;
      gains[from + looked - 1] = own[own.length - looked] + filings * (missed - missedNow);
      missed = missedNow;
    }
  }
}
