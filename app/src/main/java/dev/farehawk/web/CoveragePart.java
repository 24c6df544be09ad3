package dev.farehawk.web;

import dev.farehawk.poll.LiveCoverage;
import dev.farehawk.words.Words;
import java.time.Duration;
import java.util.List;

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
   * @param label the same in words
   */
  public record Bar(String name, boolean ours, double percent, String label) {}

  /** What was measured, in the reader's words. */
  public static CoveragePart of(LiveCoverage coverage, Duration within, Clockwork time) {
    Words words = time.words();
    LiveCoverage.Reached reached = coverage.reached();
    LiveCoverage.Possible possible = coverage.possible();
    List<Bar> shares =
        List.of(
            bar(words.say("coverage.bar.ours"), true, reached.onTime(), words),
            bar(words.say("coverage.bar.siblings"), true, reached.withSiblings(), words),
            bar(words.say("coverage.bar.timetable"), false, possible.independent(), words),
            bar(words.say("coverage.bar.any"), false, possible.any(), words));
    List<Bar> tenths =
        reached.tenths().stream()
            .map(tenth -> bar(name(tenth, words), true, tenth.onTime(), words))
            .toList();
    return new CoveragePart(
        summary(coverage, within, time), budget(coverage, words), shares, tenths);
  }

  private static Bar bar(String name, boolean ours, double share, Words words) {
    return new Bar(name, ours, Math.clamp(share * 100, 0, 100), percent(share, words));
  }

  private static String name(LiveCoverage.CoveredTenth tenth, Words words) {
    String people = percent(tenth.ofWatchers(), words);
    return switch (tenth.tenth()) {
      case 1 -> words.say("coverage.tenth.first", "share", people);
      case 10 -> words.say("coverage.tenth.last", "share", people);
      default -> words.say("coverage.tenth", "number", tenth.tenth(), "share", people);
    };
  }

  private static String summary(LiveCoverage coverage, Duration within, Clockwork time) {
    Words words = time.words();
    String said =
        words.say(
            "coverage.summary",
            "since",
            words.span(Duration.between(coverage.counted().since(), time.now())),
            "share",
            percent(coverage.reached().onTime(), words),
            "within",
            words.span(within));
    int never = coverage.watched().neverLooked();
    return never == 0 ? said : said + " " + words.say("coverage.never", "count", never);
  }

  private static String budget(LiveCoverage coverage, Words words) {
    LiveCoverage.Looks looks = coverage.looks();
    return words.say(
        "coverage.budget",
        "count",
        coverage.watched().fareQueries(),
        "allowed",
        perMinute(looks.allowed(), words),
        "full",
        perMinute(looks.full(), words));
  }

  private static String perMinute(double perSecond, Words words) {
    double looks = perSecond * 60;
    return words.decimal(looks, looks < 10 ? 1 : 0);
  }

  private static String percent(double share, Words words) {
    double percent = share * 100;
    return words.say(
        "percent", "value", words.decimal(percent, percent > 0 && percent < 9.95 ? 1 : 0));
  }
}
