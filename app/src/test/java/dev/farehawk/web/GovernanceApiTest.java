package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Roles, and what follows from them. */
@ExtendWith(SiteTests.class)
class GovernanceApiTest {

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @SuppressWarnings("NullAway.Init")
  private static Program admin;

  @BeforeAll
  static void appoint(RunningSite shared) {
    site = shared;
    admin = Program.of(site, "governor@example.org", Role.ADMIN);
  }

  @Test
  void anAdministratorGivesAndTakesRolesAndTheLogSaysSo() {
    Program other = Program.of(site, "deputy@example.org");
    String path = "/accounts/" + other.owner().id();
    Program.problem(other.get("/audit"), 403);

    HttpResponse<String> given = admin.send("PUT", path + "/role", "{'role':'OPERATOR'}");

    assertThat(Program.json(given).path("role").asString()).isEqualTo("OPERATOR");
    JsonNode entries = other.read("/audit?account=" + other.owner().id()).path("entries");
    assertThat(entries.get(0).path("action").asString()).isEqualTo("ROLE_CHANGED");
    assertThat(entries.get(0).path("actor").asString()).isEqualTo(admin.owner().id().toString());
    assertThat(entries.get(0).path("origin").asString()).isEqualTo("127.0.0.0/24");
    assertThat(other.read("/audit/check").path("whole").asBoolean()).isTrue();
    Program.problem(other.get("/accounts"), 403);
    Program.problem(admin.send("PUT", path + "/role", "{'role':'KING'}"), 400);
    Program.problem(admin.send("PUT", path + "/role", "{}"), 422);
  }

  @Test
  void aDisabledAccountIsOutAtOnce() {
    Program other = Program.of(site, "expelled@example.org");
    RunningSite.Visitor visitor = site.visitor();
    assertThat(visitor.signIn("expelled@example.org")).contains("/watches");
    assertThat(visitor.get("/watches").statusCode()).isEqualTo(200);
    String path = "/accounts/" + other.owner().id();

    HttpResponse<String> disabled = admin.send("POST", path + "/disable", "{'reason':'spam'}");

    assertThat(Program.json(disabled).path("disabledAt").isNull()).isFalse();
    assertThat(visitor.get("/watches").headers().firstValue("Location")).hasValue("/login");
    assertThat(visitor.signIn("expelled@example.org")).endsWith("/login?failed");
    Program.problem(other.get("/watches"), 401);
    Program.problem(admin.send("POST", path + "/disable", "{}"), 422);

    HttpResponse<String> enabled = admin.send("POST", path + "/enable", "");
    assertThat(Program.json(enabled).path("disabledAt").isNull()).isTrue();
    assertThat(other.get("/watches").statusCode()).isEqualTo(200);
    assertThat(visitor.signIn("expelled@example.org")).contains("/watches");
  }

  @Test
  void aDisabledAccountStaysOutOfBrowsersThatWereToStaySignedIn() {
    Program other = Program.of(site, "lingering@example.org");
    RunningSite.Visitor visitor = site.visitor();
    var _ =
        visitor.submit(
            "/login",
            "/login",
            "email",
            "lingering@example.org",
            "password",
            RunningSite.PASSWORD,
            "stay",
            "on");
    visitor.forget("farehawk");
    assertThat(visitor.get("/watches").statusCode()).as("it stays").isEqualTo(200);
    String ticket = "farehawk-stay=" + visitor.cookie("farehawk-stay");
    String path = "/accounts/" + other.owner().id();

    var _ = admin.send("POST", path + "/disable", "{'reason':'spam'}");

    visitor.forget("farehawk");
    assertThat(visitor.get("/watches").headers().firstValue("Location")).hasValue("/login");
    var _ = admin.send("POST", path + "/enable", "");
    assertThat(site.visitor().get("/watches", "Cookie", ticket).statusCode())
        .as("what was ended stays ended")
        .isEqualTo(303);
  }

  @Test
  void accountsAreListedPageByPage() {
    var _ = Program.of(site, "listed@example.org");
    JsonNode first = admin.read("/accounts?limit=1");
    assertThat(first.path("accounts").size()).isEqualTo(1);

    JsonNode second = admin.read("/accounts?limit=1&cursor=" + first.path("next").asString());

    assertThat(second.path("accounts").get(0).path("id"))
        .isNotEqualTo(first.path("accounts").get(0).path("id"));
    JsonNode found = admin.read("/accounts?email=LISTED@example.org").path("accounts");
    assertThat(found.get(0).path("email").asString()).isEqualTo("listed@example.org");
    assertThat(found.get(0).path("role").asString()).isEqualTo("USER");
    Program.problem(admin.get("/accounts/00000000-0000-0000-0000-000000000009"), 404);
  }

  @Test
  void capacityAndMetricsAreForOperators() {
    Program user = Program.of(site, "curious@example.org");
    Program operator = Program.of(site, "watchful@example.org", Role.OPERATOR);
    String question = "/capacity?users=2000&watches=5000&markets=200&budget=0.5";

    Program.problem(user.get(question), 403);
    assertThat(operator.get(question).statusCode()).isEqualTo(200);
    RunningSite.Visitor visitor = site.visitor();
    assertThat(visitor.signIn("curious@example.org")).endsWith("/watches");
    assertThat(visitor.get("/actuator/metrics").statusCode()).isEqualTo(403);
  }
}
