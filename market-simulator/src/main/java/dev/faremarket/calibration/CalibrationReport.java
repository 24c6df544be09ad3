package dev.faremarket.calibration;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Prints how the simulated market compares with what was recorded, as Markdown tables.
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
    SeriesStatistics a = SimulatedPanel.europe(seed).look(SimulatedPanel.CARRIERS);
    print("Series A: a low-cost carrier", section -> SeriesA.section(section, a), System.out);
    MetasearchStatistics b = MetasearchPanel.taiwanAndJapan(seed);
    print("Series B: a metasearch", section -> SeriesB.section(section, b), System.out);
    FlightStatistics e = NetworkPanel.unitedStates(seed);
    print("Series E: network carriers", section -> SeriesE.section(section, e), System.out);
  }

  private static void print(String title, IntFunction<List<Figure>> sections, PrintStream out) {
    out.println("\n### " + title + "\n");
    out.println("| section | figure | recorded | simulated | promised | holds |");
    out.println("|--:|---|--:|--:|---|---|");
    for (int section = 1; section <= SECTIONS; section++) {
      for (Figure figure : sections.apply(section)) {
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
