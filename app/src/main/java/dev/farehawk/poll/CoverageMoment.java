package dev.farehawk.poll;

import java.util.Arrays;

/**
 * Which drops of D' ago were covered: all that can be said of one moment. A fare query's drop of
 * that moment is in time iff somebody has looked at it since, so the mean over many moments is the
 * share of the time in which each was covered, min(1, D' / gap) of each gap between two looks, and
 * nothing of a fare query that is never looked at.
 */
final class CoverageMoment {

  static final int TENTHS = 10;

  private double all;
  private double covered;
  private double withSiblings;
  private final double[] watchersOf = new double[TENTHS];
  private final double[] dropsOf = new double[TENTHS];
  private final double[] coveredOf = new double[TENTHS];

  /** Nothing measured. */
  CoverageMoment() {}

  /** This moment. */
  CoverageMoment(DemandCopy demand, MarketGroups groups) {
    for (int i = 0; i < demand.size(); i++) {
      all += demand.value(i);
      covered += demand.isCovered(i) ? demand.value(i) : 0;
    }
    withSiblings = covered;
    groups.each((from, to) -> withSiblings += givenAway(demand, groups, from, to));
    byTenths(demand);
  }

  /** Of the drops that no look covers, those that come with the drop of a covered sibling. */
  private static double givenAway(DemandCopy demand, MarketGroups groups, int from, int to) {
    int looked = 0;
    double missed = 0;
    for (int at = from; at < to; at++) {
      int i = groups.member(at);
      looked += demand.isCovered(i) ? 1 : 0;
      missed += demand.isCovered(i) ? 0 : demand.value(i);
    }
    return missed * demand.filingShare() * demand.foundOut(looked);
  }

  private void byTenths(DemandCopy demand) {
    int size = demand.size();
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      order[i] = ((long) ~Float.floatToIntBits(demand.watchers(i)) << 32) | i;
    }
    Arrays.sort(order);
    for (int rank = 0; rank < size; rank++) {
      int i = (int) order[rank];
      int tenth = (int) ((long) rank * TENTHS / size);
      watchersOf[tenth] += demand.watchers(i);
      dropsOf[tenth] += demand.perDay(i);
      coveredOf[tenth] += demand.isCovered(i) ? demand.perDay(i) : 0;
    }
  }

  /** Adds another moment, to measure over both. */
  void add(CoverageMoment other) {
    all += other.all;
    covered += other.covered;
    withSiblings += other.withSiblings;
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      watchersOf[tenth] += other.watchersOf[tenth];
      dropsOf[tenth] += other.dropsOf[tenth];
      coveredOf[tenth] += other.coveredOf[tenth];
    }
  }

  LiveCoverage.Reached reached() {
    double watchers = Arrays.stream(watchersOf).sum();
    return new LiveCoverage.Reached(
        all == 0 ? 1 : covered / all,
        all == 0 ? 1 : withSiblings / all,
        java.util.stream.IntStream.range(0, TENTHS)
            .filter(tenth -> dropsOf[tenth] > 0)
            .mapToObj(tenth ->
                new LiveCoverage.CoveredTenth(
                    tenth + 1, watchersOf[tenth] / watchers, coveredOf[tenth] / dropsOf[tenth]))
            .toList());
  }
}
