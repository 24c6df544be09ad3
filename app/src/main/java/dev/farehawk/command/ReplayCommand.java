package dev.farehawk.command;

import dev.farehawk.ops.replay.BadRecording;
import dev.farehawk.ops.replay.ReadRecording;
import dev.farehawk.ops.replay.Recording;
import dev.farehawk.ops.replay.Replay;
import dev.farehawk.ops.replay.ReplayColumns;
import dev.farehawk.ops.replay.WriteReport;
import dev.farehawk.oracle.OracleConfig;
import dev.farehawk.oracle.StatisticalOracle;
import dev.farehawk.place.Places;
import dev.farehawk.platform.Progress;
import dev.farehawk.platform.StartRefused;
import dev.farehawk.platform.database.ThrowawayDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code farehawk replay}: what would have been alerted on recorded fares. */
@Command(
    name = "replay",
    description = {
      "Feeds recorded observations, in time order, through the history, oracle and alert stages",
      "with the recorded clock, and reports what was alerted and what the prices did afterwards.",
      "Uses a throwaway database; nothing of your own data is touched."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  private static final long SEED = 1;

  @Parameters(index = "0", paramLabel = "FILE", description = "A CSV file with a header, or .gz.")
  private Path file = Path.of("fares.csv");

  @Option(
      names = "--columns",
      required = true,
      paramLabel = "MEANING=COLUMN,...",
      description = {
        "Which column holds what: obs, origin, destination, depart, price and, where there are",
        "such columns, currency, return, carrier. Times are dates or ISO, UTC without a zone."
      })
  private String columns = "";

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "ISO 4217 code of all prices, for files without such a column.")
  private @Nullable String currency;

  @Option(names = "--report", paramLabel = "FILE", description = "Writes the report as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--alerts",
      paramLabel = "FILE",
      description = "Writes each alert as CSV: series, time, price, score.")
  private @Nullable Path alerts;

  @Override
  public Integer call() {
    QuietLogs.begin();
    Progress progress = new ConsoleProgress(System.out);
    try {
      progress.step("reading " + file);
      Recording recording = ReadRecording.from(file, ReplayColumns.parse(columns), currency);
      recording.complaints().forEach(complaint -> progress.step("left out: " + complaint));
      progress.step("starting a throwaway PostgreSQL");
      StatisticalOracle oracle = new StatisticalOracle(OracleConfig.defaults().statistical());
      try (ThrowawayDatabase database = ThrowawayDatabase.start()) {
        long start = System.nanoTime();
        Replay.Result result =
            Replay.of(
                recording,
                database.dataSource(),
                oracle,
                new SplittableRandom(SEED),
                Places.load(),
                progress);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        write(new WriteReport(recording, result), oracle.name(), took, progress);
      }
      return 0;
    } catch (BadRecording e) {
      throw new StartRefused(e.getMessage() == null ? "The replay failed." : e.getMessage(), e);
    }
  }

  private void write(WriteReport results, String oracle, Duration took, Progress progress) {
    if (report != null) {
      results.json(report, file, oracle, took);
    }
    if (alerts != null) {
      results.alerts(alerts);
    }
    progress.step("replayed in " + took.toMillis() / 1000.0 + " s");
    results.words().forEach(System.out::println);
  }
}
