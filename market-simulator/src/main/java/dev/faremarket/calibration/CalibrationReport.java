package dev.faremarket.calibration;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Prints how the simulated market compares with what was recorded, as a Markdown table.
 *
 * <p>Run {@code java -cp market-simulator/target/classes
 * dev.faremarket.calibration.CalibrationReport [seed]}.
 */
public final class CalibrationReport {

  private static final long USUAL_SEED = 7;
  private static final int SECTIONS = 7;

  private CalibrationReport() {}

  /** Takes the seed, 7 when none is given. */
  public static void main(String[] args) {
    long seed = args.length > 0 ? Long.parseLong(args[0]) : USUAL_SEED;
    print(SimulatedPanel.europe(seed).look(SimulatedPanel.CARRIERS), System.out);
  }

  private static void print(SeriesStatistics panel, PrintStream out) {
    out.println("| section | figure | recorded | simulated | promised | holds |");
    out.println("|--:|---|--:|--:|---|---|");
    for (int section = 1; section <= SECTIONS; section++) {
      for (Figure figure : SeriesA.section(section, panel)) {
        out.printf(
            Locale.ROOT,
            "| %d | %s | %.3f | %.3f | %s |%n",
            section,
            figure.name(),
            figure.recorded(),
            figure.simulated(),
            promise(figure));
      }
    }
  }

  private static String promise(Figure figure) {
    String holds = figure.holds() ? "yes" : "NO";
    return switch (figure.closeness()) {
      case ABSOLUTE -> "within 0.05 | " + holds;
      case RELATIVE -> "within 25 % | " + holds;
      case SHOWN -> "- | -";
    };
  }
}
