package dev.farehawk.oracle;

/**
 * How likely it is that no clearly lower price follows before departure.
 *
 * <p>Recorded daily fares say what matters: fares of a departure date mostly sink until about two
 * months ahead and rise after it, a deep single step is seldom undercut, and a price that is rare
 * in its own past is more often the last of its kind. A logistic fit to recorded fares of one
 * low-cost carrier, cross-checked over its routes, gave these coefficients, rounded; "clearly
 * lower" was more than 5 %. They are a prior, not a promise: other carriers' fares move otherwise.
 */
final class ChanceOfLowest {

  private static final double BASE = 1.6;
  private static final int FARES_RISE_FROM = 60;
  private static final double PER_60_DAYS_WITHIN = 2.5;
  private static final double PER_30_DAYS_BEYOND = 1.5;
  private static final double PER_LOG_DISCOUNT = 1.0;
  private static final double PER_LOG_STEP = 3.5;
  private static final double PER_PERCENTILE = 1.5;

  private ChanceOfLowest() {}

  /**
   * The chance, 0 to 1.
   *
   * @param daysAhead to departure
   * @param ofMedian price over its typical median
   * @param ofPrevious price over the price before it
   * @param percentile share of the past time it was this low or lower
   */
  static double of(long daysAhead, double ofMedian, double ofPrevious, double percentile) {
    double within = Math.clamp(daysAhead, 0, FARES_RISE_FROM) / 60.0;
    double beyond = Math.max(0, daysAhead - FARES_RISE_FROM) / 30.0;
    double evidence =
        BASE
            - PER_60_DAYS_WITHIN * within
            - PER_30_DAYS_BEYOND * beyond
            - PER_LOG_DISCOUNT * Math.log(ofMedian)
            - PER_LOG_STEP * Math.log(ofPrevious)
            - PER_PERCENTILE * percentile;
    return 1 / (1 + Math.exp(-evidence));
  }
}
