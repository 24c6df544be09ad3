package dev.farehawk.command;

import dev.farehawk.contest.Contest;
import dev.farehawk.contest.ContestReport;
import dev.farehawk.contest.RecordedContest;
import dev.farehawk.contest.RecordedReport;
import dev.farehawk.ops.replay.BadRecording;
import dev.farehawk.ops.replay.ReadRecording;
import dev.farehawk.ops.replay.Recording;
import dev.farehawk.ops.replay.ReplayColumns;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Progress;
import dev.farehawk.platform.StartRefused;
import dev.faremarket.drops.DropWorldOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code farehawk bench planner}: the planner against known policies and the bounds. */
@Command(
    name = "planner",
    description = {
      "Lets the planner, which learns while it runs, compete with known ways of polling that are",
      "told the true rates: on the same drops of a simulated world, with the same looks. Prints the",
      "share of drops, weighted by watchers, that was shown in time, beside the largest share that",
      "is possible at all. With --recorded, the same on the drops of recorded fares, where a day is",
      "the deadline. Needs no network and no database."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class PlannerBenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--keys", paramLabel = "N", description = "Fare queries that are watched.")
  private int keys = DropWorldOptions.USUAL.keys();

  @Option(
      names = "--budgets",
      split = ",",
      paramLabel = "SHARE",
      description = {
        "Looks, as shares of what it takes to look at every fare query once within the deadline."
      })
  private List<Double> budgets = List.of(0.05, 0.1, 0.25, 0.5, 1.0);

  @Option(names = "--seeds", paramLabel = "N", description = "Different worlds, 1 to 100.")
  private int seeds = 3;

  @Option(names = "--days", paramLabel = "DAYS", description = "Length of each trace.")
  private double days = 7;

  @Option(
      names = "--learning-days",
      paramLabel = "DAYS",
      description = "Days at the beginning of it that do not count.")
  private double learningDays = 2;

  @Option(
      names = "--filing-share",
      paramLabel = "SHARE",
      description = "Share of the drops that come from filings, which hit many dates at once.")
  private double filingShare = DropWorldOptions.USUAL.filingShare();

  @Option(
      names = "--hit-chance",
      paramLabel = "CHANCE",
      description = "Mean chance that a filing drops a date of its market and carrier.")
  private double hitChance = DropWorldOptions.USUAL.hitChance();

  @Option(
      names = "--hit-spread",
      paramLabel = "CORRELATION",
      description = {
        "How much that chance differs from filing to filing: the correlation of two dates' hits,",
        "0 for not at all."
      })
  private double hitSpread = DropWorldOptions.USUAL.hitSpread();

  @Option(
      names = "--rate-spread",
      paramLabel = "SIGMA",
      description = "Standard deviation of the logarithm of rates, of dates and of filings.")
  private double rateSpread = DropWorldOptions.USUAL.rateSpread();

  @Option(
      names = "--drops-per-day",
      paramLabel = "RATE",
      description = "Drops of a fare query a day, on average.")
  private double dropsPerDay = DropWorldOptions.USUAL.dropsPerDay();

  @Option(
      names = "--keys-per-cluster",
      paramLabel = "N",
      description = "Mean number of watched dates of one carrier in one market.")
  private double keysPerCluster = DropWorldOptions.USUAL.keysPerCluster();

  @Option(
      names = "--watcher-exponent",
      paramLabel = "S",
      description = "Watchers follow a Zipf law of this exponent.")
  private double watcherExponent = DropWorldOptions.USUAL.watcherExponent();

  @Option(
      names = "--filing-routes",
      paramLabel = "N",
      description = "Routes of a carrier from one airport, which wide filings hit, 1 to 26.")
  private int filingRoutes = DropWorldOptions.USUAL.routes();

  @Option(
      names = "--wide-filings",
      paramLabel = "SHARE",
      description = "Share of the filings that hit all those routes at once.")
  private double wideFilings = DropWorldOptions.USUAL.wideShare();

  @ArgGroup(exclusive = false)
  private @Nullable Recorded recorded;

  /** Recorded fares to compete on. */
  static final class Recorded {

    @Option(
        names = "--recorded",
        required = true,
        paramLabel = "FILE",
        description = "Recorded fares, a CSV file with a header, or .gz.")
    private Path file = Path.of("fares.csv");

    @Option(
        names = "--columns",
        required = true,
        paramLabel = "MEANING=COLUMN,...",
        description = "Which column of them holds what, as for farehawk replay.")
    private String columns = "";

    @Option(
        names = "--currency",
        paramLabel = "CODE",
        description = "ISO 4217 code of all their prices, for files without such a column.")
    private @Nullable String currency;
  }

  @Option(names = "--report", paramLabel = "FILE", description = "Writes the results as JSON.")
  private @Nullable Path report;

  @Override
  public Integer call() {
    QuietLogs.begin();
    Progress progress = new ConsoleProgress(System.out);
    long start = System.nanoTime();
    DropWorldOptions world;
    List<ContestReport.Budget> results = new ArrayList<>();
    RecordedReport ofRecorded;
    try {
      ofRecorded = runRecorded(progress);
      world =
          new DropWorldOptions(
              keys,
              keysPerCluster,
              watcherExponent,
              dropsPerDay,
              filingShare,
              hitChance,
              hitSpread,
              rateSpread,
              filingRoutes,
              wideFilings);
      Contest contest =
          new Contest(
              world, new Contest.Length(days, learningDays, seeds), Deadlines.STANDARD, progress);
      for (double budget : budgets) {
        progress.step("budget " + budget);
        ContestReport.Budget result = contest.at(budget);
        results.add(result);
        print(result);
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    ReportFile.write(
        report,
        new ContestReport(
            world,
            new ContestReport.Run(
                Deadlines.STANDARD.detection().toMillis() / 1000.0,
                days,
                learningDays,
                seeds,
                took.toMillis() / 1000.0),
            results,
            ofRecorded));
    progress.step("done in " + took.toSeconds() + " s");
    return 0;
  }

  private @Nullable RecordedReport runRecorded(Progress progress) {
    Recorded given = recorded;
    if (given == null) {
      return null;
    }
    progress.step("reading " + given.file);
    try {
      Recording recording =
          ReadRecording.from(given.file, ReplayColumns.parse(given.columns), given.currency);
      recording.complaints().forEach(complaint -> progress.step("left out: " + complaint));
      String name = String.valueOf(given.file.getFileName());
      RecordedReport result = new RecordedContest(name, recording, seeds).run(budgets);
      System.out.printf(
          Locale.ROOT,
          "%nrecorded: %,d series of %d markets, %,d drops on %d days; a day is the deadline,"
              + " bounds are estimates%n",
          result.series(),
          result.markets(),
          result.drops(),
          result.days());
      result.budgets().forEach(PlannerBenchCommand::print);
      return result;
    } catch (BadRecording e) {
      throw new StartRefused(e.getMessage() == null ? "The recording failed." : e.getMessage(), e);
    }
  }

  private static void print(ContestReport.Budget budget) {
    System.out.printf(
        Locale.ROOT,
        "%nbudget %s: %.4g looks/s; bounds: independent %.3f, any %.3f, first hit %.3f%n",
        budget.budget(),
        budget.looksPerSecond(),
        budget.boundIndependent(),
        budget.boundAny(),
        budget.boundFirstHit());
    System.out.printf(
        "  %-26s %8s %17s %8s %8s%n", "policy", "in time", "95 %", "of any", "of indep");
    for (ContestReport.Result result : budget.policies()) {
      System.out.printf(
          Locale.ROOT,
          "  %-26s %8.3f %8.3f-%8.3f %8.3f %8.3f%n",
          result.policy(),
          result.onTimeShare(),
          result.low(),
          result.high(),
          result.ofBoundAny(),
          result.ofBoundIndependent());
    }
  }
}
