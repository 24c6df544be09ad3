package dev.faremarket.calibration;

import static dev.faremarket.calibration.Figure.Closeness.ABSOLUTE;
import static dev.faremarket.calibration.Figure.Closeness.RELATIVE;
import static dev.faremarket.calibration.Figure.Closeness.SHOWN;
import static dev.faremarket.calibration.MetasearchStatistics.moveOf;
import static dev.faremarket.calibration.SeriesStatistics.ANY_CHANGE;
import static dev.faremarket.calibration.SeriesStatistics.FALL;
import static dev.faremarket.calibration.SeriesStatistics.RISE;
import static dev.faremarket.calibration.SeriesStatistics.dropOf;

import java.util.List;

/**
 * What was recorded of series B of the fare statistics: the cheapest round trip of a metasearch
 * between Taiwan and Japan per departure date, one look a day over 48 days of summer.
 */
public final class SeriesB {

  private static final Targets<MetasearchStatistics> TARGETS = new Targets<>();

  static {
    howOften();
    howLarge();
    drops();
    byDaysToDeparture();
    TARGETS.add(5, "P(drop 15 % given one), dates 1 apart", 0.16, SHOWN, s -> s.together());
    howLongDealsLive();
  }

  private SeriesB() {}

  /** All figures of a section, measured on this panel. */
  public static List<Figure> section(int section, MetasearchStatistics panel) {
    return TARGETS.section(section, panel);
  }

  private static void howOften() {
    TARGETS.add(1, "changes per day", 0.690, RELATIVE, s -> s.share(ANY_CHANGE));
    TARGETS.add(1, "moves of 2 % per day", 0.385, RELATIVE, s -> s.share(moveOf(0.02)));
    TARGETS.add(1, "rises per day", 0.358, SHOWN, s -> s.share(RISE));
    TARGETS.add(1, "falls per day", 0.333, SHOWN, s -> s.share(FALL));
    TARGETS.add(
        1,
        "changes below 1 %",
        0.39,
        RELATIVE,
        s -> s.shareOf(ANY_CHANGE, move -> Math.abs(move) < 0.01));
    TARGETS.add(
        1,
        "changes below 2 %",
        0.44,
        SHOWN,
        s -> s.shareOf(ANY_CHANGE, move -> Math.abs(move) < 0.02));
    TARGETS.add(1, "same cheapest airline", 0.77, SHOWN, s -> 1 - s.switches(move -> true));
    TARGETS.add(1, "moves of 2 %, same airline", 0.24, SHOWN, s -> s.sameCarrier(moveOf(0.02)));
  }

  private static void howLarge() {
    double[] quantiles = {0.25, 0.5, 0.75, 0.9};
    double[] rises = {0.003, 0.039, 0.130, 0.282};
    double[] falls = {0.004, 0.035, 0.112, 0.219};
    for (int i = 0; i < quantiles.length; i++) {
      double quantile = quantiles[i];
      int percent = (int) Math.round(100 * quantile);
      TARGETS.add(2, "rise, " + percent + " %", rises[i], SHOWN, s -> s.size(1, quantile));
      TARGETS.add(2, "fall, " + percent + " %", falls[i], SHOWN, s -> s.size(-1, quantile));
    }
  }

  private static void drops() {
    TARGETS.add(3, "drops of 10 % per day", 0.091, RELATIVE, s -> s.share(dropOf(0.10)));
    TARGETS.add(3, "drops of 20 % per day", 0.039, RELATIVE, s -> s.share(dropOf(0.20)));
    TARGETS.add(3, "drops of 30 % per day", 0.017, RELATIVE, s -> s.share(dropOf(0.30)));
    TARGETS.add(3, "drops of 10 %, same airline", 0.039, SHOWN, s -> s.sameCarrier(dropOf(0.10)));
    TARGETS.add(3, "drops of 20 %, same airline", 0.010, SHOWN, s -> s.sameCarrier(dropOf(0.20)));
    TARGETS.add(
        3, "drops of 15 % to another airline", 0.74, RELATIVE, s -> s.switches(dropOf(0.15)));
    TARGETS.add(3, "0.9 of the median before", 0.14, SHOWN, s -> s.low(0.9));
    TARGETS.add(3, "0.8 of the median before", 0.045, RELATIVE, s -> s.low(0.8));
    TARGETS.add(3, "0.7 of the median before", 0.015, RELATIVE, s -> s.low(0.7));
  }

  private static void byDaysToDeparture() {
    int[] from = {1, 4, 8, 15, 22, 31, 46, 61};
    int[] to = {3, 7, 14, 21, 30, 45, 60, 90};
    double[] move = {0.60, 0.51, 0.47, 0.44, 0.43, 0.40, 0.34, 0.30};
    for (int i = 0; i < from.length; i++) {
      int first = from[i];
      int last = to[i];
      TARGETS.add(
          4,
          "moves of 2 % per day, dtd " + first + "-" + last,
          move[i],
          SHOWN,
          s -> s.share(moveOf(0.02), first, last));
    }
  }

  private static void howLongDealsLive() {
    int[] days = {1, 2, 3, 5, 7, 14};
    double[] alive = {0.61, 0.43, 0.32, 0.21, 0.16, 0.06};
    for (int i = 0; i < days.length; i++) {
      int after = days[i];
      boolean promised = after == 1 || after == 3 || after == 7;
      TARGETS.add(
          6,
          "drop of 20 % alive after " + after + (after == 1 ? " day" : " days"),
          alive[i],
          promised ? ABSOLUTE : SHOWN,
          s -> s.deals(0.20).after(after));
    }
  }
}
