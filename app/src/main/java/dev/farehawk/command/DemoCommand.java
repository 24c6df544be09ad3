package dev.farehawk.command;

import dev.farehawk.demo.Demo;
import dev.farehawk.demo.DemoOptions;
import dev.farehawk.demo.DemoResult;
import dev.farehawk.platform.Progress;
import dev.farehawk.platform.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code farehawk demo}: everything at once, on a simulated market. */
@Command(
    name = "demo",
    description = {
      "Starts everything in one process: embedded PostgreSQL, a simulated market as two providers,",
      "a mail catcher, travellers with watches, and the service. Prints the address to open.",
      "",
      "With --for it ends by itself and has an independent judge compare every alert with what",
      "the market really did; the exit code is 0 if none was lost, invented or repeated."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private static final int FOUND_FAULTS = 3;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Time.class,
      description = "Polls this long, such as 5m, then judges and ends.")
  private @Nullable Duration runFor;

  @Option(
      names = "--markets",
      paramLabel = "N",
      description = "Routes of the market, 10 to 70000 (default: ${DEFAULT-VALUE}).")
  private int markets = 200;

  @Option(
      names = "--watches",
      paramLabel = "N",
      description = "Watches of all travellers, 1 to 200000 (default: ${DEFAULT-VALUE}).")
  private int watches = 2_000;

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      converter = Time.class,
      description = "From a price change to the alert (default: 10m).")
  private Duration deadline = Duration.ofMinutes(10);

  @Option(
      names = "--market-speed",
      paramLabel = "N",
      description = "Market seconds per second (default: ${DEFAULT-VALUE}).")
  private double marketSpeed = 60;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed makes the same market and travellers.")
  private long seed = 1;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Port of the pages; 0 takes a free one (default: 8080, or a free one if taken).")
  private @Nullable Integer port;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes the judge's report as JSON; goes with --for.")
  private @Nullable Path report;

  @Option(
      names = "--real-limits",
      description = "Providers keep their published limits; the report tells the bound.")
  private boolean realLimits;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Folder of the demo's data, emptied first (default: ${DEFAULT-VALUE}).")
  private Path data = DemoFolder.DEFAULT;

  @Override
  public Integer call() throws InterruptedException, IOException {
    try (UsualPort usual = UsualPort.reserve()) {
      return run(options(port == null ? usual.orAny() : port));
    }
  }

  private int run(DemoOptions options) throws InterruptedException {
    Progress progress = new ConsoleProgress(System.out);
    DemoFolder.empty(options.dataFolder().resolve("demo"));
    try (Demo demo =
        Demo.start(
            options,
            Clock.systemUTC(),
            progress,
            (arguments, beans) -> ServiceStart.start(arguments, progress, Set.of("demo"), beans))) {
      Optional<DemoResult> result = demo.run();
      if (result.isEmpty()) {
        new CountDownLatch(1).await();
        return 0;
      }
      result.get().words().forEach(System.out::println);
      if (report != null) {
        result.get().write(report);
      }
      return result.get().clean() ? 0 : FOUND_FAULTS;
    }
  }

  private DemoOptions options(int portToTake) {
    if (report != null && runFor == null) {
      throw new StartRefused("--report needs --for: only a run that ends can be judged.");
    }
    try {
      return new DemoOptions(
          new DemoOptions.Scale(markets, watches, deadline, marketSpeed, seed, realLimits),
          runFor,
          data,
          portToTake);
    } catch (IllegalArgumentException e) {
      throw new StartRefused(e.getMessage() + ".", e);
    }
  }

  /** Times like 90s or 5m. */
  static final class Time implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
      try {
        return DurationStyle.detectAndParse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("times are written like 500ms, 60s, 5m or 2h");
      }
    }
  }
}
