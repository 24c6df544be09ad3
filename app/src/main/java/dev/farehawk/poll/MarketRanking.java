package dev.farehawk.poll;

import java.util.Arrays;

/**
 * What a look at each fare query of a market is worth. The first one looked at of a group that
 * drops together is a sentinel for the others: its drop gives theirs away. So worth is marginal, in
 * the order of weight: with s siblings looked at already,
 *
 * <p>own = (1 - pi) v, filing = pi (P(none of s) v + P(it and none of s) (V - v)),
 *
 * <p>where v is watchers times drops a day, V the same of all siblings not looked at, pi the share
 * of drops that come from filings. That is the gain of the greedy choice of a submodular set
 * function (Nemhauser, Wolsey and Fisher 1978), so whatever rate there is, the buckets cut each
 * market where its next look is worth less than elsewhere. Groups are the fares of one carrier.
 */
final class MarketRanking {

  private static final int MOST_TOGETHER = 1 << 16;

  /** A ranking is renewed after so many D'. */
  private static final int LASTS = 12;

  private final KeyTable keys;
  private final MarketTable markets;
  private final CarrierRoutes routes;
  private final DropRates rates;
  private final SiblingHits hits;
  private final Siblings.Pace pace;
  private int[] rows = new int[64];
  private double[] values = new double[64];
  private long[] order = new long[64];

  MarketRanking(
      KeyTable keys, MarketTable markets, DropRates rates, SiblingHits hits, Siblings.Pace pace) {
    this.keys = keys;
    this.markets = markets;
    this.routes = new CarrierRoutes(keys, markets);
    this.rates = rates;
    this.hits = hits;
    this.pace = pace;
  }

  /** What each carrier leads, as far as it has been ranked. */
  CarrierRoutes routes() {
    return routes;
  }

  /**
   * Ranks the market of a fare query when its ranking is old; those of its fare queries that wait
   * move forward.
   */
  void rank(int row, ReadyLane ready, PlanClock clock) {
    int market = keys.market(row);
    int rankedAt = markets.rankedAt(market);
    int age = rankedAt == KeyTable.NEVER ? Integer.MAX_VALUE : clock.tick() - rankedAt;
    if (age < LASTS * pace.period()) {
      return;
    }
    markets.rankedAt(market, clock.tick());
    rank(market, markets.first(market));
    for (int j = markets.first(market); j != KeyTable.NONE; j = keys.sibling(j)) {
      if (keys.is(j, Places.READY)) {
        ready.reconsider(j);
      }
    }
  }

  /** Writes the worth of each fare query of a market. */
  private void rank(int market, int firstRow) {
    double ofMarket = rates.ofMarket(market);
    int n = 0;
    for (int i = firstRow; i != KeyTable.NONE; i = keys.sibling(i)) {
      if (n == MOST_TOGETHER) {
        rank(n);
        n = 0;
      }
      if (n == rows.length) {
        rows = Arrays.copyOf(rows, 2 * n);
        values = Arrays.copyOf(values, 2 * n);
        order = Arrays.copyOf(order, 2 * n);
      }
      double value = keys.watchers(i) * rates.perDay(i, ofMarket);
      rows[n] = i;
      values[n] = value;
      int falling = ~Float.floatToRawIntBits((float) value);
      order[n] = ((long) keys.carrier(i) << 48) | ((falling & 0xFFFF_FFFFL) << 16) | n;
      n++;
    }
    rank(n);
  }

  private void rank(int n) {
    Arrays.sort(order, 0, n);
    for (int from = 0; from < n; ) {
      int to = from;
      double rest = 0;
      long carrier = order[from] >>> 48;
      while (to < n && order[to] >>> 48 == carrier) {
        rest += values[(int) order[to] & (MOST_TOGETHER - 1)];
        to++;
      }
      group(from, to, rest);
      from = to;
    }
  }

  private void group(int from, int to, double all) {
    double filing = hits.filingShare();
    double rest = all;
    tellRoutes((int) order[from] & (MOST_TOGETHER - 1), all);
    for (int at = from; at < to; at++) {
      int member = (int) order[at] & (MOST_TOGETHER - 1);
      double own = values[member];
      rest = Math.max(0, rest - own);
      int looked = at - from;
      double gain =
          (1 - filing) * own + filing * (hits.alone(looked) * own + hits.together(looked) * rest);
      keys.worth(rows[member], Density.bucketOf(gain));
    }
  }

  /** The first of a group is where its carrier's next filing would show. */
  private void tellRoutes(int first, double all) {
    double own = values[first];
    if (own > 0) {
      int row = rows[first];
      double others = hits.hitChance() * (all - own) / own;
      routes.leads(keys.market(row), row, keys.watchers(row) * (1 + others));
    }
  }
}
