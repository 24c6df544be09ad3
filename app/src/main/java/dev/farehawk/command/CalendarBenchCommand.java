package dev.farehawk.command;

import dev.farehawk.contest.CalendarContest;
import dev.farehawk.contest.CalendarReport;
import dev.farehawk.contest.Contest;
import dev.farehawk.contest.ContestReport;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Progress;
import dev.faremarket.drops.DropWorldOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code farehawk bench calendar}: a calendar beside live looks, and two live providers. */
@Command(
    name = "calendar",
    description = {
      "Lets ways of using a calendar of cached prices beside live looks compete on the same drops",
      "of a simulated world: asked in turn, not at all, alone, and by prices. Prints the share of",
      "drops, weighted by watchers, that a live look showed in time, beside the largest share for",
      "schedules that take fares as independent. Then two live providers, each planning alone and",
      "sharing a plan. Needs no network and no database."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class CalendarBenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--keys", paramLabel = "N", description = "Fare queries that are watched.")
  private int keys = 10_000;

  @Option(
      names = "--budgets",
      split = ",",
      paramLabel = "SHARE",
      description =
          "Live looks, as shares of what looking at everything within the deadline takes.")
  private List<Double> budgets = List.of(0.05, 0.1, 0.25);

  @Option(
      names = "--calls",
      paramLabel = "SHARE",
      description = "Calls of the calendar, as a share of what asking for every page in it takes.")
  private double calls = 0.25;

  @Option(
      names = "--shows",
      split = ",",
      paramLabel = "CHANCE",
      description = "Chances that the calendar shows a drop while it is still worth telling.")
  private List<Double> shows = List.of(0.3, 0.6, 0.9);

  @Option(names = "--dates", paramLabel = "N", description = "Dates that one call answers.")
  private int dates = 30;

  @Option(
      names = "--filing-share",
      paramLabel = "SHARE",
      description = "Share of the drops that come from filings, which hit many dates at once.")
  private double filingShare = DropWorldOptions.USUAL.filingShare();

  @Option(names = "--seeds", paramLabel = "N", description = "Different worlds, 1 to 100.")
  private int seeds = 3;

  @Option(names = "--days", paramLabel = "DAYS", description = "Length of each trace.")
  private double days = 5;

  @Option(
      names = "--learning-days",
      paramLabel = "DAYS",
      description = "Days at the beginning of it that do not count.")
  private double learningDays = 2;

  @Option(names = "--report", paramLabel = "FILE", description = "Writes the results as JSON.")
  private @Nullable Path report;

  @Override
  public Integer call() {
    QuietLogs.begin();
    Progress progress = new ConsoleProgress(System.out);
    long start = System.nanoTime();
    DropWorldOptions world;
    List<CalendarReport.Table> tables = new ArrayList<>();
    List<CalendarReport.Sharing> sharing = new ArrayList<>();
    try {
      world = world();
      CalendarContest contest =
          new CalendarContest(
              world, new Contest.Length(days, learningDays, seeds), Deadlines.STANDARD, progress);
      for (double budget : budgets) {
        for (double chance : shows) {
          CalendarReport.Table table =
              contest.with(new CalendarContest.Offer(dates, chance, budget, calls));
          tables.add(table);
          print("looks " + budget + ", calls " + calls + ", shows " + chance, table.results());
        }
        CalendarReport.Sharing shared = contest.sharing(budget);
        sharing.add(shared);
        print("two live providers, looks " + budget, shared.results());
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    ReportFile.write(
        report,
        new CalendarReport(
            world,
            new ContestReport.Run(
                Deadlines.STANDARD.detection().toMillis() / 1000.0,
                days,
                learningDays,
                seeds,
                took.toMillis() / 1000.0),
            tables,
            sharing));
    progress.step("done in " + took.toSeconds() + " s");
    return 0;
  }

  private DropWorldOptions world() {
    DropWorldOptions usual = DropWorldOptions.USUAL;
    return new DropWorldOptions(
        keys,
        usual.keysPerCluster(),
        usual.watcherExponent(),
        usual.dropsPerDay(),
        filingShare,
        usual.hitChance(),
        usual.hitSpread(),
        usual.rateSpread());
  }

  private static void print(String title, List<CalendarReport.Result> results) {
    System.out.printf("%n%s%n", title);
    for (CalendarReport.Result result : results) {
      System.out.printf(
          Locale.ROOT,
          "  %-26s %8.3f %8.3f-%8.3f%n",
          result.name(),
          result.mean(),
          result.low(),
          result.high());
    }
  }
}
