package dev.farehawk.command;

import dev.farehawk.demo.LoadOptions;
import dev.farehawk.demo.LoadReport;
import dev.farehawk.demo.LoadRun;
import dev.farehawk.platform.Progress;
import dev.farehawk.platform.StartRefused;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code farehawk bench design-load}: the whole service under the load that it is made for. */
@Command(
    name = "design-load",
    description = {
      "Stocks a database with people, watches and priced fares, starts the service on it in a"
          + " process",
      "of its own beside a simulated market in another, and lets it poll as much as the market",
      "allows. Then an independent judge compares every alert with what the market really did."
          + " Prints",
      "what it took and how long things lasted; the exit code is 0 if no alert was lost, invented"
          + " or",
      "repeated. Needs some 15 GB of disk and 8 GB of memory at full size, minutes for stocking,"
          + " and",
      "Linux."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class DesignLoadCommand implements Callable<Integer> {

  private static final int FOUND_FAULTS = 3;

  @Option(names = "--accounts", paramLabel = "N", description = "People.")
  private int accounts = 1_000_000;

  @Option(names = "--watches", paramLabel = "N", description = "Watches of all of them.")
  private int watches = 2_500_000;

  @Option(
      names = "--fare-queries",
      paramLabel = "N",
      description = "Different fares that they watch.")
  private int fareQueries = 1_500_000;

  @Option(names = "--markets", paramLabel = "N", description = "Routes of those, 10 to 70000.")
  private int markets = 70_000;

  @Option(
      names = "--polls-per-second",
      paramLabel = "N",
      description = "Calls that the provider allows.")
  private int pollsPerSecond = 2_800;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DemoCommand.Time.class,
      description = "Polls this long, such as 5m.")
  private Duration runFor = Duration.ofHours(1);

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      converter = DemoCommand.Time.class,
      description = "From a price change to the alert.")
  private Duration deadline = Duration.ofMinutes(10);

  @Option(names = "--market-speed", paramLabel = "N", description = "Market seconds per second.")
  private double marketSpeed = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed makes the same market and wishes.")
  private long seed = 1;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Folder below which everything lies, emptied first.")
  private Path data = DemoFolder.DEFAULT;

  @Option(names = "--report", paramLabel = "FILE", description = "Writes the results as JSON.")
  private @Nullable Path report;

  @Override
  public Integer call() throws InterruptedException, IOException, SQLException {
    Progress progress = new ConsoleProgress(System.out);
    LoadOptions options = options();
    DemoFolder.empty(options.folder());
    LoadReport result =
        new LoadRun(options, program(), Clock.systemUTC(), progress)
            .run((arguments, beans) ->
                ServiceStart.start(arguments, Progress.silent(), Set.of(), beans));
    result.words().forEach(System.out::println);
    ReportFile.write(report, result);
    return result.clean() ? 0 : FOUND_FAULTS;
  }

  private LoadOptions options() {
    try {
      return new LoadOptions(
          new LoadOptions.Scale(accounts, watches, fareQueries, markets, seed),
          new LoadOptions.Pace(pollsPerSecond, deadline, marketSpeed, runFor),
          data.resolve("design-load"));
    } catch (IllegalArgumentException e) {
      throw new StartRefused(e.getMessage() + ".", e);
    }
  }

  /** How this very program was started: from one jar, or from folders of classes. */
  private static List<String> program() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return path.endsWith(".jar") && path.indexOf(File.pathSeparatorChar) < 0
        ? List.of("-jar", path)
        : List.of("-cp", path, FarehawkCommand.class.getName());
  }
}
