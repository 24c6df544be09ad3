package dev.farehawk.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.postgres.Durability;
import dev.farehawk.platform.postgres.EmbeddedPostgres;
import dev.farehawk.poll.Look;
import dev.farehawk.poll.LookOutcome;
import dev.farehawk.poll.Planner;
import dev.farehawk.poll.PlannerSettings;
import dev.farehawk.poll.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Recurring polls as rows of a database, beside the planner. Each fare query is a recurring task of
 * db-scheduler that does nothing and is always due, locked and fetched in batches on an embedded
 * PostgreSQL that syncs to disk; then the planner decides on as many fare queries in memory.
 *
 * <p>{@code benchmarks/run SchedulerBenchmark [keys]}, by default 20,000.
 */
public final class SchedulerBenchmark {

  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration MEASURED = Duration.ofSeconds(15);
  private static final int THREADS = 20;
  private static final double FETCH_BELOW = 0.5;
  private static final double FETCH_UP_TO = 4;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final double BUDGET = 0.5;

  private final int keys;

  private SchedulerBenchmark(int keys) {
    this.keys = keys;
  }

  /** Runs it and prints the figures. */
  public static void main(String[] arguments) throws IOException {
    int keys = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    SchedulerBenchmark benchmark = new SchedulerBenchmark(keys);
    benchmark.rows();
    benchmark.planner();
  }

  private void rows() throws IOException {
    Path folder = Files.createTempDirectory("farehawk-benchmark-");
    try (EmbeddedPostgres server =
            EmbeddedPostgres.start(
                folder.resolve("postgres"), EmbeddedPostgres.cacheFor(folder), Durability.DURABLE);
        HikariDataSource pool = pool(server)) {
      LongAdder executions = new LongAdder();
      RecurringTask<Void> poll =
          Tasks.recurring("poll", FixedDelay.ofMillis(1))
              .doNotScheduleOnStartup()
              .execute((_, _) -> executions.increment());
      table(JdbcClient.create(pool));
      Scheduler scheduler =
          Scheduler.create(pool, poll)
              .threads(THREADS)
              .pollingInterval(Duration.ofMillis(50))
              .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
              .build();
      scheduler.start();
      LockSupport.parkNanos(WARM_UP.toNanos());
      measure(
          "db-scheduler executions",
          executions::sum,
          () -> ProcessorTime.own() + ProcessorTime.ofFamily(server.pid()),
          () -> LockSupport.parkNanos(MEASURED.toNanos()));
      scheduler.stop();
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static HikariDataSource pool(EmbeddedPostgres server) {
    HikariConfig settings = new HikariConfig();
    settings.setDataSource(server.ownDatabase());
    settings.setMaximumPoolSize(THREADS + 2);
    settings.setMinimumIdle(THREADS + 2);
    return new HikariDataSource(settings);
  }

  /** Columns and indexes as the library's documentation asks for. */
  private void table(JdbcClient database) {
    database
        .sql(
            """
            CREATE TABLE scheduled_tasks (
              task_name TEXT NOT NULL, task_instance TEXT NOT NULL, task_data BYTEA,
              execution_time TIMESTAMPTZ NOT NULL, picked BOOLEAN NOT NULL, picked_by TEXT,
              last_success TIMESTAMPTZ, last_failure TIMESTAMPTZ, consecutive_failures INT,
              last_heartbeat TIMESTAMPTZ, version BIGINT NOT NULL, priority SMALLINT,
              PRIMARY KEY (task_name, task_instance))
            """)
        .update();
    database.sql("CREATE INDEX ON scheduled_tasks (execution_time)").update();
    database.sql("CREATE INDEX ON scheduled_tasks (last_heartbeat)").update();
    database.sql("CREATE INDEX ON scheduled_tasks (priority DESC, execution_time ASC)").update();
    database
        .sql(
            """
            INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            SELECT 'poll', key, TIMESTAMPTZ '2026-01-01 00:00Z', false, 1
            FROM generate_series(1, :keys) key
            """)
        .param("keys", keys)
        .update();
  }

  private void planner() {
    PlannerSettings settings =
        PlannerSettings.of(
            Deadlines.STANDARD, 1, new PlannerSettings.Lanes(0.5, 0.25, 1_000, keys));
    Planner planner = new Planner(settings, START);
    for (FareQueryRef ref : PlannedFares.of(keys)) {
      if (!planner.put(ref, new Wish(1 + ref.id() % 97, false, START), START)) {
        throw new IllegalStateException("no room for " + ref);
      }
    }
    Decisions decisions = new Decisions(planner);
    decisions.makeFor(WARM_UP);
    measure(
        "planner decisions",
        () -> decisions.made,
        ProcessorTime::own,
        () -> decisions.makeFor(MEASURED));
  }

  /** Takes and settles, its own time running as fast as the looks suffice for half of the keys. */
  private final class Decisions {
    private final Planner planner;
    private final double step = Deadlines.STANDARD.detection().toMillis() / (keys * BUDGET);
    private double now = START + Deadlines.STANDARD.detection().toMillis();
    private long made;

    Decisions(Planner planner) {
      this.planner = planner;
    }

    void makeFor(Duration duration) {
      long end = System.nanoTime() + duration.toNanos();
      while (System.nanoTime() < end) {
        for (int i = 0; i < 1_000; i++) {
          now += step;
          Look look = planner.take((long) now);
          if (look != null) {
            planner.settle(look, LookOutcome.SEEN, (long) now);
            made++;
          }
        }
      }
    }
  }

  private static void measure(String what, LongSupplier count, LongSupplier cpu, Runnable work) {
    long countBefore = count.getAsLong();
    long cpuBefore = cpu.getAsLong();
    long start = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    double done = count.getAsLong() - countBefore;
    double spent = (cpu.getAsLong() - cpuBefore) / 1e9;
    System.out.printf(
        "%s: %,.0f/s; %,.0f per CPU second, %.2f microseconds of CPU each (%.1f CPU seconds)%n",
        what, done / seconds, done / spent, spent / done * 1e6, spent);
  }
}
