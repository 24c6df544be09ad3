package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Endpoint;
import dev.farehawk.account.Endpoints;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Settings, places where alerts go, browsers, the inbox and searches, by a program. */
@ExtendWith(SiteTests.class)
class OwnThingsApiTest {

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void visit(RunningSite shared) {
    site = shared;
  }

  @Test
  void languageAndZoneAreChangedApart() {
    Program program = Program.of(site, "api-me@example.org");

    JsonNode changed = Program.json(program.send("PATCH", "/me", "{'zone':'Asia/Tokyo'}"));
    assertThat(changed.get("zone").asString()).isEqualTo("Asia/Tokyo");
    assertThat(changed.get("language").asString()).isEqualTo("en");
    assertThat(
            Program.json(program.send("PATCH", "/me", "{'language':'ja'}")).get("zone").asString())
        .isEqualTo("Asia/Tokyo");
    assertThat(program.read("/me").get("language").asString()).isEqualTo("ja");

    for (String wrong : List.of("{'zone':'Mars/Olympus'}", "{'language':'xx'}")) {
      Program.problem(program.send("PATCH", "/me", wrong), 422);
    }
  }

  @Test
  void aProgramSaysWhenAlertsComeAndThePageShowsIt() {
    Program program = Program.of(site, "api-quiet@example.org");
    JsonNode before = program.read("/me/notifications");
    assertThat(before.get("quiet").isNull()).isTrue();
    assertThat(before.get("digest").isNull()).isTrue();

    JsonNode changed =
        Program.json(
            program.send(
                "PUT",
                "/me/notifications",
                "{'quiet':{'from':'22:00','until':'07:00'},'mostADay':5,"
                    + "'digest':{'at':'18:00','day':'FRIDAY'},"
                    + "'channels':{'EMAIL':{'position':2,'off':false}}}"));
    assertThat(changed).isEqualTo(program.read("/me/notifications"));
    assertThat(changed.get("quiet").get("until").asString()).isEqualTo("07:00");
    assertThat(changed.get("channels").get("EMAIL").get("position").asInt()).isEqualTo(2);
    RunningSite.Visitor browser = site.visitor();
    browser.signIn("api-quiet@example.org");
    assertThat(browser.get("/settings/notifications").body())
        .contains("name=\"quiet-from\" type=\"time\" value=\"22:00\"")
        .contains("max=\"100\" value=\"5\"")
        .contains("<option value=\"5\" selected>Every week: Friday");

    JsonNode ended =
        Program.json(
            program.send("PUT", "/me/notifications", "{'digest':{'at':'08:00','day':null}}"));
    assertThat(ended.get("quiet").isNull()).isTrue();
    assertThat(ended.get("mostADay").isNull()).isTrue();
    assertThat(ended.get("digest").get("day").isNull()).isTrue();
    assertThat(ended.get("channels").get("EMAIL").get("position").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'quiet':{'from':'22:00'}} | quiet.until",
        "{'quiet':{'from':'25:00','until':'07:00'}} | quiet.from",
        "{'quiet':{'from':'07:00','until':'07:00'}} | quiet.until",
        "{'mostADay':0} | mostADay",
        "{'mostADay':101} | mostADay",
        "{'digest':{'day':'FRIDAY'}} | digest.at",
        "{'digest':{'at':'18:00','day':'SOMEDAY'}} | digest.day",
        "{'channels':{'PIGEON':{'position':0,'off':false}}} | channels.PIGEON",
        "{'channels':{'INBOX':{'position':0,'off':true}}} | channels.INBOX",
        "{'channels':{'EMAIL':{'position':5,'off':false}}} | channels.EMAIL",
        "{'channels':{'EMAIL':null}} | channels.EMAIL"
      },
      quoteCharacter = '`')
  void aWrongWishNamesItsFieldAndChangesNothing(String wrong, String field) {
    Program program =
        Program.of(site, "api-wrong-" + Integer.toHexString(wrong.hashCode()) + "@example.org");
    JsonNode before = program.read("/me/notifications");

    JsonNode problem = Program.problem(program.send("PUT", "/me/notifications", wrong), 422);

    assertThat(problem.toString()).contains("\"" + field + "\"");
    assertThat(program.read("/me/notifications")).isEqualTo(before);
  }

  @Test
  void aNewPasswordTakesThePresentOneAndEndsEveryBrowser() {
    Program program = Program.of(site, "api-password@example.org");
    RunningSite.Visitor browser = site.visitor();
    browser.signIn("api-password@example.org");

    Program.problem(
        program.send("POST", "/me/password", "{'current':'no','password':'quite another phrase'}"),
        422);
    assertThat(browser.get("/watches").statusCode()).isEqualTo(200);

    HttpResponse<String> done =
        program.send(
            "POST",
            "/me/password",
            "{'current':'" + RunningSite.PASSWORD + "','password':'quite another phrase'}");
    assertThat(done.statusCode()).isEqualTo(204);
    assertThat(browser.get("/watches").headers().firstValue("Location")).hasValue("/login");
    assertThat(program.get("/me").statusCode()).isEqualTo(200);
  }

  @Test
  void anotherAddressIsAskedForWithThePassword() {
    Program program = Program.of(site, "api-email@example.org");

    Program.problem(
        program.send("POST", "/me/email", "{'email':'b@example.org','current':'no'}"), 422);
    HttpResponse<String> asked =
        program.send(
            "POST",
            "/me/email",
            "{'email':'api-email-new@example.org','current':'" + RunningSite.PASSWORD + "'}");
    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(program.read("/me").get("email").asString()).isEqualTo("api-email@example.org");
  }

  @Test
  void placesAreAddedOrderedSwitchedOffAndRemoved() {
    Program program = Program.of(site, "api-places@example.org");
    HttpResponse<String> added =
        program.send("POST", "/endpoints/webhook", "{'url':'https://hooks.example.org/x'}");
    assertThat(added.statusCode()).isEqualTo(201);
    JsonNode hook = Program.json(added);
    long id = hook.get("id").asLong();
    assertThat(hook.get("secret").asString()).startsWith("whsec_");
    assertThat(hook.get("state").asString()).isEqualTo("UNVERIFIED");
    assertThat(program.read("/endpoints/" + id).get("secret").isNull()).isTrue();

    List<Long> all = ids(program);
    assertThat(all).hasSize(3);
    HttpResponse<String> ordered =
        program.send(
            "PUT",
            "/endpoints/order",
            "{'order':[[" + id + "],[" + all.get(0) + "," + all.get(1) + "]]}");
    assertThat(ordered.statusCode()).isEqualTo(200);
    assertThat(ids(program)).startsWith(id);
    assertThat(preferences(program)).containsExactly(0, 1, 1);
    for (String wrong :
        List.of("[[" + id + "]]", "[[" + id + "," + id + "," + id + "]]", "[[1,2,3]]")) {
      Program.problem(program.send("PUT", "/endpoints/order", "{'order':" + wrong + "}"), 422);
    }

    JsonNode off = Program.json(program.send("POST", "/endpoints/" + id + "/off", ""));
    assertThat(off.get("state").asString()).isEqualTo("DISABLED");
    JsonNode on = Program.json(program.send("POST", "/endpoints/" + id + "/on", ""));
    assertThat(on.get("state").asString()).isEqualTo("UNVERIFIED");
    Program.problem(program.send("POST", "/endpoints/" + id + "/code", "{'code':'1'}"), 422);
    Program.problem(program.send("POST", "/endpoints/" + id + "/test", ""), 404);
    assertThat(program.send("DELETE", "/endpoints/" + id, "").statusCode()).isEqualTo(204);
    Program.problem(program.get("/endpoints/" + id), 404);
  }

  @Test
  void aPlaceAtAChatServiceIsAddedAndWaitsForItsCode() {
    Program program = Program.of(site, "api-chat@example.org");

    HttpResponse<String> added =
        program.send(
            "POST",
            "/endpoints/chat",
            "{'service':'SLACK','address':'https://127.0.0.1/services/T0/B0/secret'}");
    assertThat(added.statusCode()).isEqualTo(201);
    JsonNode chat = Program.json(added);
    assertThat(chat.get("channel").asString()).isEqualTo("SLACK");
    assertThat(chat.get("name").asString()).isEqualTo("127.0.0.1/…cret");
    assertThat(chat.get("state").asString()).isEqualTo("UNVERIFIED");

    for (String wrong :
        List.of(
            "{'service':'PIGEON','address':'https://127.0.0.1/topic'}",
            "{'address':'https://127.0.0.1/topic'}",
            "{'service':'NTFY'}",
            "{'service':'NTFY','address':'https://127.0.0.1/'}",
            "{'service':'DISCORD','address':'https://127.0.0.1/channels/1'}")) {
      Program.problem(program.send("POST", "/endpoints/chat", wrong), 422);
    }
  }

  @Test
  void anAddressIsAddedAndItsLinkMailedAgain() {
    Program program = Program.of(site, "api-mail@example.org");

    JsonNode added =
        Program.json(program.send("POST", "/endpoints/email", "{'email':'work@example.org'}"));
    assertThat(added.get("channel").asString()).isEqualTo("EMAIL");
    String again = "/endpoints/" + added.get("id").asLong() + "/challenge";
    assertThat(program.send("POST", again, "").statusCode()).isEqualTo(200);
    Program.problem(program.send("POST", "/endpoints/email", "{'email':'no address'}"), 422);
  }

  @Test
  void whatIsNotOnesOwnIsNotThere() {
    Program owner = Program.of(site, "api-owner@example.org");
    Program stranger = Program.of(site, "api-stranger@example.org");
    long inbox = site.part(Endpoints.class).of(owner.owner().id()).getFirst().id();
    RunningSite.Visitor browser = site.visitor();
    browser.signIn("api-owner@example.org");
    String session = owner.read("/sessions").get("sessions").get(0).get("id").asString();

    for (String call :
        List.of(
            "GET /endpoints/" + inbox,
            "POST /endpoints/" + inbox + "/off",
            "POST /endpoints/" + inbox + "/on",
            "POST /endpoints/" + inbox + "/challenge",
            "POST /endpoints/" + inbox + "/test",
            "DELETE /endpoints/" + inbox,
            "DELETE /sessions/" + session)) {
      String[] parts = call.split(" ", 2);
      Program.problem(stranger.send(parts[0], parts[1], ""), 404);
    }
    Program.problem(stranger.send("POST", "/endpoints/" + inbox + "/code", "{'code':'1'}"), 404);
    assertThat(site.part(Endpoints.class).of(owner.owner().id()))
        .extracting(Endpoint::state)
        .contains(Endpoint.State.ACTIVE);
    assertThat(browser.get("/watches").statusCode()).isEqualTo(200);
  }

  @Test
  void browsersAreListedAndEnded() {
    Program program = Program.of(site, "api-browsers@example.org");
    RunningSite.Visitor one = site.visitor();
    one.signIn("api-browsers@example.org");
    RunningSite.Visitor other = site.visitor();
    other.signIn("api-browsers@example.org");
    JsonNode before = program.read("/sessions").get("sessions");
    // Signing up has left one as well.
    assertThat(before.size()).isEqualTo(3);

    String id = before.get(0).get("id").asString();
    assertThat(program.send("DELETE", "/sessions/" + id, "").statusCode()).isEqualTo(204);
    assertThat(program.read("/sessions").get("sessions").size()).isEqualTo(2);
    Program.problem(program.send("DELETE", "/sessions/" + id, ""), 404);
    assertThat(program.send("DELETE", "/sessions", "").statusCode()).isEqualTo(204);
    assertThat(program.read("/sessions").get("sessions").size()).isZero();
    assertThat(one.get("/watches").headers().firstValue("Location")).hasValue("/login");
  }

  @Test
  void anInboxIsCountedAndOnlyOwnAlertsAreMarked() {
    Program program = Program.of(site, "api-inbox@example.org");

    assertThat(program.read("/inbox").get("unread").asInt()).isZero();
    Program.problem(program.send("POST", "/inbox/read", "{}"), 422);
    Program.problem(
        program.send("POST", "/inbox/read", "{'alert':'" + new java.util.UUID(1, 1) + "'}"), 404);
  }

  @Test
  void aSearchAnswersAtOnceOrAnswerByAnswer() {
    Program program = Program.of(site, "api-search@example.org");

    JsonNode found = Program.json(program.send("POST", "/search", trip()));
    assertThat(found.get("currency").asString()).isEqualTo("CHF");
    assertThat(found.get("prices").size()).isEqualTo(3);
    assertThat(found.get("state").asString()).isIn("ANSWERED", "SILENT", "BUSY");

    HttpResponse<String> streamed = program.send("POST", "/search/stream", trip());
    assertThat(streamed.headers().firstValue("Content-Type").orElse(""))
        .as(streamed.body())
        .startsWith("text/event-stream");
    assertThat(streamed.body()).contains("event:found", "event:last");
    Program.problem(program.send("POST", "/search", "{'origin':'ZRH'}"), 422);
  }

  private static String trip() {
    return "{'origin':'ZRH','destination':'LIS','dates':{'from':'"
        + LocalDate.now(ZoneOffset.UTC).plusDays(40)
        + "','flexDays':1}}";
  }

  private static List<Long> ids(Program program) {
    return program
        .read("/endpoints")
        .get("endpoints")
        .valueStream()
        .map(one -> one.get("id").asLong())
        .toList();
  }

  private static List<Integer> preferences(Program program) {
    return program
        .read("/endpoints")
        .get("endpoints")
        .valueStream()
        .map(one -> one.get("preference").asInt())
        .toList();
  }
}
