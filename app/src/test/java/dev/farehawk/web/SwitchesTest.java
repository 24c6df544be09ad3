package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.Role;
import dev.farehawk.alert.FireWatches;
import dev.farehawk.fare.Money;
import dev.farehawk.platform.flags.LiveSwitches;
import dev.farehawk.platform.flags.Switch;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What operators stop stands still in the running service, and goes on as if it had not. */
@ExtendWith(SiteTests.class)
class SwitchesTest {

  private static final String PAGE = "/console/switches";

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @SuppressWarnings("NullAway.Init")
  private static Program operator;

  @SuppressWarnings("NullAway.Init")
  private static Program traveller;

  @BeforeAll
  static void appoint(RunningSite shared) {
    site = shared;
    operator = Program.of(site, "switcher@example.org", Role.OPERATOR);
    traveller = Program.of(site, "switched@example.org");
  }

  /** Other tests use the same site. */
  @AfterEach
  void letEverythingGoOn() {
    for (String part : List.of("changes", "sign-up", "channel:inbox", "verdicts:statistical")) {
      turn(part, false);
    }
  }

  @Test
  void aStoppedChannelKeepsItsDeliveriesAndTheirDeadline() {
    turn("channel:inbox", true);

    WatchView watch = watch("ARN");
    FareStory.look(site, watch, 420_00);

    String state =
        "SELECT state FROM delivery WHERE channel = 'INBOX' AND watch = '" + watch.id() + "'";
    await().until(() -> texts(state).equals(List.of("PENDING")));
    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(5))
        .until(() -> texts(state).equals(List.of("PENDING")));
    turn("channel:inbox", false);
    await().until(() -> texts(state).equals(List.of("ACCEPTED")));
  }

  @Test
  void verdictsThatAreHeldGiveTheirAlertsLater() {
    turn("verdicts:statistical", true);
    WatchView watch = watch("OSL");

    FareStory.look(site, watch, 410_00);

    long fare = watch.fareQueries().getFirst().id();
    String told = "SELECT alerted::text FROM verdict WHERE fare_query = " + fare;
    await().until(() -> texts(told).equals(List.of("false")));
    assertThat(site.part(FireWatches.class).drain()).as("nothing to fire").isZero();
    assertThat(texts(told)).containsExactly("false");
    turn("verdicts:statistical", false);
    await().until(() -> texts(told).equals(List.of("true")));
    assertThat(texts("SELECT id::text FROM alert WHERE fare_query = " + fare)).hasSize(1);
  }

  @Test
  void whileTravellersMayOnlyReadTheyReadAndOperatorsStillSteer() {
    WatchView watch = watch("HEL");
    RunningSite.Visitor browser = site.visitor();
    assertThat(browser.signIn("switched@example.org")).endsWith("/watches");
    turn("changes", true);

    HttpResponse<String> refused =
        browser.submit("/watches/" + watch.id(), "/watches/" + watch.id() + "/pause");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("300");
    assertThat(refused.body()).contains("Nothing can be changed for the moment");
    JsonNode problem =
        Program.problem(traveller.send("DELETE", "/watches/" + watch.id(), "{}"), 503);
    assertThat(problem.path("detail").asString()).contains("Nothing of yours was changed");
    assertThat(traveller.read("/watches/" + watch.id()).path("state").asString())
        .isEqualTo("ACTIVE");
    assertThat(site.visitor().signIn("switched@example.org")).endsWith("/watches");

    turn("changes", false);
    assertThat(traveller.send("DELETE", "/watches/" + watch.id(), "{}").statusCode())
        .isEqualTo(204);
  }

  @Test
  void closedSignUpSaysSoAndMakesNoAccount() {
    turn("sign-up", true);
    RunningSite.Visitor newcomer = site.visitor();

    HttpResponse<String> form = newcomer.get("/signup");
    assertThat(form.statusCode()).isEqualTo(403);
    assertThat(form.body()).contains("No new accounts for the moment");
    String email = "too-early@example.org";
    HttpResponse<String> answer =
        newcomer.submit("/login", "/signup", "email", email, "password", RunningSite.PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(site.part(Accounts.class).findByEmail(email)).isEmpty();
    turn("sign-up", false);
    var _ = newcomer.signUp(email);
    assertThat(site.part(Accounts.class).findByEmail(email)).isPresent();
  }

  @Test
  void aTurnTakesAReasonAndStandsInTheAuditLog() {
    Program.problem(operator.send("PUT", path("sign-up"), "{'stopped':true,'reason':' '}"), 422);
    Program.problem(operator.send("PUT", path("sign-up"), "{'reason':'spam'}"), 422);
    Program.problem(operator.send("PUT", path("nothing"), "{'stopped':true,'reason':'x'}"), 404);
    RunningSite.Visitor browser = site.visitor();
    assertThat(browser.signIn("switcher@example.org")).endsWith("/watches");
    assertThat(browser.submit(PAGE, PAGE + "/sign-up", "stop", "true", "reason", "").statusCode())
        .isEqualTo(400);

    var _ = browser.submit(PAGE, PAGE + "/sign-up", "stop", "true", "reason", "a wave of spam");

    assertThat(site.part(LiveSwitches.class).isStopped(Switch.SIGN_UP)).isTrue();
    assertThat(browser.get(PAGE).body()).contains("a wave of spam", ">stopped<");
    assertThat(browser.get("/console").body()).contains("Stopped by an operator", "New accounts");
    assertThat(operator.read("/audit").path("entries").get(0).path("detail").asString())
        .isEqualTo("stops sign-up: a wave of spam");
    Program.problem(traveller.send("PUT", path("sign-up"), "{'stopped':false,'reason':'x'}"), 403);
  }

  private static void turn(String part, boolean stop) {
    HttpResponse<String> answer =
        operator.send("PUT", path(part), "{'stopped':" + stop + ",'reason':'a test'}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Program.json(answer).path("stopped").asBoolean()).isEqualTo(stop);
  }

  private static String path(String part) {
    return "/console/switches/" + part;
  }

  private static WatchView watch(String to) {
    Rule below = new Rule.TargetPrice(new Money(500_00, "CHF"));
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(90);
    return site.part(Watches.class)
        .create(traveller.owner().id(), new WatchDraft("GVA", to, new Dates.On(day), below, null));
  }

  private static List<String> texts(String sql) {
    return site.part(JdbcClient.class).sql(sql).query((row, _) -> row.getString(1)).list();
  }
}
