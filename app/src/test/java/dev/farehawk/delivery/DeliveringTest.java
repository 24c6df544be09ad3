package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.farehawk.account.AccountConfig;
import dev.farehawk.account.Channel;
import dev.farehawk.account.Endpoints;
import dev.farehawk.alert.AlertConfig;
import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.DeliveryProgress;
import dev.farehawk.alert.EarlierStages;
import dev.farehawk.alert.FireWatches;
import dev.farehawk.delivery.mail.MailChannel;
import dev.farehawk.delivery.mail.MailConfig;
import dev.farehawk.delivery.webhook.WebhookChannel;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Wake;
import dev.farehawk.testing.TestDatabase;
import dev.farehawk.watch.Rule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** From a verdict to people's hands, over a real database, mail server and HTTP server. */
class DeliveringTest {

  private static final Instant SEEN = Instant.parse("2026-05-01T12:02:00Z");
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private Instant now = Instant.parse("2026-05-01T12:05:00Z");
  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
  private final EarlierStages earlier = new EarlierStages(database.dataSource());
  private final Alerts alerts = new Alerts(jdbc);
  private final SplittableRandom random = new SplittableRandom(1);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final ConcurrentLinkedQueue<Hook> hooks = new ConcurrentLinkedQueue<>();
  private final GreenMail mailServer =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Links links = new Links(() -> URI.create("https://fares.example.org"));
  private final Unsubscribe unsubscribe = new Unsubscribe(jdbc, () -> now, KEY);
  private final Notices notices = new Notices(jdbc);
  private final DeliveryQueue queue = new DeliveryQueue(jdbc);
  private int answer = 204;
  private final HttpServer http;
  private final MailChannel mail;
  private final WebhookChannel webhooks;

  private record Hook(String id, String body) {}

  DeliveringTest() throws Exception {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    http.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            hooks.add(new Hook(exchange.getRequestHeaders().getFirst("webhook-id"), body));
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
    mail = new MailChannel(mailConfig, () -> now, links, unsubscribe);
    webhooks = new WebhookChannel(loopbackAllowed(mailConfig), () -> now, links);
  }

  private static DeliveryConfig loopbackAllowed(MailConfig mailConfig) {
    return new DeliveryConfig(
        true, List.of("127.0.0.0/8"), 20, 20, Duration.ofSeconds(10), mailConfig);
  }

  @BeforeEach
  void oneDrop() {
    UUID account = earlier.account();
    earlier.endpoint(account, "INBOX", "", null, 0);
    earlier.endpoint(account, "EMAIL", "ana@example.org", null, 0);
    earlier.endpoint(account, "WEBHOOK", hookAddress(), KEY, 0);
    long query = earlier.fareQuery();
    watch = earlier.watch(account, "Sea\r\nBcc: all@example.org <b>", new Rule.OracleSays(), query);
    owner = account;
    earlier.change(query, 110_00L, 80_00, Answer.WORTHY, SEEN);
    fire();
  }

  private UUID watch = new UUID(0, 0);
  private UUID owner = new UUID(0, 0);

  @AfterEach
  void close() throws Exception {
    mail.close();
    webhooks.close();
    http.stop(0);
    mailServer.stop();
    database.close();
  }

  @Test
  void everyChannelTakesTheAlert() throws Exception {
    InboxStream stream = new InboxStream(alerts, () -> now);
    try (InboxStream.Reader reader = stream.open(owner, 0)) {
      new AcceptInbox(jdbc, () -> now, stream, new DeliveryMetrics(metrics)).drain();
      assertThat(reader.next(Duration.ofSeconds(5))).hasSize(1);
      assertThat(reader.next(Duration.ZERO)).as("only once").isEmpty();
    }
    send(mail);
    send(webhooks);

    assertThat(progress())
        .extracting(DeliveryProgress::state)
        .containsOnly(DeliveryProgress.State.ACCEPTED);
    MimeMessage message = mailServer.getReceivedMessages()[0];
    UUID mailId = progress().get(1).id();
    assertThat(message.getMessageID()).isEqualTo("<" + mailId + "@example.org>");
    assertThat(message.getHeader("Bcc")).as("a label stays a label").isNull();
    assertThat(message.getSubject())
        .isEqualTo("Sea Bcc: all@example.org <b>: SKP to MMX 2026-09-01 for 80.00 EUR");
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    String raw = GreenMailUtil.getWholeMessage(message);
    assertThat(raw).contains("Seen 14:02, sent 14:05 (Europe/Skopje)").contains("&lt;b&gt;");
    Hook hook = hooks.remove();
    assertThat(hook.id()).isEqualTo(progress().get(2).id().toString());
    assertThat(hook.body()).contains("\"type\":\"fare.alert\"").contains("\"minor\":8000");
  }

  @Test
  void aFailingServerIsTriedAgainAtItsTimeWithTheSameId() {
    answer = 503;
    send(webhooks);
    DeliveryProgress failed = progress().get(2);
    assertThat(failed.state()).isEqualTo(DeliveryProgress.State.WAITING);
    assertThat(failed.lastError()).isEqualTo("its server answered 503");
    assertThat(failed.due()).isBetween(now.plusMillis(3_750), now.plusMillis(5_000));
    send(webhooks);
    assertThat(hooks).as("not before it is due").hasSize(1);
    answer = 204;
    now = now.plusSeconds(5);
    send(webhooks);
    assertThat(progress().get(2).state()).isEqualTo(DeliveryProgress.State.ACCEPTED);
    assertThat(hooks).extracting(Hook::id).containsOnly(failed.id().toString()).hasSize(2);
  }

  @Test
  void aServerThatIsGoneIsSwitchedOffAndItsOwnerIsTold() {
    answer = 410;
    send(webhooks);
    assertThat(progress().get(2).state()).isEqualTo(DeliveryProgress.State.DEAD);
    assertThat(
            jdbc.sql("SELECT state FROM endpoint WHERE channel = 'WEBHOOK'")
                .query(String.class)
                .single())
        .isEqualTo("DISABLED");
    assertThat(notices.of(owner, 10)).hasSize(1);
    assertThat(new DeadLetters(jdbc, () -> now).newest(10)).hasSize(1);
  }

  @Test
  void keepsLeasesWithoutWaitingForResultsThatAreBeingWritten() {
    Duration lease = Deadlines.STANDARD.lease();
    List<Claim> claims = queue.claim(Channel.WEBHOOK, 10, now, lease);
    TransactionTemplate meanwhile =
        new TransactionTemplate(
            new JdbcTransactionManager(database.dataSource()),
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));

    transactions.executeWithoutResult(_ -> {
      jdbc.sql("SELECT id FROM delivery FOR UPDATE").query().listOfRows();
      meanwhile.executeWithoutResult(_ -> {
        jdbc.sql("SET LOCAL lock_timeout = '1s'").update();
        queue.renew(claims, now, lease);
      });
    });

    assertThat(claims).isNotEmpty();
  }

  @Test
  void aLostSenderIsReplacedAndItsLateResultIsVoid() {
    Deadlines deadlines = Deadlines.STANDARD;
    List<Claim> lost = queue.claim(Channel.WEBHOOK, 10, now, deadlines.lease());
    queue.begin(lost, now);
    assertThat(queue.recover(now.plusSeconds(20))).as("still leased").isZero();
    now = now.plusSeconds(21);
    assertThat(queue.recover(now)).isEqualTo(1);
    send(webhooks);
    assertThat(progress().get(2).state()).isEqualTo(DeliveryProgress.State.ACCEPTED);

    Result late = new Result(lost.getFirst(), new Outcome.Permanent("late", true), now, null);
    assertThat(recordResults().record(List.of(late))).isEmpty();
    assertThat(progress().get(2).state()).isEqualTo(DeliveryProgress.State.ACCEPTED);
    assertThat(jdbc.sql("SELECT outcome FROM attempt ORDER BY number").query(String.class).list())
        .containsExactly("AMBIGUOUS", "ACCEPTED");
  }

  @Test
  void aPostToTheUnsubscribeLinkEndsTheMailOfThatWatch() {
    long mailEndpoint =
        jdbc.sql("SELECT id FROM endpoint WHERE channel = 'EMAIL'").query(Long.class).single();
    String token = unsubscribe.token(watch, mailEndpoint);
    assertThat(unsubscribe.read(token)).isPresent();
    assertThat(unsubscribe.read(token).orElseThrow().ended()).isFalse();
    assertThat(unsubscribe.apply(token.substring(1))).as("not ours").isEmpty();
    assertThat(unsubscribe.apply(token)).isPresent();
    assertThat(unsubscribe.apply(token).orElseThrow().ended()).isTrue();
    send(mail);
    assertThat(progress().get(1).state()).isEqualTo(DeliveryProgress.State.SUPPRESSED);
    assertThat(mailServer.getReceivedMessages()).isEmpty();
  }

  private List<DeliveryProgress> progress() {
    return alerts.deliveries(owner, Alerts.idOf(watch, 1));
  }

  private String hookAddress() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/hook";
  }

  private RecordResults recordResults() {
    Endpoints endpoints =
        Endpoints.create(jdbc, () -> now, random, AccountConfig.defaults(), request -> {});
    return new RecordResults(
        jdbc, endpoints, notices, new RetrySchedule(Deadlines.STANDARD), random);
  }

  /** Sends what is due, on this very thread. */
  private void send(DeliveryChannel channel) {
    SendDeliveries sender =
        new SendDeliveries(
            channel,
            new SendDeliveries.Stores(queue, recordResults(), alerts, new DeliveryMetrics(metrics)),
            new SendDeliveries.Shell(transactions, () -> now, Runnable::run, new Wake()),
            Deadlines.STANDARD,
            20);
    while (sender.claim() + sender.record() > 0) {
      // until there is nothing left
    }
  }

  private void fire() {
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
