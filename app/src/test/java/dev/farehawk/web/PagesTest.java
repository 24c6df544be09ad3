package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.Channel;
import dev.farehawk.account.Endpoints;
import dev.farehawk.delivery.Unsubscribe;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SiteTests.class)
class PagesTest {

  private static final Pattern INPUT = Pattern.compile("<input (?![^>]*type=\"hidden\")[^>]*>");

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void visit(RunningSite shared) {
    site = shared;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/login", "/signup", "/status", "/healthz", "/api/v1/openapi.json"})
  void everybodySees(String path) {
    assertThat(site.visitor().get(path).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/watches", "/inbox", "/settings", "/alerts/x"})
  void theSignedOutAreAskedToSignIn(String path) {
    HttpResponse<String> answer = site.visitor().get(path);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/login");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/login", "/signup", "/watches", "/inbox", "/settings", "/status"})
  void pagesKeepToTheirContentSecurityPolicy(String path) {
    RunningSite.Visitor visitor =
        path.equals("/login") || path.equals("/signup")
            ? site.visitor()
            : site.visitor().signUp("policy" + path.length() + path.hashCode() + "@example.org");

    HttpResponse<String> answer = visitor.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'nonce-");
    assertThat(answer.body()).doesNotContain(" style=", "<style", " onclick=", "http://cdn");
    assertThat(answer.body().lines().filter(line -> line.contains("<script")))
        .allMatch(line -> line.contains("nonce=") && line.contains(" src="));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/login", "/signup"})
  void everyFieldHasALabel(String path) {
    String page = site.visitor().get(path).body();

    assertThat(INPUT.matcher(page).results().map(match -> match.group()))
        .isNotEmpty()
        .allMatch(input ->
            input.contains("type=\"radio\"") || page.contains("for=\"" + id(input) + "\""));
  }

  @Test
  void theDraftOfTheSignedOutBecomesAWatchOnceTheySignUp() {
    RunningSite.Visitor visitor = site.visitor();

    HttpResponse<String> asked =
        visitor.submit(
            "/",
            "/watches",
            "from",
            "ZRH",
            "to",
            "Lisbon",
            "when",
            "EXACT",
            "depart",
            day(),
            "rule",
            "ORACLE");
    visitor.submit(
        "/signup", "/signup", "email", "draft@example.org", "password", RunningSite.PASSWORD);

    assertThat(asked.headers().firstValue("Location")).hasValue("/signup");
    String page = visitor.signIn("draft@example.org");
    assertThat(page).startsWith("/watches/");
    assertThat(visitor.get(page).body()).contains("ZRH", "Lisbon", "We look at once");
  }

  @Test
  void aTypingErrorIsAnsweredWithPlacesToChoose() {
    HttpResponse<String> answer =
        site.visitor()
            .submit(
                "/",
                "/watches",
                "from",
                "Zurch",
                "to",
                "LIS",
                "when",
                "EXACT",
                "depart",
                day(),
                "rule",
                "ORACLE");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Which place did you mean", "name=\"choose-from\" value=\"ZRH\"");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    HttpResponse<String> answer =
        site.visitor()
            .submit(
                "/",
                "/watches",
                "from",
                "",
                "to",
                "LIS",
                "when",
                "RANGE",
                "depart",
                "",
                "until",
                "",
                "rule",
                "TARGET",
                "target",
                "cheap");

    assertThat(answer.body())
        .contains("Type a city or an airport.", "Pick a date.", "Enter a price such as");
  }

  @Test
  void foreignAndUnknownWatchesAreNotFound() {
    RunningSite.Visitor owner = site.visitor().signUp("owner@example.org");
    String page = newWatch(owner, "ZRH", "OSL");
    RunningSite.Visitor stranger = site.visitor().signUp("stranger@example.org");

    assertThat(stranger.get(page).statusCode()).isEqualTo(404);
    assertThat(stranger.get("/api/v1" + page).statusCode()).isEqualTo(404);
    assertThat(stranger.submit("/settings", page + "/delete").statusCode()).isEqualTo(404);
    assertThat(stranger.get("/watches/" + new UUID(1, 1)).statusCode()).isEqualTo(404);
    assertThat(owner.get(page).statusCode()).isEqualTo(200);
  }

  @Test
  void aWatchIsPausedResumedAndDeleted() {
    RunningSite.Visitor owner = site.visitor().signUp("pauses@example.org");
    String page = newWatch(owner, "ZRH", "BCN");

    owner.submit("/watches", page + "/pause");
    assertThat(owner.get(page).body()).contains("Resume", "No look while it is paused");
    owner.submit("/watches", page + "/resume");
    assertThat(owner.get(page).body()).contains("Pause");
    owner.submit("/watches", page + "/delete");
    assertThat(owner.get(page).statusCode()).isEqualTo(404);
    assertThat(owner.get("/watches").body()).contains("No watches yet");
  }

  @Test
  void aFormWithoutItsTokenIsRefusedInWords() {
    HttpResponse<String> answer = site.visitor().post("/watches", "from=ZRH");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("That did not come from our page");
  }

  @Test
  void mailProgramsEndAWatchsMailByOnePost() {
    RunningSite.Visitor owner = site.visitor().signUp("oneclick@example.org");
    UUID watch = UUID.fromString(newWatch(owner, "ZRH", "OPO").replace("/watches/", ""));
    Unsubscribe unsubscribe = site.part(Unsubscribe.class);
    String token = unsubscribe.token(watch, mailEndpoint("oneclick@example.org"));

    HttpResponse<String> answer =
        site.visitor().post("/unsubscribe/" + token, "List-Unsubscribe=One-Click");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(unsubscribe.read(token)).hasValueSatisfying(one -> assertThat(one.ended()).isTrue());
    assertThat(site.visitor().get("/unsubscribe/x" + token).statusCode()).isEqualTo(404);
  }

  @Test
  void oneLinkEndsAllMailToAnAddressAndTheSettingsShowIt() {
    RunningSite.Visitor owner = site.visitor().signUp("no-more@example.org");
    String link =
        "/unsubscribe/" + site.part(Unsubscribe.class).token(mailEndpoint("no-more@example.org"));

    assertThat(site.visitor().get(link).body())
        .contains("No more mail at all?")
        .contains("no-more@example.org");
    assertThat(owner.get("/settings/channels").body()).doesNotContain("You switched it off.");
    HttpResponse<String> answer = site.visitor().post(link, "List-Unsubscribe=One-Click");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("No alert is mailed to no-more@example.org any more.");
    assertThat(owner.get("/settings/channels").body()).contains("You switched it off.");
  }

  @Test
  void guessingAPasswordIsSlowedDown() {
    RunningSite.Visitor guesser = site.visitor();
    List<Integer> answers =
        java.util.stream.IntStream.range(0, 11)
            .mapToObj(i ->
                guesser
                    .submit("/login", "/login", "email", "nobody@example.org", "password", "x" + i)
                    .statusCode())
            .toList();

    assertThat(answers.subList(0, 10)).containsOnly(303);
    assertThat(answers.getLast()).isEqualTo(429);
  }

  @Test
  void assetsMayBeKeptForAYear() {
    String style =
        Pattern.compile("/assets/[0-9a-f]+/farehawk.css")
            .matcher(site.visitor().get("/").body())
            .results()
            .map(match -> match.group())
            .findFirst()
            .orElseThrow();

    assertThat(site.visitor().get(style).headers().firstValue("Cache-Control").orElse(""))
        .contains("max-age=31536000", "immutable");
    assertThat(site.visitor().get("/assets/0/farehawk.css").headers().firstValue("Cache-Control"))
        .hasValue("no-cache");
  }

  private static long mailEndpoint(String email) {
    UUID account =
        site.part(Accounts.class).authenticate(email, RunningSite.PASSWORD).orElseThrow().id();
    return site.part(Endpoints.class).of(account).stream()
        .filter(endpoint -> endpoint.channel() == Channel.EMAIL)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static String newWatch(RunningSite.Visitor owner, String from, String to) {
    return owner
        .submit(
            "/",
            "/watches",
            "from",
            from,
            "to",
            to,
            "when",
            "FLEXIBLE",
            "depart",
            day(),
            "rule",
            "ORACLE")
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replace("?saved", "");
  }

  /** Far enough ahead to be bookable, near enough to be sold. */
  private static String day() {
    return LocalDate.now(ZoneOffset.UTC).plusDays(60).toString();
  }

  private static String id(String input) {
    return input.replaceAll(".* id=\"([^\"]+)\".*", "$1");
  }
}
