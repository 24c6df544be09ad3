package dev.farehawk.contest;

/** Drops a day by market and days to departure, fitted on the very days that they are used for. */
final class HindsightRates {

  /** Last days of the stretches to departure; what lies beyond is one more. */
  private static final int[] STRETCHES = {3, 7, 14, 30, 60, 90, 120, 180};

  private final RecordedFares fares;
  private final double[][] seen;
  private final double[][] dropped;

  HindsightRates(RecordedFares fares) {
    this.fares = fares;
    this.seen = new double[fares.markets()][STRETCHES.length + 1];
    this.dropped = new double[fares.markets()][STRETCHES.length + 1];
    for (RecordedDay day : fares.days()) {
      for (int series : day.active()) {
        int stretch = stretch(day, series);
        seen[fares.marketOf(series)][stretch]++;
        dropped[fares.marketOf(series)][stretch] += day.dropped(series) ? 1 : 0;
      }
    }
  }

  /** For a series that is active on this day. */
  double perDay(RecordedDay day, int series) {
    int market = fares.marketOf(series);
    int stretch = stretch(day, series);
    return dropped[market][stretch] / seen[market][stretch];
  }

  private int stretch(RecordedDay day, int series) {
    long ahead = fares.departureDay(series) - day.epochDay;
    int stretch = 0;
    while (stretch < STRETCHES.length && ahead > STRETCHES[stretch]) {
      stretch++;
    }
    return stretch;
  }
}
