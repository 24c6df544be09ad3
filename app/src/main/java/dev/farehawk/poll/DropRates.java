package dev.farehawk.poll;

/**
 * How often each fare query drops, learned while looking. Three levels of one model: all fares, a
 * market, a fare query; and beside them how it differs by days to departure ({@link
 * DeparturePattern}). Each level's rate is the one above times a factor that begins at one; a
 * factor is (k + drops seen) / (k / factor above + drops expected), the posterior mean of a Poisson
 * rate under a Gamma prior of shape k. So what is seldom looked at borrows from its market, and a
 * market from all. Drops of a market come by the dozen, and a dozen of one filing tell of its rate
 * no more than one drop: the shape of a market's prior is in filings.
 *
 * <p>A look tells only whether something dropped since the last one, not when. So a look that finds
 * a drop counts the time up to the first drop that is expected within the gap, not the whole gap:
 * the fixed point is the maximum of the censored likelihood, where the sum over hits of tau
 * e^(-lambda tau) / (1 - e^(-lambda tau)) equals the sum of tau over misses.
 */
final class DropRates {

  private static final double SHAPE_OF_KEY = 2;
  private static final double SHAPE_OF_MARKET = 3;
  private static final double SHAPE_OF_ALL = 20;

  /** Below this, the expected time to the first drop is half of the gap, to four digits. */
  private static final double SMALL = 1e-3;

  /** Airlines sell up to 331 days ahead. */
  private static final int LONGEST_AHEAD = 400;

  private static final double LEAST_CHANCE = 1e-6;

  private final KeyTable keys;
  private final MarketTable markets;
  private final SiblingHits hits;
  private final PlanClock clock;

  /** Drops a day by days to departure as known beforehand; what lies outside is like the end. */
  private final float[] prior = new float[LONGEST_AHEAD + 1];

  private final DeparturePattern pattern = new DeparturePattern();
  private double drops;
  private double expected;

  DropRates(
      KeyTable keys, MarketTable markets, SiblingHits hits, RatePrior prior, PlanClock clock) {
    this.keys = keys;
    this.markets = markets;
    this.hits = hits;
    this.clock = clock;
    for (int days = 0; days <= LONGEST_AHEAD; days++) {
      this.prior[days] = (float) prior.perDay(days);
    }
  }

  /** Drops a day of a fare query, as far as is known. */
  double perDay(int i) {
    return prior(i) * factor(i, ofMarket(keys.market(i)));
  }

  /** The same when {@link #ofMarket} is known already. */
  double perDay(int i, double ofMarket) {
    return prior(i) * factor(i, ofMarket);
  }

  /** Chance that a fare query drops at least once in so many ticks, above zero and below one. */
  double chance(int i, int gap) {
    double mean = perDay(i) * Math.max(1, gap) / clock.ticksPerDay();
    return Math.clamp(-Math.expm1(-mean), LEAST_CHANCE, 1 - LEAST_CHANCE);
  }

  private double prior(int i) {
    int days = ahead(i);
    return prior[days] * pattern.factor(days, ofAll());
  }

  private int ahead(int i) {
    return Math.clamp(keys.departureDay(i) - clock.today(), 0, LONGEST_AHEAD);
  }

  private double factor(int i, double above) {
    return (SHAPE_OF_KEY + keys.drops(i)) / (SHAPE_OF_KEY / above + keys.expected(i));
  }

  /** How much more often than expected the fares of a market drop. */
  double ofMarket(int market) {
    double shape = SHAPE_OF_MARKET * hits.dropsPerFiling();
    return (shape + markets.drops(market)) / (shape / ofAll() + markets.expected(market));
  }

  /** How much more often than expected fares drop at all. */
  double ofAll() {
    return (SHAPE_OF_ALL + drops) / (SHAPE_OF_ALL + expected);
  }

  /** A look found the price as it was {@code gap} ticks ago, or did not tell of a drop yet. */
  void looked(int i, int gap) {
    learn(i, 0, gap / clock.ticksPerDay());
  }

  /** The look just counted did find a drop, after a gap of so many ticks. */
  void dropped(int i, int gap) {
    double days = gap / clock.ticksPerDay();
    double mean = perDay(i) * days;
    double first = mean < SMALL ? 0.5 : 1 / mean - 1 / Math.expm1(mean);
    keys.countDrop(i);
    learn(i, 1, -(1 - first) * days);
  }

  private void learn(int i, int moreDrops, double moreDays) {
    double moreExpected = prior(i) * moreDays;
    keys.expect(i, moreExpected);
    markets.learn(keys.market(i), moreDrops, moreExpected);
    int ahead = ahead(i);
    double beforehand = prior[ahead] * moreDays;
    pattern.learn(ahead, moreDrops, beforehand);
    drops += moreDrops;
    expected += beforehand;
  }
}
