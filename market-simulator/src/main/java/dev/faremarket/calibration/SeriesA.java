package dev.faremarket.calibration;

import static dev.faremarket.calibration.Figure.Closeness.ABSOLUTE;
import static dev.faremarket.calibration.Figure.Closeness.RELATIVE;
import static dev.faremarket.calibration.Figure.Closeness.SHOWN;
import static dev.faremarket.calibration.SeriesStatistics.ANY_CHANGE;
import static dev.faremarket.calibration.SeriesStatistics.FALL;
import static dev.faremarket.calibration.SeriesStatistics.NEAR;
import static dev.faremarket.calibration.SeriesStatistics.RISE;
import static dev.faremarket.calibration.SeriesStatistics.dropOf;

import dev.faremarket.calibration.Figure.Closeness;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What was recorded of series A of the fare statistics: one low-cost carrier in Europe, 18 directed
 * routes, one look a day over half a year, winter to spring. The figures the statistics print bold
 * are promised, the others are shown beside them.
 */
public final class SeriesA {

  private static final int EVER = 10_000;
  private static final Targets<SeriesStatistics> TARGETS = new Targets<>();

  static {
    howOften();
    howLarge();
    drops();
    byDaysToDeparture();
    together();
    howLongDealsLive();
    byWeekday();
  }

  private SeriesA() {}

  /** All figures of a section, measured on this panel. */
  public static List<Figure> section(int section, SeriesStatistics panel) {
    return TARGETS.section(section, panel);
  }

  private static void howOften() {
    add(1, "changes per day, dtd <= 120", 0.221, RELATIVE, s -> s.share(ANY_CHANGE, 0, NEAR));
    add(1, "changes per day, all dtd", 0.090, SHOWN, s -> s.share(ANY_CHANGE, 0, EVER));
    add(1, "rises per day, dtd <= 120", 0.120, SHOWN, s -> s.share(RISE, 0, NEAR));
    add(1, "falls per day, dtd <= 120", 0.101, SHOWN, s -> s.share(FALL, 0, NEAR));
    add(1, "unchanged after 1 day", 0.70, ABSOLUTE, s -> s.spells(0, NEAR).after(1));
    add(1, "unchanged after 2 days", 0.52, SHOWN, s -> s.spells(0, NEAR).after(2));
    add(1, "unchanged after 3 days", 0.41, ABSOLUTE, s -> s.spells(0, NEAR).after(3));
    add(1, "unchanged after 7 days", 0.15, ABSOLUTE, s -> s.spells(0, NEAR).after(7));
    add(1, "unchanged after 14 days", 0.05, SHOWN, s -> s.spells(0, NEAR).after(14));
    add(1, "unchanged after 3 days, dtd 15-30", 0.34, SHOWN, s -> s.spells(15, 30).after(3));
    add(1, "unchanged after 3 days, dtd 61-120", 0.54, SHOWN, s -> s.spells(61, NEAR).after(3));
  }

  private static void howLarge() {
    add(2, "rise, 25 %", 0.194, SHOWN, s -> s.size(1, 0.25));
    add(2, "rise, median", 0.251, RELATIVE, s -> s.size(1, 0.5));
    add(2, "rise, 75 %", 0.351, SHOWN, s -> s.size(1, 0.75));
    add(2, "fall, 25 %", 0.162, SHOWN, s -> s.size(-1, 0.25));
    add(2, "fall, median", 0.200, RELATIVE, s -> s.size(-1, 0.5));
    add(2, "fall, 75 %", 0.250, SHOWN, s -> s.size(-1, 0.75));
    add(2, "fall, 95 %", 0.364, SHOWN, s -> s.size(-1, 0.95));
  }

  private static void drops() {
    add(3, "drops of 10 % per day", 0.099, RELATIVE, s -> s.share(dropOf(0.10), 0, NEAR));
    add(3, "drops of 15 % per day", 0.086, SHOWN, s -> s.share(dropOf(0.15), 0, NEAR));
    add(3, "drops of 20 % per day", 0.056, RELATIVE, s -> s.share(dropOf(0.20), 0, NEAR));
    add(3, "drops of 30 % per day", 0.011, RELATIVE, s -> s.share(dropOf(0.30), 0, NEAR));
  }

  private static void byDaysToDeparture() {
    int[] from = {0, 1, 4, 8, 15, 22, 31, 46, 61, 91, 121, 181};
    int[] to = {0, 3, 7, 14, 21, 30, 45, 60, 90, NEAR, 180, EVER};
    double[] rise = {
      0.441, 0.537, 0.321, 0.224, 0.184, 0.162, 0.136, 0.110, 0.078, 0.040, 0.014, 0.004
    };
    double[] fall = {
      0.036, 0.049, 0.096, 0.116, 0.120, 0.117, 0.107, 0.107, 0.107, 0.083, 0.019, 0.002
    };
    double[] level = {3.2, 2.27, 1.56, 1.25, 1, 1, 0.86, 0.80, 0.83, 1, 1, 1};
    for (int i = 0; i < from.length; i++) {
      int first = from[i];
      int last = to[i];
      String days = last == EVER ? "dtd > 180" : "dtd " + first + "-" + last;
      boolean promised = first == 1 || first == 46;
      add(4, "rises per day, " + days, rise[i], SHOWN, s -> s.share(RISE, first, last));
      add(4, "falls per day, " + days, fall[i], SHOWN, s -> s.share(FALL, first, last));
      add(
          4,
          "median level, " + days,
          level[i],
          promised ? RELATIVE : SHOWN,
          s -> s.level(first, last, 0.5));
    }
  }

  private static void together() {
    int[] apart = {1, 7, 28, 60};
    double[] change = {0.34, 0.31, 0.23, 0.18};
    double[] drop = {0.23, 0.20, 0.15, 0.13};
    double[] same = {0.77, 0.72, 0.66, 0.58};
    for (int i = 0; i < apart.length; i++) {
      int days = apart[i];
      Closeness closeness = days == 1 ? ABSOLUTE : SHOWN;
      String dates = ", dates " + days + " apart";
      add(5, "P(change given change)" + dates, change[i], SHOWN, s -> s.together(ANY_CHANGE, days));
      add(
          5,
          "P(drop 15 % given one)" + dates,
          drop[i],
          closeness,
          s -> s.together(dropOf(0.15), days));
      add(5, "same direction" + dates, same[i], closeness, s -> s.sameDirection(days));
    }
    add(5, "P(change given one in reverse)", 0.36, SHOWN, s -> s.reverseToo(ANY_CHANGE));
    add(5, "over-dispersion of changes per route-day", 7.8, RELATIVE, s -> s.overDispersion(NEAR));
    add(5, "over-dispersion, dtd <= 30", 3.0, SHOWN, s -> s.overDispersion(30));
  }

  private static void howLongDealsLive() {
    int[] days = {1, 2, 3, 7, 14};
    double[] alive = {0.79, 0.67, 0.60, 0.45, 0.33};
    for (int i = 0; i < days.length; i++) {
      int after = days[i];
      add(
          6,
          "drop of 20 % alive after " + after + (after == 1 ? " day" : " days"),
          alive[i],
          after == 2 || after == 14 ? SHOWN : ABSOLUTE,
          s -> s.deals(0.20, 0, EVER).after(after));
    }
    add(6, "the same, dtd 0-14, 1 day", 0.53, SHOWN, s -> s.deals(0.20, 0, 14).after(1));
    add(6, "the same, dtd 31-60, 7 days", 0.36, SHOWN, s -> s.deals(0.20, 31, 60).after(7));
    add(6, "the same, dtd > 60, 7 days", 0.63, SHOWN, s -> s.deals(0.20, 61, EVER).after(7));
  }

  private static void byWeekday() {
    double[] change = {0.173, 0.249, 0.275, 0.259, 0.241, 0.189, 0.154};
    double[] drop = {0.075, 0.091, 0.102, 0.107, 0.086, 0.071, 0.069};
    for (DayOfWeek day : DayOfWeek.values()) {
      boolean changePromised = day == DayOfWeek.WEDNESDAY || day == DayOfWeek.SUNDAY;
      boolean dropPromised = day == DayOfWeek.THURSDAY;
      String name = day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
      add(
          7,
          "changes, " + name,
          change[day.getValue() - 1],
          changePromised ? RELATIVE : SHOWN,
          s -> s.shareOn(ANY_CHANGE, day));
      add(
          7,
          "drops of 15 %, " + name,
          drop[day.getValue() - 1],
          dropPromised ? RELATIVE : SHOWN,
          s -> s.shareOn(dropOf(0.15), day));
    }
  }

  private static void add(
      int section,
      String name,
      double recorded,
      Closeness closeness,
      ToDoubleFunction<SeriesStatistics> measure) {
    TARGETS.add(section, name, recorded, closeness, measure);
  }
}
