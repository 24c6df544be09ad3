package dev.farehawk.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.farehawk.alert.FireWatches;
import dev.farehawk.alert.LookKeeper;
import dev.farehawk.alert.OutageConfig;
import dev.farehawk.alert.TellOutages;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.place.Places;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.postgres.Durability;
import dev.farehawk.platform.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * One round of the step that finds watches that nobody looks at, over very many watches on an
 * embedded PostgreSQL that syncs to disk: while all is well, while all are forgotten, and with the
 * outages of some rounds open. Beside each the plain count of the same watches and looks.
 *
 * <p>{@code benchmarks/run OutageBenchmark [watches]}, by default 1,000,000.
 */
public final class OutageBenchmark {

  private static final Duration TWO_DAYS = Duration.ofDays(2);
  private static final int ROUNDS = 5;

  private final Instant stocked =
      Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)).instant().minus(TWO_DAYS);
  private final int watches;
  private Instant now = stocked;

  private OutageBenchmark(int watches) {
    this.watches = watches;
  }

  /** Somebody can be asked, and has not been. */
  private record Asked() implements LookKeeper {

    @Override
    public @Nullable String unanswered(FareQuery like) {
      return null;
    }

    @Override
    public Map<Long, String> why(Collection<Long> fareQueries) {
      return fareQueries.stream()
          .distinct()
          .collect(Collectors.toMap(Function.identity(), _ -> "So it is."));
    }
  }

  /** Runs it and prints the figures. */
  public static void main(String[] arguments) throws IOException, SQLException {
    int watches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    new OutageBenchmark(watches).run();
  }

  private void run() throws IOException, SQLException {
    Path folder = Files.createTempDirectory("farehawk-benchmark-");
    try (EmbeddedPostgres server =
            EmbeddedPostgres.start(
                folder.resolve("postgres"), EmbeddedPostgres.cacheFor(folder), Durability.DURABLE);
        HikariDataSource pool = pool(server)) {
      Flyway.configure().dataSource(pool).load().migrate();
      new StockedWorld(pool, Places.load(), stocked)
          .fill(new StockedWorld.Size(watches * 2 / 5, watches, watches / 5, 5_000));
      measure(pool);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static HikariDataSource pool(EmbeddedPostgres server) {
    HikariConfig settings = new HikariConfig();
    settings.setDataSource(server.ownDatabase());
    settings.setMaximumPoolSize(4);
    return new HikariDataSource(settings);
  }

  private void measure(HikariDataSource pool) {
    JdbcClient database = JdbcClient.create(pool);
    TellOutages tell =
        new TellOutages(
            database,
            new FireWatches.Shell(
                new TransactionTemplate(new JdbcTransactionManager(pool)), () -> now, _ -> {}),
            new Asked(),
            OutageConfig.defaults(),
            Deadlines.STANDARD,
            new SplittableRandom(1));
    database
        .sql("INSERT INTO uptime (up_since, seen_at) VALUES (:at, :now)")
        .param("at", Columns.utc(stocked.minus(TWO_DAYS)))
        .param("now", Columns.utc(stocked))
        .update();
    now = stocked.plus(Duration.ofMinutes(15));
    rounds("all looked at", tell, database);
    now = stocked.plus(TWO_DAYS);
    database.sql("UPDATE uptime SET seen_at = :now").param("now", Columns.utc(now)).update();
    rounds("all forgotten", tell, database);
  }

  private void rounds(String what, TellOutages tell, JdbcClient database) {
    for (int round = 1; round <= ROUNDS; round++) {
      long begun = System.nanoTime();
      int told = tell.round();
      long found = System.nanoTime();
      long counted = count(database);
      System.out.printf(
          "%s: round %d in %.2f s, %,d told; plain count of %,d watches and looks in %.2f s%n",
          what, round, (found - begun) / 1e9, told, counted, (System.nanoTime() - found) / 1e9);
    }
  }

  private long count(JdbcClient database) {
    return database
        .sql(
            """
            SELECT count(*) FROM watch w
            JOIN watch_query wq ON wq.watch = w.id
            JOIN fare_query q ON q.id = wq.fare_query
            LEFT JOIN fare_query_seen seen ON seen.fare_query = q.id
            WHERE w.lifecycle = 'ACTIVE' AND q.departure > :today
              AND greatest(seen.live_at, w.changed_at) < :now
            """)
        .param("today", stocked.atZone(ZoneOffset.UTC).toLocalDate())
        .param("now", Columns.utc(now))
        .query(Long.class)
        .single();
  }
}
