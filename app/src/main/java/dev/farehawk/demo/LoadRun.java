package dev.farehawk.demo;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.HistoryConfig;
import dev.farehawk.history.ImportHistory;
import dev.farehawk.history.RecordObservations;
import dev.farehawk.oracle.Oracle;
import dev.farehawk.place.Places;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Progress;
import dev.farehawk.platform.postgres.Durability;
import dev.farehawk.platform.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole service under a load of its own size: it, its provider and its database are processes
 * of their own on this machine, people's servers are here. Stocks a world, starts the service from
 * cold, lets it poll for a while, and has the judge say what became of every drop.
 */
public final class LoadRun {

  private static final String KEY = "live-search-of-the-load";
  private static final Duration TO_START = Duration.ofMinutes(10);

  /**
   * The provider's windows begin when they begin; its limit leaves room for that, ours does not.
   */
  private static final int ROOM_AT_PROVIDER = 2;

  /**
   * Allowed for ten looks: the service takes a window of a second for a tenth longer than it is, to
   * be safe.
   */
  private static final long CALLS_FOR_TEN_LOOKS = 11;

  private final LoadOptions options;
  private final List<String> program;
  private final Clock clock;
  private final Progress progress;
  private final Places places = Places.load();
  private final LoadWorld world;

  /**
   * A run to come.
   *
   * @param program how Java runs this program: everything behind its options
   */
  public LoadRun(LoadOptions options, List<String> program, Clock clock, Progress progress) {
    ProcessUse.require();
    this.options = options;
    this.program = List.copyOf(program);
    this.clock = clock;
    this.progress = progress;
    progress.step("making a market of " + options.scale().markets() + " routes");
    this.world = new LoadWorld(options, places, clock.instant());
  }

  /** What the judge asks, as the service has it. */
  private record Judging(Oracle oracle, HistoryConfig history) {}

  /**
   * Runs it.
   *
   * @throws InterruptedException when told to stop
   */
  public LoadReport run(Demo.ServiceStarter starter)
      throws InterruptedException, IOException, SQLException {
    Path folder = options.folder();
    try (EmbeddedPostgres server =
            EmbeddedPostgres.start(
                folder.resolve("postgres"), EmbeddedPostgres.cacheFor(folder), Durability.DURABLE);
        MailCatcher mails = MailCatcher.start(clock);
        WebhookSink hooks = WebhookSink.start(clock)) {
      Proof.Sinks sinks = new Proof.Sinks(mails, hooks);
      Instant from = clock.instant();
      JdbcClient database = JdbcClient.create(server.ownDatabase());
      Judging judging = stock(server, sinks, starter);
      Duration stocking = Duration.between(from, clock.instant());
      Measured measured = poll(server, sinks, stocking, database);
      return report(
          measured,
          new LoadJudge(world, database, judging.oracle(), judging.history(), sinks),
          database);
    }
  }

  /** Service and provider have ended when this has. */
  private Measured poll(
      EmbeddedPostgres server, Proof.Sinks sinks, Duration stocking, JdbcClient database)
      throws InterruptedException, IOException {
    long before = bytes(database);
    try (ChildProcess provider = provider()) {
      Provided provided = new Provided(provider.await(TO_START));
      Instant started = clock.instant();
      try (ChildProcess service = service(server, sinks, provided.address())) {
        String _ = service.await(TO_START);
        Duration serves = Duration.between(started, clock.instant());
        progress.step("the service is ready; polling for " + options.pace().runFor());
        LoadMeasures measures = new LoadMeasures(service, provider, server.pid());
        measures.watch(options.pace().runFor());
        Instant end = clock.instant();
        provided.stopSelling();
        measures.end();
        progress.step("polling has ended; the last deliveries drain");
        new Drain(database, clock).await();
        Size size = new Size(before, bytes(database));
        progress.step("reading what the provider has shown");
        ReplyParts replies =
            ReplyParts.fetch(provided.replies(), world, options.folder().resolve("replies"));
        return new Measured(measures, replies, end, size, new Times(started, serves, stocking));
      }
    }
  }

  /** What was measured beside the replies. */
  private record Measured(
      LoadMeasures measures, ReplyParts replies, Instant end, Size database, Times times) {}

  /** Bytes of the database. */
  private record Size(long before, long after) {}

  /**
   * How long things took.
   *
   * @param started when the service's process began
   */
  private record Times(Instant started, Duration serves, Duration stocking) {}

  private Judging stock(EmbeddedPostgres server, Proof.Sinks sinks, Demo.ServiceStarter starter)
      throws IOException, SQLException {
    Path data = options.folder().resolve("service");
    List<String> settings =
        List.of(
            "--farehawk.data=" + data,
            "--farehawk.http.port=0",
            "--farehawk.poll.auto-start=false",
            "--farehawk.database.url=" + server.url("farehawk"),
            "--farehawk.database.user=" + server.user(),
            "--farehawk.database.password=" + server.password());
    try (ConfigurableApplicationContext service = starter.start(settings, Map.of())) {
      DataSource source = service.getBean(DataSource.class);
      StockLoad stock =
          new StockLoad(
              world,
              source,
              new ImportHistory(source, service.getBean(RecordObservations.class), clock),
              progress);
      String first = sinks.hooks().address(0).toString();
      stock.fill(first.substring(0, first.length() - 1));
      stock.seen(clock.instant(), deadlines().detection());
      return new Judging(
          service.getBean("decidingOracle", Oracle.class), service.getBean(HistoryConfig.class));
    }
  }

  private ChildProcess provider() {
    LoadOptions.Scale scale = options.scale();
    LoadOptions.Pace pace = options.pace();
    long replies = 2L * pace.pollsPerSecond() * Math.max(60, pace.runFor().toSeconds());
    return new ChildProcess(
        new ChildProcess.Command(
            "provider",
            List.of("-XX:+UseG1GC", "-Xmx4g"),
            List.of(
                "bench",
                "fare-market",
                "--seed=" + scale.seed(),
                "--markets=" + scale.markets(),
                "--market-speed=" + pace.marketSpeed(),
                "--clock-start=" + world.view().clock().start(),
                "--serpapi-key=" + KEY,
                "--live-per-second=" + ROOM_AT_PROVIDER * pace.pollsPerSecond(),
                "--logged-replies=" + Math.min(replies, 100_000_000)),
            options.folder().resolve("provider.log")),
        program,
        Map.of(),
        Pattern.compile("listens on (http://\\S+)"));
  }

  private ChildProcess service(EmbeddedPostgres server, Proof.Sinks sinks, String provider) {
    Path folder = options.folder();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "serve",
                "--data=" + folder.resolve("service"),
                "--port=0",
                "--deadline=" + options.pace().deadline().toMillis() + "ms",
                "--database-url=" + server.url("farehawk"),
                "--database-user=" + server.user()));
    List<String> settings = new ArrayList<>(sinks.settings());
    settings.addAll(
        List.of(
            "--farehawk.providers[0].name=" + DemoMarket.LIVE,
            "--farehawk.providers[0].kind=serpapi",
            "--farehawk.providers[0].key=" + KEY,
            "--farehawk.providers[0].base-url=" + provider,
            "--farehawk.providers[0].limits.calls="
                + Math.ceilDiv(options.pace().pollsPerSecond() * CALLS_FOR_TEN_LOOKS, 10),
            "--farehawk.providers[0].limits.window=1s",
            "--farehawk.providers[0].limits.quota-per-month=0",
            "--farehawk.providers[0].limits.concurrency=1000"));
    settings.forEach(setting -> arguments.add("--set=" + setting.substring("--".length())));
    return new ChildProcess(
        new ChildProcess.Command(
            "service",
            List.of(
                "-XX:+UseG1GC",
                "-Xmx3g",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:gc:file=" + folder.resolve("gc.log"),
                "-XX:StartFlightRecording=settings=profile,maxsize=500m,dumponexit=true,filename="
                    + folder.resolve("service.jfr")),
            arguments,
            folder.resolve("service.log")),
        program,
        Map.of("FAREHAWK_DATABASE_PASSWORD", server.password()),
        Pattern.compile("ready: open (http://\\S+)"));
  }

  private Deadlines deadlines() {
    return new Deadlines(options.pace().deadline());
  }

  private LoadReport report(Measured run, LoadJudge judge, JdbcClient database) throws IOException {
    LoadVerdict verdict = new LoadVerdict();
    for (int number = 0; number < run.replies().parts(); number++) {
      progress.step("judging part " + (number + 1) + " of " + run.replies().parts());
      Part part = new Part(number, run.replies().parts());
      verdict.add(
          judge.judge(part, run.replies().file(number), options.pace().deadline(), run.end()));
    }
    double seconds = run.replies().seconds();
    return new LoadReport(
        new LoadReport.Setting(
            options.scale(),
            options.pace().pollsPerSecond(),
            options.pace().deadline().toMillis() / 1000.0,
            options.pace().marketSpeed(),
            Runtime.getRuntime().availableProcessors()),
        new LoadReport.Work(
            seconds,
            run.replies().count(),
            run.replies().count() / seconds,
            verdict.changes(),
            verdict.changes() / seconds),
        machine(run),
        verdict.outcome(),
        verdict.onTime(bound(run.replies().count() / seconds, database)),
        verdict.delays(),
        verdict.findings());
  }

  private LoadReport.Machine machine(Measured run) throws IOException {
    double ran =
        Duration.between(run.times().started().plus(run.times().serves()), run.end()).toMillis()
            / 1000.0;
    return new LoadReport.Machine(
        run.measures().load(),
        run.measures().cpu(run.replies().count() / 1000.0),
        new LoadReport.Machine.Memory(
            run.measures().residentBytes(), GcLog.read(options.folder().resolve("gc.log"))),
        run.database().after(),
        Math.round(
            (run.database().after() - run.database().before())
                / ran
                * Duration.ofDays(1).toSeconds()),
        new LoadReport.Machine.ColdStart(
            run.times().serves().toMillis() / 1000.0,
            Duration.between(run.times().started(), run.replies().first()).toMillis() / 1000.0),
        run.times().stocking().toMillis() / 1000.0);
  }

  private Bound bound(double looksPerSecond, JdbcClient database) {
    Map<FareQueryRef, Integer> watchers = new HashMap<>();
    database
        .sql("SELECT fare_query, count(*) AS watchers FROM watch_query GROUP BY fare_query")
        .query(row -> {
          watchers.put(world.fare(row.getLong("fare_query")), row.getInt("watchers"));
        });
    return Bound.of(
        watchers,
        looksPerSecond * deadlines().detection().toMillis() / 1000.0,
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private static long bytes(JdbcClient database) {
    return database.sql("SELECT pg_database_size(current_database())").query(Long.class).single();
  }
}
