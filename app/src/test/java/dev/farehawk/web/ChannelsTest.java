package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.Channel;
import dev.farehawk.account.Endpoint;
import dev.farehawk.account.Endpoints;
import dev.farehawk.delivery.chat.ChatServer;
import dev.farehawk.delivery.push.PushServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Channels are added, confirmed, tested and switched off on their page of the settings. */
class ChannelsTest {

  private static final String PAGE = "/settings/channels";
  private static final Pattern CODE = Pattern.compile("\\b[0-9]{8}\\b");

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void start() throws IOException {
    site =
        new RunningSite(
            List.of(
                "--farehawk.delivery.allow-http=true",
                "--farehawk.delivery.allowed-networks=127.0.0.0/8"),
            Set.of(),
            Map.of());
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void aWebhookIsSentAChallengeAndNothingElseBeforeItsCodeIsTyped() {
    try (HookServer hooks = new HookServer()) {
      RunningSite.Visitor owner = site.visitor().signUp("hooks@example.org");
      HttpResponse<String> added = owner.submit(PAGE, PAGE + "/webhook", "url", hooks.address());
      assertThat(added.body()).contains("whsec_", "not confirmed");
      JsonNode challenge = hooks.bodies().getFirst();
      assertThat(challenge.get("type").asString()).isEqualTo("endpoint.verification");
      long id = only("hooks@example.org", Channel.WEBHOOK).id();

      assertThat(owner.submit(PAGE, PAGE + "/" + id + "/test").statusCode()).isEqualTo(404);
      assertThat(owner.submit(PAGE, PAGE + "/" + id + "/code", "code", "1").statusCode())
          .isEqualTo(422);
      String code = challenge.at("/data/code").asString();
      assertThat(owner.submit(PAGE, PAGE + "/" + id + "/code", "code", code).body())
          .contains("alerts go there from now on");

      assertThat(owner.submit(PAGE, PAGE + "/" + id + "/test").body())
          .contains("The test was taken within");
      assertThat(hooks.bodies().getLast().get("type").asString()).isEqualTo("endpoint.test");
      assertThat(owner.submit(PAGE, PAGE + "/" + id + "/test").body()).contains("Wait 10 seconds");
    }
  }

  @Test
  void aServerThatAnswersWithTheChallengeConfirmsItself() {
    try (HookServer hooks = new HookServer()) {
      hooks.echo();
      RunningSite.Visitor owner = site.visitor().signUp("echo@example.org");

      assertThat(owner.submit(PAGE, PAGE + "/webhook", "url", hooks.address()).body())
          .contains("has confirmed itself");
      assertThat(only("echo@example.org", Channel.WEBHOOK).state())
          .isEqualTo(Endpoint.State.ACTIVE);
    }
  }

  @Test
  void theLinkOfAChallengeAsksFirstAndWorksOnceForWhoeverFoundIt() {
    try (HookServer hooks = new HookServer()) {
      RunningSite.Visitor owner = site.visitor().signUp("link@example.org");
      var _ = owner.submit(PAGE, PAGE + "/webhook", "url", hooks.address());
      String link = hooks.bodies().getFirst().at("/data/link").asString();
      String path = link.substring(link.indexOf("/confirm/"));
      RunningSite.Visitor reader = site.visitor();

      assertThat(reader.get(path).statusCode()).isEqualTo(200);
      assertThat(only("link@example.org", Channel.WEBHOOK).state())
          .isEqualTo(Endpoint.State.UNVERIFIED);
      assertThat(reader.submit(path, path).body()).contains("Confirmed");
      assertThat(only("link@example.org", Channel.WEBHOOK).state())
          .isEqualTo(Endpoint.State.ACTIVE);
      assertThat(reader.submit(path, path).body()).contains("does not work any more");
    }
  }

  @Test
  void aCodeIsVoidAfterFiveWrongOnes() {
    try (HookServer hooks = new HookServer()) {
      RunningSite.Visitor owner = site.visitor().signUp("guess@example.org");
      var _ = owner.submit(PAGE, PAGE + "/webhook", "url", hooks.address());
      long id = only("guess@example.org", Channel.WEBHOOK).id();
      String code = hooks.bodies().getFirst().at("/data/code").asString();
      for (int i = 0; i < 5; i++) {
        var _ = owner.submit(PAGE, PAGE + "/" + id + "/code", "code", "wrong");
      }

      assertThat(owner.submit(PAGE, PAGE + "/" + id + "/code", "code", code).statusCode())
          .isEqualTo(422);
      assertThat(owner.submit(PAGE, PAGE + "/" + id + "/again").body()).contains("We sent a link");
      code = hooks.bodies().getLast().at("/data/code").asString();
      assertThat(owner.submit(PAGE, PAGE + "/" + id + "/code", "code", code).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aServerThatCannotBeReachedSaysSoAtOnce() {
    RunningSite.Visitor owner = site.visitor().signUp("dead@example.org");

    assertThat(owner.submit(PAGE, PAGE + "/webhook", "url", "http://127.0.0.1:9/x").body())
        .contains("Nothing could be sent to", "its server could not be reached");
  }

  @Test
  void aBrowserConfirmsItselfBySendingBackWhatOnlyItCouldRead() {
    try (PushServer push = new PushServer()) {
      RunningSite.Visitor owner = site.visitor().signUp("push@example.org");
      String[] subscription = {
        "endpoint", push.endpoint(), "point", push.point(), "secret", push.secret()
      };

      assertThat(owner.submit(PAGE, PAGE + "/push", subscription).statusCode()).isEqualTo(200);
      assertThat(only("push@example.org", Channel.PUSH).state())
          .isEqualTo(Endpoint.State.UNVERIFIED);
      String token =
          JsonMapper.builder()
              .build()
              .readTree(push.pushed().getFirst().text())
              .get("confirm")
              .asString();
      assertThat(site.visitor().post("/push/confirm", "token=" + token).statusCode())
          .isEqualTo(204);
      assertThat(site.visitor().post("/push/confirm", "token=" + token).statusCode())
          .isEqualTo(404);

      Endpoint browser = only("push@example.org", Channel.PUSH);
      assertThat(browser.state()).isEqualTo(Endpoint.State.ACTIVE);
      assertThat(owner.get(PAGE).body()).contains("Browser").doesNotContain(push.endpoint());
      assertThat(owner.submit(PAGE, PAGE + "/push", "endpoint", "x").statusCode()).isEqualTo(422);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NTFY, /my-topic, message",
    "SLACK, /services/T0/B0/secret, text",
    "DISCORD, /api/webhooks/12/secret, embeds",
    "TELEGRAM, /bot12:secret/sendMessage?chat_id=42, text"
  })
  void aChatIsSentACodeAndNothingElseBeforeItIsTyped(Channel channel, String path, String part) {
    String email = channel.name().toLowerCase(Locale.ROOT) + "@example.org";
    try (ChatServer chat = new ChatServer()) {
      RunningSite.Visitor owner = site.visitor().signUp(email);
      HttpResponse<String> added =
          owner.submit(PAGE, PAGE + "/chat", "service", channel.name(), "url", chat.address(path));
      assertThat(added.body())
          .contains("We sent a link and a code to", "127.0.0.1", "not confirmed");
      if (channel != Channel.NTFY) {
        assertThat(added.body()).as("whoever knows it can write there").doesNotContain(path);
      }
      Endpoint made = only(email, channel);
      assertThat(made.state()).isEqualTo(Endpoint.State.UNVERIFIED);
      Matcher code = CODE.matcher(chat.posted().getFirst().body().get(part).toString());
      assertThat(code.find()).isTrue();

      assertThat(owner.submit(PAGE, PAGE + "/" + made.id() + "/test").statusCode()).isEqualTo(404);
      var _ = owner.submit(PAGE, PAGE + "/" + made.id() + "/code", "code", code.group());
      assertThat(only(email, channel).state()).isEqualTo(Endpoint.State.ACTIVE);
      assertThat(owner.submit(PAGE, PAGE + "/" + made.id() + "/test").body())
          .contains("The test was taken within");
      assertThat(chat.posted()).hasSize(2);
    }
  }

  @Test
  void aWrongAddressOfAChatIsShownAgainWithItsService() {
    RunningSite.Visitor owner = site.visitor().signUp("wrong-chat@example.org");

    HttpResponse<String> refused =
        owner.submit(
            PAGE, PAGE + "/chat", "service", "DISCORD", "url", "https://discord.com/channels/1/2");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Enter an address as the service gives it, such as https://discord.com/api")
        .contains("value=\"https://discord.com/channels/1/2\"")
        .contains("<option value=\"DISCORD\" selected>");
  }

  @Test
  void theSiteCanBeInstalled() {
    RunningSite.Visitor anybody = site.visitor();
    HttpResponse<String> manifest = anybody.get("/manifest.webmanifest");
    HttpResponse<String> worker = anybody.get("/service-worker.js");

    JsonNode fields = JsonMapper.builder().build().readTree(manifest.body());
    assertThat(fields.get("display").asString()).isEqualTo("standalone");
    for (JsonNode icon : fields.get("icons")) {
      assertThat(anybody.get(icon.get("src").asString()).statusCode()).isEqualTo(200);
    }
    assertThat(worker.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/javascript");
    assertThat(anybody.get("/push/key").body()).matches("\\{\"key\":\"B[A-Za-z0-9_-]{86}\"}");
    assertThat(anybody.get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("worker-src 'self'", "manifest-src 'self'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"code", "again", "on", "off", "test", "delete"})
  void nobodyTouchesTheChannelsOfOthers(String action) {
    String email = action + "-owner@example.org";
    try (HookServer hooks = new HookServer()) {
      hooks.echo();
      RunningSite.Visitor owner = site.visitor().signUp(email);
      var _ = owner.submit(PAGE, PAGE + "/webhook", "url", hooks.address());
      Endpoint before = only(email, Channel.WEBHOOK);
      RunningSite.Visitor stranger = site.visitor().signUp(action + "-stranger@example.org");

      assertThat(
              stranger
                  .submit(PAGE, PAGE + "/" + before.id() + "/" + action, "code", "12345678")
                  .statusCode())
          .isEqualTo(404);
      assertThat(only(email, Channel.WEBHOOK)).isEqualTo(before);
    }
  }

  private static Endpoint only(String email, Channel channel) {
    UUID account =
        site.part(Accounts.class).authenticate(email, RunningSite.PASSWORD).orElseThrow().id();
    return site.part(Endpoints.class).of(account).stream()
        .filter(endpoint -> endpoint.channel() == channel)
        .findFirst()
        .orElseThrow();
  }
}
