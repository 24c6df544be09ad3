package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Endpoint;
import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.DeliveryProgress;
import dev.farehawk.alert.DeliveryProgress.State;
import dev.farehawk.delivery.chat.ChatChannel;
import dev.farehawk.delivery.chat.ChatServer;
import dev.farehawk.delivery.chat.ChatServer.Posted;
import dev.farehawk.delivery.chat.ChatService;
import dev.farehawk.delivery.chat.Discord;
import dev.farehawk.delivery.chat.Ntfy;
import dev.farehawk.delivery.chat.Slack;
import dev.farehawk.delivery.chat.Telegram;
import dev.farehawk.oracle.Verdict.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An alert on its way into a chat, over a service on loopback. */
class ChatDeliveryTest extends DeliveryWorld {

  private static final String DISCORD = "/api/webhooks/1/abc";

  private final ChatServer server = new ChatServer();

  @AfterEach
  void closeServer() {
    server.close();
  }

  private void drop(ChatService service, String path) {
    earlier.endpoint(owner, service.channel().name(), server.address(path), null, 0);
    now = now.plusSeconds(60);
    earlier.change(query, 80_00L, 60_00, Answer.WORTHY, now);
    fire();
    deliver(service);
  }

  private void deliver(ChatService service) {
    try (ChatChannel channel = new ChatChannel(service, loopback(), () -> now, shortWords)) {
      send(channel);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private DeliveryProgress sent(ChatService service) {
    return alerts.deliveries(owner, Alerts.idOf(watch, 2)).stream()
        .filter(one -> one.channel().equals(service.channel().name()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTopicOfNtfyIsTold() {
    drop(new Ntfy(), "/my-topic");

    assertThat(sent(new Ntfy()).state()).isEqualTo(State.ACCEPTED);
    Posted message = server.posted().getFirst();
    assertThat(message.path()).isEqualTo("/");
    assertThat(message.type()).startsWith("application/json");
    assertThat(message.body().get("topic").asString()).isEqualTo("my-topic");
    assertThat(message.body().get("title").asString())
        .isEqualTo("Sea Bcc: all@example.org <b>: SKP to MMX for €60");
    assertThat(message.body().get("message").asString())
        .isEqualTo("Departs Tue, 1 Sept 2026, down 25\u00a0% from €80.\nSeen 14:06, sent 14:06.");
    assertThat(message.body().get("click").asString())
        .isEqualTo("https://fares.example.org/alerts/" + Alerts.idOf(watch, 2));
    assertThat(message.body().get("priority").asInt()).isEqualTo(4);
  }

  @Test
  void slackIsToldInItsOwnMarks() {
    drop(new Slack(), "/services/T/B/x");

    assertThat(sent(new Slack()).state()).isEqualTo(State.ACCEPTED);
    assertThat(server.posted().getFirst().path()).isEqualTo("/services/T/B/x");
    assertThat(server.posted().getFirst().body().get("text").asString())
        .startsWith("<https://fares.example.org/alerts/")
        .contains("|Sea Bcc: all@example.org &lt;b&gt;: SKP to MMX for €60>\nDeparts");
  }

  @Test
  void discordIsToldWithoutMentions() {
    server.answer(204, "");

    drop(new Discord(), DISCORD);

    assertThat(sent(new Discord()).state()).isEqualTo(State.ACCEPTED);
    Posted message = server.posted().getFirst();
    assertThat(message.path()).isEqualTo(DISCORD);
    assertThat(message.body().at("/embeds/0/title").asString())
        .isEqualTo("Sea Bcc\\: all\\@example.org \\<b\\>\\: SKP to MMX for €60");
    assertThat(message.body().at("/allowed_mentions/parse").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void whatWasTakenAwayThereIsSwitchedOffAndItsOwnerIsTold(int status) {
    server.answer(status, "");

    drop(new Discord(), DISCORD);

    assertThat(sent(new Discord()).state()).isEqualTo(State.DEAD);
    assertThat(endpoints.of(owner))
        .filteredOn(endpoint -> endpoint.channel() == new Discord().channel())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.state()).isEqualTo(Endpoint.State.DISABLED);
          assertThat(one.disabledReason()).isEqualTo("its server answered " + status);
        });
    assertThat(notices.of(owner, 10)).hasSize(1);
  }

  @Test
  void aMessageThatIsRefusedIsNotRepeatedAndTheNextOneIsTried() {
    server.answer(400, "");

    drop(new Slack(), "/services/T/B/x");

    assertThat(sent(new Slack()).state()).isEqualTo(State.DEAD);
    assertThat(server.posted()).hasSize(1);
    assertThat(endpoints.of(owner))
        .filteredOn(endpoint -> endpoint.channel() == new Slack().channel())
        .extracting(Endpoint::state)
        .containsExactly(Endpoint.State.ACTIVE);
  }

  @Test
  void aBusyServiceIsLeftAloneForAsLongAsItAsks() {
    server.answer(429, "90");

    drop(new Discord(), DISCORD);

    assertThat(sent(new Discord()).state()).isEqualTo(State.WAITING);
    assertThat(sent(new Discord()).due()).isEqualTo(now.plusSeconds(90));
    server.answer(204, "");
    now = now.plusSeconds(90);
    deliver(new Discord());
    assertThat(sent(new Discord()).state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  void anAddressInsideTheHouseIsNotCalled() throws IOException {
    earlier.endpoint(owner, "NTFY", server.address("/my-topic"), null, 0);
    now = now.plusSeconds(60);
    earlier.change(query, 80_00L, 60_00, Answer.WORTHY, now);
    fire();
    try (ChatChannel strict =
        new ChatChannel(new Ntfy(), DeliveryConfig.defaults(), () -> now, shortWords)) {
      send(strict);
    }

    assertThat(sent(new Ntfy()).state()).isEqualTo(State.DEAD);
    assertThat(server.posted()).isEmpty();
  }

  @Test
  void allOfThemGoTogether() {
    for (ChatService service : List.of(new Ntfy(), new Slack(), new Discord(), new Telegram())) {
      earlier.endpoint(
          owner, service.channel().name(), server.address("/api/webhooks/2/x"), null, 0);
    }
    drop(new Ntfy(), "/another");
    deliver(new Slack());
    deliver(new Discord());
    deliver(new Telegram());

    assertThat(server.posted()).hasSize(5);
  }
}
