package dev.farehawk.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.AddressTaken;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.SignUp;
import dev.farehawk.benchmarks.OpenLoop.Figures;
import dev.farehawk.benchmarks.StockedWorld.Size;
import dev.farehawk.command.ServiceStart;
import dev.farehawk.history.CurrentPrices;
import dev.farehawk.place.Places;
import dev.farehawk.platform.Progress;
import dev.farehawk.platform.http.ServiceAddress;
import dev.farehawk.platform.postgres.Durability;
import dev.farehawk.platform.postgres.EmbeddedPostgres;
import dev.farehawk.watch.Watches;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;
import org.flywaydb.core.Flyway;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Pages, API and price reads of the whole service over a full database, with the clients and an
 * embedded PostgreSQL that syncs to disk on the same machine. Beside them, in the same run and by
 * the same client: a static file, which costs what HTTP costs.
 *
 * <p>{@code benchmarks/run WebBenchmark [watches] [requests a second] [seconds] [folder]}, by
 * default the design load: 2,500,000 watches of 1,000,000 people on 1,500,000 fares; 500 a second
 * for 60 s. A folder keeps the full database for the next run of the same size; it must be empty or
 * from such.
 */
public final class WebBenchmark {

  private static final int READERS = 40;
  private static final int READS = 200_000;
  private static final int READ_AT_ONCE = 8;
  private static final int WARM_UP_SECONDS = 90;

  private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  private final Size size;
  private final int perSecond;
  private final Duration length;
  private final Optional<Path> kept;

  private WebBenchmark(int watches, int perSecond, Duration length, Optional<Path> kept) {
    this.size = new Size(watches * 2 / 5, watches, watches * 3 / 5, Math.min(70_000, watches / 10));
    this.perSecond = perSecond;
    this.length = length;
    this.kept = kept;
  }

  /** Runs it and prints the figures. */
  public static void main(String[] arguments) throws IOException, SQLException {
    new WebBenchmark(
            argument(arguments, 0, 2_500_000),
            argument(arguments, 1, 500),
            Duration.ofSeconds(argument(arguments, 2, 60)),
            Arrays.stream(arguments).skip(3).findFirst().map(Path::of))
        .run();
  }

  private static int argument(String[] arguments, int index, int usual) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : usual;
  }

  private void run() throws IOException, SQLException {
    Path folder = kept.isPresent() ? kept.get() : Files.createTempDirectory("farehawk-benchmark-");
    Path full = folder.resolve("full");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(
            folder.resolve("postgres"), EmbeddedPostgres.cacheFor(folder), Durability.DURABLE)) {
      if (!Files.exists(full)) {
        fill(server);
        Files.createFile(full);
      }
      serve(server, folder);
    } finally {
      if (kept.isEmpty()) {
        FileSystemUtils.deleteRecursively(folder);
      }
    }
  }

  private void fill(EmbeddedPostgres server) throws IOException, SQLException {
    long start = System.nanoTime();
    try (HikariDataSource pool = pool(server)) {
      Flyway.configure().dataSource(pool).load().migrate();
      new StockedWorld(pool, Places.load(), clock.instant()).fill(size);
      System.out.printf(
          "%s, %,d MB, filled in %.0f s%n",
          size,
          JdbcClient.create(pool)
                  .sql("SELECT pg_database_size(current_database())")
                  .query(Long.class)
                  .single()
              >> 20,
          seconds(start));
    }
  }

  private static HikariDataSource pool(EmbeddedPostgres server) {
    HikariConfig settings = new HikariConfig();
    settings.setDataSource(server.ownDatabase());
    settings.setMaximumPoolSize(4);
    return new HikariDataSource(settings);
  }

  private void serve(EmbeddedPostgres server, Path folder) {
    List<String> settings =
        List.of(
            "--farehawk.http.port=0",
            "--farehawk.data=" + folder.resolve("service"),
            "--farehawk.database.url=" + server.url("farehawk"),
            "--farehawk.database.user=" + server.user(),
            "--farehawk.database.password=" + server.password(),
            // All readers come from one address here.
            "--farehawk.api.requests-per-address=1000000");
    long start = System.nanoTime();
    try (ConfigurableApplicationContext service = ServiceStart.start(settings, Progress.silent());
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      System.out.printf("started on it in %.1f s%n", seconds(start));
      URI address = service.getBean(ServiceAddress.class).local();
      List<WebMix.Reader> readers = readers(service, client);
      OpenLoop load = new OpenLoop(client);
      WebMix mix = new WebMix(address, readers);
      var _ = load.run(perSecond, Duration.ofSeconds(WARM_UP_SECONDS), mix::request);
      for (WebMix.Kind kind : WebMix.Kind.values()) {
        cost(load, server, kind.words(), number -> mix.request(kind, number));
      }
      Figures bare = load.run(perSecond, length, mix::file);
      System.out.println("a static file:   " + bare);
      Figures asked = load.run(perSecond, length, mix::request);
      System.out.println("pages and API:   " + asked);
      System.out.println(
          "as one types:    "
              + load.run(perSecond, length, number -> mix.request(WebMix.Kind.PLACES, number)));
      System.out.println(
          "calendars:       "
              + load.run(
                  Math.max(1, perSecond / 10),
                  length,
                  number -> mix.request(WebMix.Kind.CALENDAR, number)));
      System.out.printf(
          Locale.ROOT,
          "p99 of pages and API is %.1f times that of a static file%n",
          asked.p99() / bare.p99());
      readPrices(service.getBean(CurrentPrices.class), server);
    }
  }

  /** What one request costs where there is no crowd: the service and its client, the database. */
  private void cost(
      OpenLoop load, EmbeddedPostgres server, String what, IntFunction<HttpRequest> request) {
    var _ = load.run(perSecond / 10, Duration.ofSeconds(3), request);
    long service = ProcessorTime.own();
    long database = ProcessorTime.ofFamily(server.pid());
    Figures figures = load.run(perSecond / 10, Duration.ofSeconds(10), request);
    System.out.printf(
        Locale.ROOT,
        "%-16s %.2f ms of processor time of service and client, %.2f ms of the database; p50 %.1f ms%n",
        what + ":",
        (ProcessorTime.own() - service) / 1e6 / figures.count(),
        (ProcessorTime.ofFamily(server.pid()) - database) / 1e6 / figures.count(),
        figures.p50());
  }

  private List<WebMix.Reader> readers(ConfigurableApplicationContext service, HttpClient client) {
    JdbcClient database = service.getBean(JdbcClient.class);
    try {
      var _ =
          service
              .getBean(Accounts.class)
              .signUp(new SignUp("load@example.org", SignInForm.PASSWORD, ZoneOffset.UTC, "en"));
    } catch (AddressTaken e) {
      System.out.println("the database is that of an earlier run");
    }
    SignInForm form = new SignInForm(client, service.getBean(ServiceAddress.class).local());
    List<WebMix.Reader> readers = new ArrayList<>();
    for (int n = 1; n <= READERS; n++) {
      UUID account = StockedWorld.person(n * (size.people() / READERS));
      String email =
          database
              .sql(
                  """
                  UPDATE account SET password_hash =
                    (SELECT password_hash FROM account WHERE email_key = 'load@example.org')
                  WHERE id = :id RETURNING email
                  """)
              .param("id", account)
              .query(String.class)
              .single();
      var watch = service.getBean(Watches.class).list(account).getFirst();
      readers.add(
          new WebMix.Reader(
              form.signIn(email),
              service.getBean(ApiKeys.class).create(account, "load").secret(),
              watch.id(),
              watch.fareQueries().getFirst()));
    }
    return readers;
  }

  /** Current prices, one random fare each, beside the barest query for the same rows. */
  private void readPrices(CurrentPrices prices, EmbeddedPostgres server) {
    double ours =
        Together.perSecond(
            READ_AT_ONCE,
            READS,
            seed -> {
              SplittableRandom random = new SplittableRandom(seed);
              return () -> prices.of(List.of(1 + random.nextLong(size.fares()))).size();
            });
    try (HikariDataSource pool = pool(server)) {
      pool.setMaximumPoolSize(READ_AT_ONCE);
      JdbcClient database = JdbcClient.create(pool);
      double bare =
          Together.perSecond(
              READ_AT_ONCE,
              READS,
              seed -> {
                SplittableRandom random = new SplittableRandom(seed);
                return () ->
                    database
                        .sql("SELECT amount_minor FROM current_price WHERE fare_query = ?")
                        .param(1 + random.nextLong(size.fares()))
                        .query(Long.class)
                        .list()
                        .size();
              });
      System.out.printf(
          "price reads:     %,.0f/s; the barest query %,.0f/s; ratio %.2f%n",
          ours, bare, ours / bare);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
