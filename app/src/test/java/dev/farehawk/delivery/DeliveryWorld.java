package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.farehawk.account.AccountConfig;
import dev.farehawk.account.Endpoints;
import dev.farehawk.alert.AlertConfig;
import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.Corrections;
import dev.farehawk.alert.DeliveryProgress;
import dev.farehawk.alert.EarlierStages;
import dev.farehawk.alert.FireWatches;
import dev.farehawk.alert.Outages;
import dev.farehawk.delivery.mail.MailChannel;
import dev.farehawk.delivery.mail.MailConfig;
import dev.farehawk.delivery.push.PushConfig;
import dev.farehawk.delivery.webhook.WebhookChannel;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Wake;
import dev.farehawk.platform.seal.Vault;
import dev.farehawk.testing.Loopback;
import dev.farehawk.testing.TestDatabase;
import dev.farehawk.watch.Rule;
import dev.farehawk.words.Languages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A drop that was told to three endpoints of one person: real database, mail and HTTP server. */
abstract class DeliveryWorld {

  static final Instant SEEN = Instant.parse("2026-05-01T12:02:00Z");
  static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  Instant now = Instant.parse("2026-05-01T12:05:00Z");
  final TestDatabase database = TestDatabase.fresh();
  final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
  final EarlierStages earlier = new EarlierStages(database.dataSource());
  final Alerts alerts = new Alerts(jdbc);
  final SplittableRandom random = new SplittableRandom(1);
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final ConcurrentLinkedQueue<Hook> hooks = new ConcurrentLinkedQueue<>();
  final GreenMail mailServer =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  final Links links = new Links(() -> URI.create("https://fares.example.org"));
  final ShortWords shortWords = new ShortWords(Languages.load(), links);
  final Unsubscribe unsubscribe = new Unsubscribe(jdbc, () -> now, KEY);
  final FeedbackLinks feedback = new FeedbackLinks(new Alerts(jdbc), KEY);
  final Notices notices = new Notices(jdbc);
  final Endpoints endpoints =
      Endpoints.create(
          jdbc,
          () -> now,
          random,
          AccountConfig.defaults(),
          request -> {},
          Vault.of(jdbc, () -> now, random, KEY));
  final DeliveryQueue queue = new DeliveryQueue(jdbc, endpoints);
  int answer = 204;
  String retryAfter = "";
  private final HttpServer http;
  final MailChannel mail;
  final WebhookChannel webhooks;

  record Hook(String id, String body) {}

  DeliveryWorld() {
    http = Loopback.server();
    http.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            hooks.add(new Hook(exchange.getRequestHeaders().getFirst("webhook-id"), body));
            if (!retryAfter.isEmpty()) {
              exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(answer, -1);
          }
        });
    http.start();
    mailServer.start();
    MailConfig mailConfig =
        new MailConfig(
            "127.0.0.1",
            mailServer.getSmtp().getPort(),
            null,
            null,
            "Farehawk <alerts@example.org>",
            MailConfig.Encryption.NONE,
            2,
            Duration.ofSeconds(10));
    mail = new MailChannel(mailConfig, () -> now, Languages.load(), links, unsubscribe, feedback);
    webhooks = new WebhookChannel(loopbackAllowed(mailConfig), () -> now, links);
  }

  /** Settings that let channels call servers of this test. */
  static DeliveryConfig loopback() {
    return loopbackAllowed(MailConfig.defaults());
  }

  private static DeliveryConfig loopbackAllowed(MailConfig mailConfig) {
    return new DeliveryConfig(
        true,
        List.of("127.0.0.0/8"),
        20,
        20,
        Duration.ofSeconds(10),
        mailConfig,
        PushConfig.defaults());
  }

  @BeforeEach
  void oneDrop() {
    UUID account = earlier.account();
    earlier.endpoint(account, "INBOX", "", null, 0);
    earlier.endpoint(account, "EMAIL", "ana@example.org", null, 0);
    earlier.endpoint(account, "WEBHOOK", hookAddress(), KEY, 0);
    query = earlier.fareQuery();
    watch = earlier.watch(account, "Sea\r\nBcc: all@example.org <b>", new Rule.OracleSays(), query);
    owner = account;
    earlier.change(query, 110_00L, 80_00, Answer.WORTHY, SEEN);
    fire();
  }

  UUID watch = new UUID(0, 0);
  UUID owner = new UUID(0, 0);
  long query;

  @AfterEach
  void close() throws Exception {
    mail.close();
    webhooks.close();
    http.stop(0);
    mailServer.stop();
    database.close();
  }

  List<DeliveryProgress> progress() {
    return alerts.deliveries(owner, Alerts.idOf(watch, 1));
  }

  String hookAddress() {
    return Loopback.address(http) + "/hook";
  }

  RecordResults recordResults() {
    return new RecordResults(
        jdbc, endpoints, notices, new RetrySchedule(Deadlines.STANDARD), random);
  }

  /** Sends what is due, on this very thread. */
  void send(DeliveryChannel channel) {
    SendDeliveries sender = sender(channel, Runnable::run);
    while (sender.claim() + sender.record() > 0) {
      // until there is nothing left
    }
  }

  SendDeliveries sender(DeliveryChannel channel, Executor threads) {
    return new SendDeliveries(
        channel,
        new SendDeliveries.Stores(
            queue,
            recordResults(),
            new FindNews(alerts, new Corrections(jdbc), new Outages(jdbc)),
            new DeliveryMetrics(metrics)),
        new SendDeliveries.Shell(transactions, () -> now, threads, new Wake()),
        Deadlines.STANDARD,
        20);
  }

  void fire() {
    FireWatches fireWatches =
        new FireWatches(
            jdbc,
            new FireWatches.Shell(transactions, () -> now, event -> {}),
            AlertConfig.defaults(),
            Deadlines.STANDARD,
            random,
            metrics);
    assertThat(fireWatches.drain()).isEqualTo(1);
  }
}
