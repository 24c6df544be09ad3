package dev.faremarket.calibration;

import static dev.faremarket.calibration.Figure.Closeness.RELATIVE;
import static dev.faremarket.calibration.Figure.Closeness.SHOWN;
import static dev.faremarket.calibration.SeriesStatistics.ANY_CHANGE;
import static dev.faremarket.calibration.SeriesStatistics.FALL;
import static dev.faremarket.calibration.SeriesStatistics.RISE;

import java.util.List;

/**
 * What was recorded of series E of the fare statistics: single flights of network carriers on thin
 * routes in the United States over their last 60 days. Days to departure of the limits of advance
 * purchase are presumed there. The middle of a recorded range stands for the range.
 */
public final class SeriesE {

  private static final Targets<FlightStatistics> TARGETS = new Targets<>();

  static {
    howOften();
    howFar();
    byDaysToDeparture();
  }

  private SeriesE() {}

  /** All figures of a section, measured on this panel. */
  public static List<Figure> section(int section, FlightStatistics panel) {
    return TARGETS.section(section, panel);
  }

  private static void howOften() {
    TARGETS.add(1, "changes per day", 0.105, RELATIVE, s -> s.share(ANY_CHANGE));
    TARGETS.add(1, "rises per day", 0.076, RELATIVE, s -> s.share(RISE));
    TARGETS.add(1, "falls per day", 0.029, RELATIVE, s -> s.share(FALL));
    TARGETS.add(1, "days between changes, median", 5, RELATIVE, s -> s.spell(0.5));
    TARGETS.add(1, "days between changes, mean", 6.3, RELATIVE, FlightStatistics::meanSpell);
    TARGETS.add(1, "days between changes, 90 %", 13, RELATIVE, s -> s.spell(0.9));
  }

  private static void howFar() {
    TARGETS.add(2, "rises of one rung", 0.69, RELATIVE, s -> s.rungs(1, 1));
    TARGETS.add(2, "rises of two rungs", 0.27, RELATIVE, s -> s.rungs(1, 2));
    TARGETS.add(2, "falls of one rung", 0.79, RELATIVE, s -> s.rungs(-1, 1));
    TARGETS.add(2, "falls of two rungs", 0.16, RELATIVE, s -> s.rungs(-1, 2));
    TARGETS.add(2, "rungs of a route", 9, SHOWN, FlightStatistics::rungsPerRoute);
  }

  private static void byDaysToDeparture() {
    int[] limits = {21, 14, 7};
    double[] rise = {0.44, 0.52, 0.57};
    for (int i = 0; i < limits.length; i++) {
      int day = limits[i];
      TARGETS.add(4, "rises, dtd " + day, rise[i], RELATIVE, s -> s.share(RISE, day, day));
      int before = day + 1;
      TARGETS.add(4, "rises, dtd " + before, 0.215, RELATIVE, s -> s.share(RISE, before, before));
    }
    TARGETS.add(4, "rises on ordinary days", 0.035, SHOWN, s -> s.ordinary(RISE));
    TARGETS.add(4, "falls per day, dtd 45-60", 0.023, RELATIVE, s -> s.share(FALL, 45, 60));
    TARGETS.add(4, "falls per day, dtd 21-30", 0.038, RELATIVE, s -> s.share(FALL, 21, 30));
    TARGETS.add(4, "flights with a fall", 0.63, RELATIVE, s -> s.flightsWith(FALL));
    TARGETS.add(4, "changes of a flight", 6.0, RELATIVE, s -> s.perFlight(ANY_CHANGE));
    TARGETS.add(6, "rise next after a fall", 0.86, RELATIVE, s -> s.turns(FALL));
    TARGETS.add(6, "fall next after a rise", 0.32, RELATIVE, s -> s.turns(RISE));
  }
}
