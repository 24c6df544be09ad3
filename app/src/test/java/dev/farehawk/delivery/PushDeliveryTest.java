package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.DeliveryProgress;
import dev.farehawk.alert.DeliveryProgress.State;
import dev.farehawk.delivery.push.PushChannel;
import dev.farehawk.delivery.push.PushServer;
import dev.farehawk.delivery.push.PushServer.Pushed;
import dev.farehawk.delivery.push.Vapid;
import dev.farehawk.oracle.Verdict.Answer;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An alert on its way to a browser, over a push service on loopback that reads what it is sent. */
class PushDeliveryTest extends DeliveryWorld {

  private final PushServer server = new PushServer();
  private final Vapid vapid =
      new Vapid(Vapid.fresh(new SecureRandom()), "mailto:fares@example.org");
  private final PushChannel push =
      new PushChannel(loopback(), () -> now, shortWords, new SecureRandom(), vapid);

  @BeforeEach
  void aBrowserToo() {
    earlier.endpoint(owner, "PUSH", server.endpoint(), server.keys(), 0);
    now = now.plusSeconds(60);
    earlier.change(query, 80_00L, 60_00, Answer.WORTHY, now);
    fire();
  }

  @AfterEach
  void closeChannel() throws IOException {
    push.close();
    server.close();
  }

  @Test
  void theBrowserReadsTheAlertAndThePushServiceKnowsHowLongItIsOfUse() {
    send(push);

    assertThat(pushed().state()).isEqualTo(State.ACCEPTED);
    Pushed message = server.pushed().getFirst();
    JsonNode text = JsonMapper.builder().build().readTree(message.text());
    assertThat(text.get("title").asString())
        .isEqualTo("Sea Bcc: all@example.org <b>: SKP to MMX for €60");
    assertThat(text.get("body").asString())
        .isEqualTo("Departs Tue, 1 Sept 2026, down 25\u00a0% from €80.\nSeen 14:06, sent 14:06.");
    assertThat(text.get("link").asString())
        .isEqualTo("https://fares.example.org/alerts/" + Alerts.idOf(watch, 2));
    assertThat(message.headers().getFirst("TTL")).isEqualTo("600");
    assertThat(message.headers().getFirst("Urgency")).isEqualTo("high");
    assertThat(message.headers().getFirst("Content-Encoding")).isEqualTo("aes128gcm");
    assertThat(Base64.getUrlDecoder().decode(message.headers().getFirst("Topic"))).hasSize(16);
    assertThat(message.headers().getFirst("Authorization")).startsWith("vapid t=");
  }

  @Test
  void aBrowserThatEndedItsSubscriptionIsForgottenAndItsOwnerIsToldElsewhere() {
    server.answer(410, "");

    send(push);

    assertThat(pushed().state()).isEqualTo(State.DEAD);
    assertThat(endpoints.of(owner)).noneMatch(endpoint -> endpoint.channel().name().equals("PUSH"));
    assertThat(
            jdbc.sql(
                    "SELECT sealed IS NULL AND secret IS NULL FROM endpoint WHERE channel = 'PUSH'")
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(notices.of(owner, 10))
        .singleElement()
        .satisfies(notice -> assertThat(notice.words()).contains("the browser has ended its"));
  }

  @Test
  void aBusyPushServiceIsLeftAloneForAsLongAsItAsks() {
    server.answer(429, "90");

    send(push);

    assertThat(pushed().state()).isEqualTo(State.WAITING);
    assertThat(pushed().due()).isEqualTo(now.plusSeconds(90));
  }

  @Test
  void anAddressInsideTheHouseIsNotCalled() {
    try (PushChannel strict =
        new PushChannel(
            DeliveryConfig.defaults(), () -> now, shortWords, new SecureRandom(), vapid)) {
      send(strict);
    } catch (IOException e) {
      throw new AssertionError(e);
    }

    assertThat(pushed().state()).isEqualTo(State.DEAD);
    assertThat(pushed().lastError()).isEqualTo("only https addresses are called");
    assertThat(server.pushed()).isEmpty();
  }

  @Test
  void aLongNameFitsIntoOneMessage() {
    jdbc.sql("UPDATE watch SET label = repeat('😀', 30)").update();

    send(push);

    assertThat(pushed().state()).isEqualTo(State.ACCEPTED);
    assertThat(server.pushed().getFirst().text().toLowerCase(Locale.ROOT)).contains("😀");
  }

  private DeliveryProgress pushed() {
    return alerts.deliveries(owner, Alerts.idOf(watch, 2)).stream()
        .filter(one -> one.channel().equals("PUSH"))
        .findFirst()
        .orElseThrow();
  }
}
