package dev.farehawk.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.farehawk.account.Channel;
import dev.farehawk.alert.AlertConfig;
import dev.farehawk.alert.FireWatches;
import dev.farehawk.command.ServiceStart;
import dev.farehawk.demo.MailCatcher;
import dev.farehawk.demo.WebhookSink;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Progress;
import dev.farehawk.platform.postgres.Durability;
import dev.farehawk.platform.postgres.EmbeddedPostgres;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * One fare with very many watchers drops, on an embedded PostgreSQL that syncs to disk. First the
 * alerts and their deliveries are prepared, beside a plain copy of the same rows into equal tables;
 * then the whole service starts on that database and hands them to a sink on loopback.
 *
 * <p>{@code benchmarks/run FanOutBenchmark [watchers] [WEBHOOK|EMAIL]}, by default 20,000 and both.
 */
public final class FanOutBenchmark {

  private static final Deadlines DEADLINES = Deadlines.STANDARD;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int AT_ONCE = 80;

  private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  private final int watchers;

  private FanOutBenchmark(int watchers) {
    this.watchers = watchers;
  }

  /** Runs it and prints the figures. */
  public static void main(String[] arguments) throws IOException {
    int watchers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    List<Channel> channels =
        arguments.length > 1
            ? List.of(Channel.valueOf(arguments[1]))
            : List.of(Channel.WEBHOOK, Channel.EMAIL);
    for (Channel channel : channels) {
      new FanOutBenchmark(watchers).run(channel);
    }
  }

  private void run(Channel channel) throws IOException {
    Path folder = Files.createTempDirectory("farehawk-benchmark-");
    try (EmbeddedPostgres server =
            EmbeddedPostgres.start(
                folder.resolve("postgres"), EmbeddedPostgres.cacheFor(folder), Durability.DURABLE);
        MailCatcher mails = MailCatcher.start(clock);
        WebhookSink hooks = WebhookSink.start(clock)) {
      try (HikariDataSource pool = pool(server)) {
        Flyway.configure().dataSource(pool).load().migrate();
        ManyWatchers rows = new ManyWatchers(JdbcClient.create(pool), watchers, clock.instant());
        rows.people(
            channel,
            i -> channel == Channel.EMAIL ? "p" + i + "@example.org" : hooks.address(i).toString());
        rows.drop();
        prepare(pool);
      }
      deliver(server, folder, channel, mails, hooks);
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

  private void prepare(HikariDataSource pool) {
    JdbcClient database = JdbcClient.create(pool);
    FireWatches fire =
        new FireWatches(
            database,
            new FireWatches.Shell(
                new TransactionTemplate(new JdbcTransactionManager(pool)), clock, _ -> {}),
            AlertConfig.defaults(),
            DEADLINES,
            new SplittableRandom(1),
            new SimpleMeterRegistry());
    double fired =
        seconds(() -> {
          int worked;
          do {
            worked = fire.drain();
          } while (worked > 0);
        });
    for (String table : List.of("alert", "delivery")) {
      database.sql("CREATE TABLE copy_of_%1$s (LIKE %1$s INCLUDING ALL)".formatted(table)).update();
    }
    double copied =
        seconds(() -> {
          for (String table : List.of("alert", "delivery")) {
            database
                .sql(
                    "INSERT INTO copy_of_%1$s OVERRIDING SYSTEM VALUE SELECT * FROM %1$s"
                        .formatted(table))
                .update();
          }
        });
    database.sql("DROP TABLE copy_of_alert, copy_of_delivery").update();
    figure("alerts prepared", fired, "plain copy of the same rows", copied);
  }

  private void deliver(
      EmbeddedPostgres server, Path folder, Channel channel, MailCatcher mails, WebhookSink hooks) {
    List<String> settings =
        List.of(
            "--farehawk.http.port=0",
            "--farehawk.data=" + folder.resolve("service"),
            "--farehawk.database.url=" + server.url("farehawk"),
            "--farehawk.database.user=" + server.user(),
            "--farehawk.database.password=" + server.password(),
            "--farehawk.delivery.allow-http=true",
            "--farehawk.delivery.allowed-networks=127.0.0.0/8",
            "--farehawk.delivery.webhooks-at-once=" + AT_ONCE,
            "--farehawk.delivery.webhooks-per-host=" + AT_ONCE,
            "--farehawk.delivery.mail.host=127.0.0.1",
            "--farehawk.delivery.mail.port=" + mails.port(),
            "--farehawk.delivery.mail.encryption=NONE");
    try (ConfigurableApplicationContext service = ServiceStart.start(settings, Progress.silent())) {
      MeterRegistry meters = service.getBean(MeterRegistry.class);
      double before = accepted(meters, channel);
      double sent = seconds(() -> awaitAccepted(meters, channel));
      double bare =
          seconds(
              channel == Channel.WEBHOOK
                  ? () -> post(hooks)
                  : () -> BareMails.send(mails.port(), watchers));
      figure(
          channel == Channel.WEBHOOK ? "webhooks accepted" : "mails accepted",
          sent * watchers / (watchers - before),
          channel == Channel.WEBHOOK ? "bare POSTs" : "bare mails",
          bare);
    }
  }

  /** As the service counts it; counting rows would take from what is measured. */
  private static double accepted(MeterRegistry meters, Channel channel) {
    Counter counter =
        meters
            .find("farehawk.delivery.attempts")
            .tag("channel", channel.name())
            .tag("outcome", "ACCEPTED")
            .counter();
    return counter == null ? 0 : counter.count();
  }

  private void awaitAccepted(MeterRegistry meters, Channel channel) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (accepted(meters, channel) < watchers) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            accepted(meters, channel) + " of " + watchers + " accepted within " + PATIENCE);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /** As many calls to the same sink with nothing around them. */
  private void post(WebhookSink hooks) {
    Semaphore room = new Semaphore(AT_ONCE);
    List<Throwable> failed = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < watchers; i++) {
        URI address = hooks.address(i);
        room.acquireUninterruptibly();
        threads.execute(() -> {
          try {
            var _ = client.send(bare(address), HttpResponse.BodyHandlers.discarding());
          } catch (IOException | InterruptedException e) {
            synchronized (failed) {
              failed.add(e);
            }
          } finally {
            room.release();
          }
        });
      }
    }
    if (!failed.isEmpty()) {
      throw new IllegalStateException(failed.size() + " bare calls failed", failed.getFirst());
    }
  }

  private static HttpRequest bare(URI address) {
    return HttpRequest.newBuilder(address)
        .header("webhook-id", "bare")
        .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"bare\"}"))
        .build();
  }

  private void figure(String what, double seconds, String beside, double besideSeconds) {
    System.out.printf(
        "%s: %,.0f/s (%,d in %.2f s); %s: %,.0f/s; ratio %.2f%n",
        what,
        watchers / seconds,
        watchers,
        seconds,
        beside,
        watchers / besideSeconds,
        besideSeconds / seconds);
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
