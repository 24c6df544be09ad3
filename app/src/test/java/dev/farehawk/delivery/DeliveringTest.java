package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.farehawk.account.Channel;
import dev.farehawk.alert.DeliveryProgress;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.platform.Deadlines;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** From a verdict to people's hands, over a real database, mail server and HTTP server. */
class DeliveringTest extends DeliveryWorld {

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
        .isEqualTo("Sea Bcc: all@example.org <b>: SKP to MMX Tue, 1 Sept 2026 for €80");
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

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aServerThatAsksForTimeIsLeftAloneForIt(int status) {
    answer = status;
    retryAfter = "45";
    send(webhooks);

    assertThat(progress().get(2).due()).isEqualTo(now.plusSeconds(45));
    answer = 204;
    now = now.plusSeconds(44);
    send(webhooks);
    assertThat(hooks).hasSize(1);
    now = now.plusSeconds(1);
    send(webhooks);
    assertThat(progress().get(2).state()).isEqualTo(DeliveryProgress.State.ACCEPTED);
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
  void aSecretThatCannotBeReadSwitchesItsEndpointOffAndHoldsUpNoOther() {
    jdbc.sql("UPDATE endpoint SET sealed = '\\x00' WHERE channel = 'WEBHOOK'").update();
    earlier.endpoint(owner, "WEBHOOK", hookAddress() + "/second", KEY, 0);
    now = now.plusSeconds(60);
    earlier.change(query, 80_00L, 60_00, Answer.WORTHY, now);
    fire();

    send(webhooks);

    assertThat(hooks).hasSize(1);
    assertThat(
            jdbc.sql("SELECT state FROM endpoint WHERE channel = 'WEBHOOK' ORDER BY id")
                .query(String.class)
                .list())
        .containsExactly("DISABLED", "ACTIVE");
    assertThat(notices.of(owner, 10))
        .singleElement()
        .satisfies(notice -> assertThat(notice.words()).contains("it has no signing key"));
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
  void whatIsGivenBackWasNeverTriedAndGoesAtOnceToWhoeverComes() {
    List<Claim> claims = queue.claim(Channel.WEBHOOK, 10, now, Deadlines.STANDARD.lease());
    queue.begin(claims, now);

    queue.giveBack(claims);

    assertThat(progress().get(2).attempts()).isZero();
    assertThat(jdbc.sql("SELECT count(*) FROM attempt").query(Long.class).single()).isZero();
    send(webhooks);
    assertThat(progress().get(2).state()).isEqualTo(DeliveryProgress.State.ACCEPTED);
    assertThat(progress().get(2).attempts()).isEqualTo(1);
    queue.giveBack(claims);
    assertThat(progress().get(2).state())
        .as("a lease that was lost gives nothing back")
        .isEqualTo(DeliveryProgress.State.ACCEPTED);
  }

  @Test
  void stoppingGivesBackWhatWaitsInHand() {
    List<Runnable> waiting = new ArrayList<>();
    SendDeliveries sender = sender(webhooks, waiting::add);
    assertThat(sender.claim()).isEqualTo(1);

    assertThat(sender.giveBack()).isEqualTo(1);
    assertThat(sender.inHand()).isEmpty();
    waiting.forEach(Runnable::run);
    assertThat(hooks).as("given back is given back").isEmpty();
    send(webhooks);
    assertThat(hooks).hasSize(1);
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
}
