package dev.farehawk.poll;

import java.util.Arrays;

/** Fare queries of one market and carrier, whose drops come together: as they lie side by side. */
final class MarketGroups {

  private final int[] members;
  private final int[] group;
  private int groups;

  MarketGroups(DemandCopy demand) {
    long[] byCarrier = new long[demand.size()];
    int[] end = ends(demand);
    int[] next = new int[demand.markets()];
    System.arraycopy(end, 0, next, 1, Math.max(0, end.length - 1));
    for (int i = 0; i < demand.size(); i++) {
      byCarrier[next[demand.market(i)]++] = ((long) demand.carrier(i) << 32) | i;
    }
    members = new int[demand.size()];
    group = new int[demand.size()];
    int from = 0;
    for (int to : end) {
      Arrays.sort(byCarrier, from, to);
      for (int at = from; at < to; at++) {
        members[at] = (int) byCarrier[at];
        boolean first = at == from || byCarrier[at] >>> 32 != byCarrier[at - 1] >>> 32;
        groups += first ? 1 : 0;
        group[at] = groups - 1;
      }
      from = to;
    }
  }

  /** Where the fare queries of each market end when they lie in the order of markets. */
  private static int[] ends(DemandCopy demand) {
    int[] ends = new int[demand.markets()];
    for (int i = 0; i < demand.size(); i++) {
      ends[demand.market(i)]++;
    }
    for (int market = 1; market < ends.length; market++) {
      ends[market] += ends[market - 1];
    }
    return ends;
  }

  /** A stretch of places that hold one group. */
  @FunctionalInterface
  interface Stretch {
    void from(int first, int end);
  }

  /** Visits all groups. */
  void each(Stretch visit) {
    for (int from = 0; from < group.length; ) {
      int to = from;
      while (to < group.length && group[to] == group[from]) {
        to++;
      }
      visit.from(from, to);
      from = to;
    }
  }

  /** The fare query at a place. */
  int member(int place) {
    return members[place];
  }

  /**
   * The same as the bounds take it. A fare that drops more often than others of its group counts as
   * more watchers, so that each keeps its worth; what the group shares is how drops come.
   */
  OnTimeBounds.Fares fares(DemandCopy demand) {
    double[] worth = new double[members.length];
    double[] own = new double[members.length];
    double[] filings = new double[groups];
    Arrays.setAll(worth, place -> demand.value(members[place]));
    Arrays.fill(own, 1 - demand.filingShare());
    Arrays.fill(filings, demand.filingShare() / demand.hits().mean());
    return new OnTimeBounds.Fares(group, worth, own, filings, demand.hits());
  }
}
