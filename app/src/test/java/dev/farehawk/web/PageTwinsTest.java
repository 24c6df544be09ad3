package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever a form of the pages does, a program can do, too; or there is a reason why not. */
@ExtendWith(SiteTests.class)
class PageTwinsTest {

  /** What each form posts to, and what a program sends instead. */
  private static final Map<String, String> TWINS =
      Map.ofEntries(
          Map.entry("/watches", "POST /api/v1/watches"),
          Map.entry("/watches/{id}/edit", "PUT /api/v1/watches/{id}"),
          Map.entry("/watches/{id}/snooze", "POST /api/v1/watches/{id}/snooze"),
          Map.entry("/watches/{id}/wake", "POST /api/v1/watches/{id}/wake"),
          Map.entry("/watches/{id}/pause", "POST /api/v1/watches/{id}/pause"),
          Map.entry("/watches/{id}/resume", "POST /api/v1/watches/{id}/resume"),
          Map.entry("/watches/{id}/delete", "DELETE /api/v1/watches/{id}"),
          Map.entry("/watches/bulk", "POST /api/v1/watches/bulk"),
          Map.entry("/alerts/{id}/feedback", "PUT /api/v1/alerts/{id}/feedback"),
          Map.entry("/search", "POST /api/v1/search"),
          Map.entry("/settings/keys", "POST /api/v1/keys"),
          Map.entry("/settings/keys/{id}/delete", "DELETE /api/v1/keys/{id}"),
          Map.entry("/settings/zone", "PATCH /api/v1/me"),
          Map.entry("/settings/language", "PATCH /api/v1/me"),
          Map.entry("/settings/currency", "PATCH /api/v1/me"),
          Map.entry("/settings/channels/chat", "POST /api/v1/endpoints/chat"),
          Map.entry("/settings/notifications", "PUT /api/v1/me/notifications"),
          Map.entry("/settings/channels/email", "POST /api/v1/endpoints/email"),
          Map.entry("/settings/channels/webhook", "POST /api/v1/endpoints/webhook"),
          Map.entry("/settings/channels/push", "POST /api/v1/endpoints/browser"),
          Map.entry("/settings/channels/{id}/code", "POST /api/v1/endpoints/{id}/code"),
          Map.entry("/settings/channels/{id}/again", "POST /api/v1/endpoints/{id}/challenge"),
          Map.entry("/settings/channels/{id}/on", "POST /api/v1/endpoints/{id}/on"),
          Map.entry("/settings/channels/{id}/off", "POST /api/v1/endpoints/{id}/off"),
          Map.entry("/settings/channels/{id}/test", "POST /api/v1/endpoints/{id}/test"),
          Map.entry("/settings/channels/{id}/delete", "DELETE /api/v1/endpoints/{id}"),
          Map.entry("/settings/security/browsers/{handle}/end", "DELETE /api/v1/sessions/{id}"),
          Map.entry("/settings/security/browsers/end-all", "DELETE /api/v1/sessions"),
          Map.entry("/settings/security/password", "POST /api/v1/me/password"),
          Map.entry("/settings/security/email", "POST /api/v1/me/email"),
          Map.entry("/console/users/{id}/role", "PUT /api/v1/accounts/{id}/role"),
          Map.entry("/console/users/{id}/disable", "POST /api/v1/accounts/{id}/disable"),
          Map.entry("/console/users/{id}/enable", "POST /api/v1/accounts/{id}/enable"),
          Map.entry(
              "/console/quarantine/{id}/believe", "POST /api/v1/console/quarantine/{id}/believe"),
          Map.entry(
              "/console/quarantine/{id}/refuse", "POST /api/v1/console/quarantine/{id}/refuse"),
          Map.entry("/console/switches/{key}", "PUT /api/v1/console/switches/{key}"),
          Map.entry("/settings/data/export", "POST /api/v1/me/export"),
          Map.entry("/settings/data/delete", "POST /api/v1/me/deletion"));

  private static final String LINK = "a mailed link, which works without signing in";
  private static final String DOOR = "signing in, which programs do with a key";
  private static final String DEVICE = "a device at hand shows that somebody is there";

  private static final String OPERATOR = "an operator looks at what failed before";

  /** Forms that a program does not need, and why. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("/login", DOOR),
          Map.entry("/login/code", DOOR),
          Map.entry("/login/passkey", DOOR),
          Map.entry("/login/passkey/options", DOOR),
          Map.entry("/signup", "somebody is asked to agree to what is kept"),
          Map.entry("/forgot", DOOR),
          Map.entry("/reset/{token}", LINK),
          Map.entry("/verify/{token}", LINK),
          Map.entry("/email/{token}", LINK),
          Map.entry("/confirm/{token}", LINK),
          Map.entry("/unsubscribe/{token}", LINK),
          Map.entry("/keep/{token}", LINK),
          Map.entry("/feedback/{token}", LINK),
          Map.entry("/console/failing/again", OPERATOR),
          Map.entry("/console/failing/{delivery}/again", OPERATOR),
          Map.entry("/push/confirm", "a browser's own answer to what was pushed to it"),
          Map.entry("/settings/security/passkeys", DEVICE),
          Map.entry("/settings/security/passkeys/options", DEVICE),
          Map.entry("/settings/security/passkeys/{id}/delete", DEVICE),
          Map.entry("/settings/security/codes/begin", DEVICE),
          Map.entry("/settings/security/codes/confirm", DEVICE),
          Map.entry("/settings/security/codes/renew", DEVICE),
          Map.entry("/settings/security/codes/remove", DEVICE),
          Map.entry("/settings/security/outside/link", "goes through another service's pages"),
          Map.entry("/settings/security/outside/unlink", "the other half of linking"));

  /** What the pages show, and what a program reads. */
  private static final Set<String> READS =
      Set.of(
          "GET /api/v1/watches",
          "GET /api/v1/watches/{id}",
          "GET /api/v1/watches/{watch}/fares/{fare}/history",
          "GET /api/v1/watches/{watch}/fares/{fare}/verdict",
          "GET /api/v1/alerts",
          "GET /api/v1/alerts/{id}",
          "GET /api/v1/inbox",
          "POST /api/v1/inbox/read",
          "GET /api/v1/endpoints",
          "PUT /api/v1/endpoints/order",
          "GET /api/v1/keys",
          "GET /api/v1/sessions",
          "GET /api/v1/me",
          "GET /api/v1/me/export",
          "GET /api/v1/me/notifications",
          "POST /api/v1/search/stream",
          "GET /api/v1/calendar",
          "GET /api/v1/places",
          "GET /api/v1/coverage",
          "GET /api/v1/console/books",
          "GET /api/v1/console/books/{kind}",
          "GET /api/v1/console/calibration",
          "GET /api/v1/console/quarantine",
          "GET /api/v1/console/trends",
          "GET /api/v1/console/switches");

  @Test
  void everyFormHasATwinOrAReason(RunningSite site) {
    Set<String> decided = new TreeSet<>(TWINS.keySet());
    decided.addAll(REASONS.keySet());

    assertThat(decided).hasSize(TWINS.size() + REASONS.size());
    assertThat(decided)
        .as("give each form's address a twin below /api, or a reason why it needs none")
        .containsAll(forms(site).keySet());
  }

  @Test
  void everyTwinIsThere(RunningSite site) {
    Set<String> served = calls(site).collect(Collectors.toSet());

    assertThat(served).containsAll(TWINS.values()).containsAll(READS);
  }

  private static Map<String, String> forms(RunningSite site) {
    Map<String, String> forms = new TreeMap<>();
    mappings(site)
        .getHandlerMethods()
        .forEach((info, method) -> {
          if (method.getBeanType().getName().startsWith("dev.farehawk.web.")
              && !method.getBeanType().isAnnotationPresent(RestController.class)
              && info.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
            info.getPatternValues().forEach(path -> forms.put(path, method.toString()));
          }
        });
    return forms;
  }

  private static Stream<String> calls(RunningSite site) {
    return mappings(site).getHandlerMethods().keySet().stream().flatMap(PageTwinsTest::calls);
  }

  private static Stream<String> calls(RequestMappingInfo info) {
    return info.getPatternValues().stream()
        .flatMap(path ->
            info.getMethodsCondition().getMethods().stream().map(method -> method + " " + path));
  }

  private static RequestMappingHandlerMapping mappings(RunningSite site) {
    return site.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
  }
}
