package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.Endpoint;
import dev.farehawk.account.Endpoints;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SiteTests.class)
class SettingsTest {

  private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">([^<]+)</code>");

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void visit(RunningSite shared) {
    site = shared;
  }

  @Test
  void timesAreShownInTheChosenZone() {
    RunningSite.Visitor owner = site.visitor().signUp("zone@example.org");

    HttpResponse<String> done = post(owner, "/settings/zone", "zone", "Asia/Tokyo");
    HttpResponse<String> refused = post(owner, "/settings/zone", "zone", "Mars/Olympus");

    assertThat(done.headers().firstValue("Location")).hasValue("/settings?done");
    assertThat(owner.get("/settings").body()).contains("<option value=\"Asia/Tokyo\" selected");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Pick a zone of the list.");
  }

  @Test
  void theSecretOfAWebhookIsShownOnce() {
    RunningSite.Visitor owner = site.visitor().signUp("hook@example.org");

    HttpResponse<String> added =
        post(owner, "/settings/channels/webhook", "url", "https://example.org/fares");

    assertThat(secret(added)).startsWith("whsec_");
    for (String page : List.of("/settings", "/settings/channels")) {
      assertThat(owner.get(page).body())
          .contains("https://example.org/fares")
          .doesNotContain(secret(added));
    }
  }

  @Test
  void aWrongWebhookIsRefusedBesideItsField() {
    RunningSite.Visitor owner = site.visitor().signUp("wronghook@example.org");

    HttpResponse<String> refused =
        post(owner, "/settings/channels/webhook", "url", "ftp://example.org");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("id=\"url-error\"", "aria-describedby=\"url-error\"");
  }

  @Test
  void anApiKeyWorksUntilItIsRevoked() {
    RunningSite.Visitor owner = site.visitor().signUp("key@example.org");
    HttpResponse<String> made = post(owner, "/settings/keys", "name", "Home server");
    String[] bearer = {"Authorization", "Bearer " + secret(made)};

    assertThat(site.visitor().get("/api/v1/watches", bearer).statusCode()).isEqualTo(200);
    var _ = post(owner, revocation(owner));
    HttpResponse<String> refused = site.visitor().get("/api/v1/watches", bearer);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(owner.get("/settings").body()).doesNotContain("Home server</strong>");
  }

  @Test
  void nobodyChangesTheSettingsOfOthers() {
    RunningSite.Visitor owner = site.visitor().signUp("mine@example.org");
    var _ = post(owner, "/settings/channels/webhook", "url", "https://example.org/mine");
    var _ = post(owner, "/settings/keys", "name", "Mine");
    long hook = hooks("mine@example.org").getFirst().id();
    RunningSite.Visitor stranger = site.visitor().signUp("other@example.org");

    assertThat(post(stranger, "/settings/channels/" + hook + "/delete").statusCode())
        .isEqualTo(404);
    assertThat(post(stranger, revocation(owner)).statusCode()).isEqualTo(404);
    assertThat(post(stranger, "/settings/keys/" + new UUID(1, 1) + "/delete").statusCode())
        .isEqualTo(404);
    assertThat(hooks("mine@example.org")).hasSize(1);
    var _ = post(owner, "/settings/channels/" + hook + "/delete");
    assertThat(hooks("mine@example.org")).isEmpty();
  }

  private static List<Endpoint> hooks(String email) {
    UUID account =
        site.part(Accounts.class).authenticate(email, RunningSite.PASSWORD).orElseThrow().id();
    return site.part(Endpoints.class).of(account).stream()
        .filter(endpoint -> endpoint.address().startsWith("https:"))
        .toList();
  }

  private static String revocation(RunningSite.Visitor owner) {
    return Pattern.compile("/settings/keys/[0-9a-f-]+/delete")
        .matcher(owner.get("/settings").body())
        .results()
        .map(match -> match.group())
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> post(
      RunningSite.Visitor who, String action, String... fields) {
    return who.submit("/settings", action, fields);
  }

  private static String secret(HttpResponse<String> page) {
    var found = SECRET.matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
