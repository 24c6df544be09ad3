package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.Actor;
import dev.farehawk.account.Role;
import dev.farehawk.account.Roles;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into the console, and what its forms do. */
@ExtendWith(SiteTests.class)
class ConsoleTest {

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void remember(RunningSite shared) {
    site = shared;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console/failing",
        "/console/books",
        "/console/books/drop-untold",
        "/console/oracles",
        "/console/quarantine",
        "/console/trends",
        "/console/switches",
        "/console/users",
        "/console/audit"
      })
  void travellersAreRefusedAndStrangersAskedToSignIn(String path) {
    RunningSite.Visitor traveller = site.visitor();
    traveller.signUp("curious" + path.replace('/', '-') + "@example.org");

    assertThat(traveller.get(path).statusCode()).isEqualTo(403);
    assertThat(traveller.get("/watches").body()).doesNotContain("href=\"/console\"");
    assertThat(site.visitor().get(path).headers().firstValue("Location")).hasValue("/login");
  }

  @Test
  void aTravellersFormSendsNothingAgain() {
    RunningSite.Visitor traveller = site.visitor().signUp("pusher@example.org");

    HttpResponse<String> answer =
        traveller.submit(
            "/settings", "/console/failing/again", "channel", "WEBHOOK", "host", "example.org");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void anOperatorSeesEverythingButTheAccounts() {
    RunningSite.Visitor operator = staff("watcher@example.org", Role.OPERATOR);

    assertThat(operator.get("/console").body())
        .contains("On time today", "Deadline over seven days", "The oracle")
        .doesNotContain("href=\"/console/users\"");
    assertThat(operator.get("/console/audit").body()).contains("ROLE_CHANGED");
    assertThat(operator.get("/console/books").body()).contains("They balance", "Drops untold");
    for (String page :
        List.of(
            "/console/failing",
            "/console/books?span=day",
            "/console/books/drop-untold",
            "/console/oracles",
            "/console/quarantine",
            "/console/trends",
            "/console/switches")) {
      assertThat(operator.get(page).statusCode()).as(page).isEqualTo(200);
    }
    assertThat(operator.get("/console/books?span=year").statusCode()).isEqualTo(400);
    assertThat(operator.get("/console/books/nothing").statusCode()).isEqualTo(404);
    assertThat(operator.get("/console/users").statusCode()).isEqualTo(403);
    Program program = Program.of(site, "watching-program@example.org", Role.OPERATOR);
    assertThat(program.read("/console/overview").path("queues").size()).isPositive();
    assertThat(program.read("/console/failing").path("hosts").isArray()).isTrue();
    assertThat(program.read("/console/trends").path("hours").isArray()).isTrue();
    assertThat(program.read("/console/quarantine").path("open").isArray()).isTrue();
    assertThat(program.read("/console/calibration").path("oracles").isArray()).isTrue();
    assertThat(program.read("/console/books?span=day").path("findings").size()).isEqualTo(10);
    assertThat(program.read("/console/books/drop-untold").path("rows").isArray()).isTrue();
    Program.problem(program.get("/console/books?span=year"), 422);
    assertThat(program.read("/console/costs").path("providers").isArray()).isTrue();
    Program.problem(Program.of(site, "no-payer@example.org").get("/console/costs"), 403);
    Program.problem(Program.of(site, "no-operator@example.org").get("/console/overview"), 403);
  }

  @Test
  void sendingAHostAgainStandsInTheAuditLogEvenWhenNothingIsLeft() {
    RunningSite.Visitor operator = staff("redriver@example.org", Role.OPERATOR);

    HttpResponse<String> answer =
        operator.submit(
            "/console", "/console/failing/again", "channel", "WEBHOOK", "host", "gone.example.org");

    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("?again=0");
    assertThat(operator.get("/console/audit").body())
        .contains("sends 0 again: deliveries by WEBHOOK to gone.example.org");
  }

  @Test
  void anAdministratorFindsDisablesAndEnablesAnAccount() {
    RunningSite.Visitor admin = staff("console-admin@example.org", Role.ADMIN);
    RunningSite.Visitor other = site.visitor().signUp("noisy@example.org");
    UUID id = id("noisy@example.org");
    String found = "/console/users?email=NOISY@example.org";
    assertThat(admin.get(found).body()).contains("noisy@example.org", ">active<");

    var _ = admin.submit(found, "/console/users/" + id + "/disable", "reason", "spam");

    assertThat(other.get("/watches").headers().firstValue("Location")).hasValue("/login");
    assertThat(admin.get(found).body()).contains(">disabled<");
    var _ = admin.submit(found, "/console/users/" + id + "/enable");
    assertThat(other.signIn("noisy@example.org")).contains("/watches");
    assertThat(admin.submit(found, "/console/users/" + id + "/disable", "reason", " ").statusCode())
        .isEqualTo(400);
    assertThat(
            admin
                .submit(found, "/console/users/" + new UUID(0, 1) + "/role", "role", "ADMIN")
                .statusCode())
        .isEqualTo(404);
  }

  private static RunningSite.Visitor staff(String email, Role role) {
    RunningSite.Visitor visitor = site.visitor().signUp(email);
    assertThat(site.part(Roles.class).give(Actor.COMMAND, id(email), role)).isTrue();
    var _ = visitor.signIn(email);
    return visitor;
  }

  private static UUID id(String email) {
    return site.part(Accounts.class).findByEmail(email).orElseThrow().id();
  }
}
