package dev.farehawk.web;

import dev.farehawk.poll.LiveCoverage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How many price drops are seen in time and how many could be, in words and bars.
 *
 * @param summary what was reached, in a sentence
 * @param budget what the sources allow, in a sentence
 * @param shares what was reached beside what is possible
 * @param tenths of the fares, the most watched first
 */
public record CoveragePart(String summary, String budget, List<Bar> shares, List<Bar> tenths) {

  /** Keeps its own copies. */
  public CoveragePart {
    shares = List.copyOf(shares);
    tenths = List.copyOf(tenths);
  }

  /**
   * A share as a bar.
   *
   * @param ours whether it is what was reached, not what is possible
   * @param percent 0 to 100
   */
  public record Bar(String name, boolean ours, double percent) {

    /** Such as "72 %". */
    public String label() {
      return rounded(percent);
    }
  }

  static CoveragePart of(LiveCoverage coverage, Duration within, Instant now) {
    LiveCoverage.Reached reached = coverage.reached();
    LiveCoverage.Possible possible = coverage.possible();
    List<Bar> shares =
        List.of(
            bar("Our looks by themselves", true, reached.onTime()),
            bar("With hints from other dates of a route (estimate)", true, reached.withSiblings()),
            bar("The best fixed timetable", false, possible.independent()),
            bar("The most that anybody could", false, possible.any()));
    List<Bar> tenths =
        reached.tenths().stream().map(tenth -> bar(name(tenth), true, tenth.onTime())).toList();
    return new CoveragePart(summary(coverage, within, now), budget(coverage), shares, tenths);
  }

  private static Bar bar(String name, boolean ours, double share) {
    return new Bar(name, ours, Math.clamp(share * 100, 0, 100));
  }

  private static String name(LiveCoverage.CoveredTenth tenth) {
    String which =
        switch (tenth.tenth()) {
          case 1 -> "Most watched tenth";
          case 10 -> "Least watched tenth";
          default -> "Tenth " + tenth.tenth();
        };
    return which + ", " + percent(tenth.ofWatchers()) + " of the people";
  }

  private static String summary(LiveCoverage coverage, Duration within, Instant now) {
    String since = Spans.words(Duration.between(coverage.counted().since(), now));
    String said =
        "Over the last %s our looks came in time for %s of the price drops, each counted for everybody who waits for it. In time means: within %s after the drop."
            .formatted(since, percent(coverage.reached().onTime()), Spans.words(within));
    int never = coverage.watched().neverLooked();
    return never == 0
        ? said
        : said
            + " %s not been looked at yet and count as missed."
                .formatted(fares(never, "have", "has"));
  }

  private static String budget(LiveCoverage coverage) {
    LiveCoverage.Looks looks = coverage.looks();
    return "%s watched. The sources allow %s looks a minute; to look at every fare in time would take %s."
        .formatted(
            fares(coverage.watched().fareQueries(), "are", "is"),
            perMinute(looks.allowed()),
            perMinute(looks.full()));
  }

  private static String fares(int number, String many, String one) {
    return number == 1 ? "1 fare " + one : String.format(Locale.ROOT, "%,d fares ", number) + many;
  }

  private static String perMinute(double perSecond) {
    double looks = perSecond * 60;
    return String.format(Locale.ROOT, looks < 10 ? "%,.1f" : "%,.0f", looks);
  }

  private static String percent(double share) {
    return rounded(share * 100);
  }

  private static String rounded(double percent) {
    return String.format(
        Locale.ROOT, percent > 0 && percent < 9.95 ? "%.1f %%" : "%.0f %%", percent);
  }
}
