package dev.farehawk.command;

import dev.farehawk.history.ArchiveHistory;
import dev.farehawk.history.ArchiveHistory.Archived;
import dev.farehawk.history.ParquetFiles;
import dev.farehawk.platform.StartRefused;
import dev.farehawk.platform.config.FarehawkConfig;
import dev.farehawk.platform.config.SettingsOnly;
import dev.farehawk.platform.database.ServiceDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.BadSqlGrammarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code farehawk archive}: the price history as files for other tools. */
@Command(
    name = "archive",
    description = {
      "Copies the price history, month by month, into Parquet files that DuckDB, pandas or Spark",
      "read. A month that is archived already is left alone, unless points were added to it.",
      "",
      "With the embedded database, stop the service first: one process at a time uses",
      "the data folder. A database of your own can be archived while the service runs."
    },
    mixinStandardHelpOptions = true)
final class ArchiveCommand implements Callable<Integer> {

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "Where the files go; made if it is missing.")
  private Path folder = Path.of("archive");

  @Option(
      names = "--remove",
      description = {
        "Afterwards removes months from the database that are archived and more than",
        ArchiveHistory.MONTHS_KEPT + " months old."
      })
  private boolean remove;

  @Mixin private SettingOptions options = new SettingOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, SQLException {
    Files.createDirectories(folder);
    try (ParquetFiles parquet = parquet();
        ConfigurableApplicationContext context = settings();
        ServiceDatabase database =
            ServiceDatabase.open(context.getBean(FarehawkConfig.class), _ -> {})) {
      archive(database.pool(), parquet, YearMonth.now(Clock.systemUTC()));
      return 0;
    } catch (BadSqlGrammarException empty) {
      throw new StartRefused(
          "The database is not set up for this version: start the service once.", empty);
    }
  }

  private void archive(DataSource pool, ParquetFiles parquet, YearMonth now)
      throws IOException, SQLException {
    PrintWriter out = spec.commandLine().getOut();
    ArchiveHistory history = new ArchiveHistory(pool, parquet);
    history.archiveFareQueries(folder);
    for (YearMonth month : history.monthsBefore(now)) {
      out.println(line(history.archive(month, folder)));
    }
    if (remove) {
      for (YearMonth month : history.remove(now, folder)) {
        out.println(month + " is in the files alone now.");
      }
    }
    out.println("The archive is in " + folder.toAbsolutePath() + ".");
  }

  private static String line(Archived month) {
    String line =
        String.format(
            Locale.ROOT,
            "%s: %,d points, %.1f MB, %.2f bytes a point",
            month.month(),
            month.points(),
            month.bytes() / 1e6,
            month.bytesPerPoint());
    String looks =
        month.looks() == 0 ? "" : String.format(Locale.ROOT, ", %.3f a look", month.bytesPerLook());
    return line + looks + (month.written() ? "." : "; was archived before.");
  }

  private ParquetFiles parquet() {
    try {
      return ParquetFiles.open(folder.resolve(".unfinished"));
    } catch (SQLException missing) {
      throw new StartRefused(
          "This build cannot write Parquet: build it with \"mvn -Parchive -DskipTests package\","
              + " which adds DuckDB.",
          missing);
    }
  }

  private ConfigurableApplicationContext settings() {
    try {
      return new SpringApplicationBuilder(SettingsOnly.class)
          .web(WebApplicationType.NONE)
          .run(options.arguments().toArray(String[]::new));
    } catch (RuntimeException e) {
      throw new ServiceStart.Failed(e);
    }
  }
}
