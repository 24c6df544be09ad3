package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.farehawk.account.Channel;
import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.Correction;
import dev.farehawk.alert.Corrections;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Ids;
import dev.farehawk.watch.Rule;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A fare that was told and is gone, over a real database, mail server and HTTP server. */
class CorrectingTest extends DeliveryWorld {

  private final AcceptInbox acceptInbox =
      new AcceptInbox(
          jdbc, () -> now, new InboxStream(alerts, () -> now), new DeliveryMetrics(metrics));

  @Test
  void everyChannelThatTookTheAlertGetsOneCorrection() throws Exception {
    everythingSent();
    rises(now.plus(Duration.ofMinutes(11)), 131_00);
    everythingSent();
    rises(now.plusSeconds(60), 140_00);
    everythingSent();

    MimeMessage[] mails = mailServer.getReceivedMessages();
    assertThat(mails).hasSize(2);
    assertThat(mails[1].getSubject()).startsWith("Gone: Sea").endsWith("for €80");
    assertThat(((MimeMultipart) mails[1].getContent()).getBodyPart(0).getContent().toString())
        .contains("was gone 11 minutes after we told you: it costs €131 now.")
        .contains("That is when we saw it; it may have gone earlier.");
    assertThat(hooks).hasSize(2);
    Hook hook = hooks.stream().skip(1).findFirst().orElseThrow();
    assertThat(hook.body())
        .contains("\"type\":\"fare.corrected\"")
        .contains("\"goneAfterSeconds\":660")
        .contains("\"told\":{\"minor\":8000")
        .contains("\"price\":{\"minor\":13100");
    long endpoint = endpoint("WEBHOOK");
    assertThat(hook.id())
        .as("an id of its own, the same at every try")
        .isEqualTo(Ids.derived("delivery", Corrections.idOf(alertId()), endpoint).toString());
    assertThat(states("CORRECTION")).containsExactly("1 ACCEPTED", "1 ACCEPTED", "1 ACCEPTED");
    assertThat(correction().after()).contains(Duration.ofMinutes(11));
  }

  @Test
  void anAlertThatWasNotSentYetIsSuppressedInsteadOfFollowed() {
    rises(now, 131_00);
    now = now.plusSeconds(1);
    everythingSent();

    assertThat(mailServer.getReceivedMessages()).isEmpty();
    assertThat(hooks).isEmpty();
    assertThat(alerts.deliveries(owner, alertId()))
        .extracting(one -> one.channel() + ": " + one.lastError())
        .as("what is in the inbox is there once it is committed")
        .containsExactly(
            "INBOX: null",
            "EMAIL: the fare was gone before this was sent",
            "WEBHOOK: the fare was gone before this was sent");
    assertThat(states("CORRECTION")).containsExactly("1 ACCEPTED");
    assertThat(correction().after()).as("gone before anybody was told").isEmpty();
  }

  @Test
  void onlyWhereTheAlertArrivedIsItCorrected() {
    send(mail);
    answer = 503;
    send(webhooks);
    rises(now.plusSeconds(2), 131_00);
    answer = 204;
    now = now.plusSeconds(30);
    everythingSent();

    assertThat(mailServer.getReceivedMessages()).hasSize(2);
    assertThat(hooks).as("the failed try alone").hasSize(1);
  }

  @Test
  void aCorrectionWaitsForTheAlertThatIsBeingSent() {
    List<Claim> flying = queue.claim(Channel.WEBHOOK, 10, now, Deadlines.STANDARD.lease());
    queue.begin(flying, now);
    rises(now.plusSeconds(2), 131_00);
    send(webhooks);
    assertThat(hooks).isEmpty();

    var _ =
        recordResults()
            .record(List.of(new Result(flying.getFirst(), new Outcome.Accepted(), now, null)));
    send(webhooks);

    assertThat(hooks).hasSize(1);
    assertThat(hooks.remove().body()).contains("fare.corrected");
  }

  @Test
  void anAlertThatFailsAfterItsFareHasGoneIsNeitherRepeatedNorCorrected() {
    List<Claim> flying = queue.claim(Channel.WEBHOOK, 10, now, Deadlines.STANDARD.lease());
    queue.begin(flying, now);
    rises(now.plusSeconds(2), 131_00);
    var _ =
        recordResults()
            .record(
                List.of(
                    new Result(
                        flying.getFirst(), new Outcome.Retry(null, "it answered 503"), now, null)));
    now = now.plusSeconds(60);
    send(webhooks);

    assertThat(hooks).isEmpty();
    assertThat(
            jdbc.sql("SELECT kind || ' ' || state FROM delivery WHERE channel = 'WEBHOOK'")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("ALERT SUPPRESSED", "CORRECTION SUPPRESSED");
  }

  @Test
  void soldOutIsSaidToo() throws Exception {
    everythingSent();
    earlier.unavailable(query, 80_00, now.plusSeconds(300));
    fire();
    everythingSent();

    assertThat(GreenMailUtil.getBody(mailServer.getReceivedMessages()[1]))
        .contains("nothing is on sale now");
    assertThat(hooks).last().extracting(Hook::body).asString().contains("\"price\":null");
  }

  @Test
  void aNewerAlertTakesThePlaceOfACorrectionOnItsWay() {
    everythingSent();
    rises(now.plusSeconds(60), 131_00);
    earlier.change(query, 131_00L, 79_00, Answer.WORTHY, now.plusSeconds(120));
    fire();
    everythingSent();

    assertThat(mailServer.getReceivedMessages()).hasSize(2);
    assertThat(states("CORRECTION")).containsOnly("1 SUPPRESSED");
  }

  @Test
  void correctionsGoBeforeAlerts() {
    everythingSent();
    rises(now.plusSeconds(60), 131_00);
    UUID other = earlier.account();
    earlier.endpoint(other, "WEBHOOK", hookAddress(), KEY, 0);
    long fare = earlier.fareQuery();
    earlier.watch(other, null, new Rule.OracleSays(), fare);
    earlier.change(fare, 110_00L, 80_00, Answer.WORTHY, now.minusSeconds(500));
    fire();

    assertThat(queue.claim(Channel.WEBHOOK, 1, now, Deadlines.STANDARD.lease()))
        .as("though the alert must arrive sooner")
        .extracting(claim -> claim.topic().kind())
        .containsExactly(Topic.Kind.CORRECTION);
  }

  private void rises(Instant at, long minor) {
    now = at;
    earlier.change(query, 80_00L, minor, Answer.NOT_WORTHY, at);
    fire();
  }

  private void everythingSent() {
    acceptInbox.drain();
    send(mail);
    send(webhooks);
  }

  private UUID alertId() {
    return Alerts.idOf(watch, 1);
  }

  private Correction correction() {
    Alert alert = alerts.find(owner, alertId()).orElseThrow();
    return Objects.requireNonNull(new Corrections(jdbc).of(List.of(alert)).get(alert.id()));
  }

  private long endpoint(String channel) {
    return jdbc.sql("SELECT id FROM endpoint WHERE channel = :channel AND account = :owner")
        .param("channel", channel)
        .param("owner", owner)
        .query(Long.class)
        .single();
  }

  private List<@Nullable String> states(String kind) {
    return jdbc.sql("SELECT lane || ' ' || state FROM delivery WHERE kind = :kind")
        .param("kind", kind)
        .query(String.class)
        .list();
  }
}
