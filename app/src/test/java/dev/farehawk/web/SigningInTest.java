package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.AuditEvent.Outcome;
import dev.farehawk.account.RememberedSignIns;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SiteTests.class)
class SigningInTest {

  private static final String SECURITY = "/settings/security";
  private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void visit(RunningSite shared) {
    site = shared;
  }

  @Test
  void aSessionThatSomebodyElseKnowsIsNotTheOneThatIsSignedIn() {
    RunningSite.Visitor visitor = site.visitor();
    account("fixed@example.org");
    var _ = visitor.get("/watches");
    String before = visitor.cookie("farehawk");
    assertThat(before).isNotEmpty();

    String next = visitor.signIn("fixed@example.org");

    assertThat(next).startsWith("http").endsWith("/watches?continue");
    assertThat(visitor.cookie("farehawk")).isNotEmpty().isNotEqualTo(before);
    assertThat(site.visitor().get("/watches", "Cookie", "farehawk=" + before).statusCode())
        .isEqualTo(303);
  }

  @Test
  void theFormTokenOfBeforeIsWorthlessAfterSigningIn() {
    RunningSite.Visitor visitor = site.visitor();
    account("token@example.org");
    String before = visitor.token("/login");
    var _ = visitor.signIn("token@example.org");

    assertThat(visitor.post("/settings/zone", "zone=UTC&_csrf=" + before).statusCode())
        .isEqualTo(403);
  }

  @Test
  void everyFormOfTheAccountNeedsItsToken() {
    RunningSite.Visitor owner = site.visitor().signUp("forms@example.org");

    assertThat(
            List.of(
                "/login",
                "/login/code",
                "/logout",
                "/signup",
                "/forgot",
                "/reset/x",
                "/email/x",
                "/verify/x",
                SECURITY + "/password",
                SECURITY + "/email",
                SECURITY + "/browsers/end-all",
                SECURITY + "/browsers/x/end",
                SECURITY + "/codes/begin",
                SECURITY + "/codes/confirm",
                SECURITY + "/codes/renew",
                SECURITY + "/codes/remove"))
        .allSatisfy(form ->
            assertThat(owner.post(form, "email=a&password=b").statusCode())
                .as(form)
                .isEqualTo(403));
  }

  @Test
  void cookiesOverHttpsAreBoundToTheHost() {
    RunningSite.Visitor visitor = site.visitor();
    account("https@example.org");
    String[] https = {"X-Forwarded-Proto", "https"};
    HttpResponse<String> form = visitor.get("/login", https);

    HttpResponse<String> answer =
        visitor.post(
            "/login",
            "email=https@example.org&stay=yes&password="
                + RunningSite.PASSWORD.replace(' ', '+')
                + "&_csrf="
                + RunningSite.token(form),
            "X-Forwarded-Proto",
            "https",
            "Cookie",
            form.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", ""));

    assertThat(answer.headers().firstValue("Location")).hasValue("/watches");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> !cookie.contains("Max-Age=0"))
        .anyMatch(cookie -> cookie.startsWith("__Host-farehawk="))
        .anyMatch(cookie -> cookie.startsWith("__Host-farehawk-stay="))
        .allMatch(cookie -> cookie.startsWith("__Host-"))
        .allMatch(cookie ->
            cookie.contains("; Secure")
                && cookie.contains("; HttpOnly")
                && cookie.contains("; Path=/"));
  }

  @Test
  void aBrowserThatStaysIsLetInWithoutASession() {
    account("stays@example.org");
    RunningSite.Visitor visitor = site.visitor();
    var _ = signIn(visitor, "stays@example.org", "stay", "yes");
    String ticket = visitor.cookie("farehawk-stay");
    visitor.forget("farehawk");

    assertThat(visitor.get("/watches").statusCode()).isEqualTo(200);
    assertThat(visitor.cookie("farehawk-stay")).isNotEmpty().isNotEqualTo(ticket);
    assertThat(visitor.cookie("farehawk")).isNotEmpty();
    var _ = visitor.submit("/settings", "/logout");
    assertThat(visitor.cookie("farehawk-stay")).isEmpty();
    assertThat(site.part(RememberedSignIns.class).of(account("stays@example.org").id())).isEmpty();
  }

  @Test
  void aTicketDoesNotLetInWhoBringsAKey() {
    account("keyed@example.org");
    RunningSite.Visitor visitor = site.visitor();
    var _ = signIn(visitor, "keyed@example.org", "stay", "yes");
    visitor.forget("farehawk");

    assertThat(visitor.get("/api/v1/watches", "Authorization", "Bearer fhk_wrong").statusCode())
        .isEqualTo(401);
  }

  @Test
  void browsersAreListedAndSignedOutOneByOneOrAll() {
    account("lists@example.org");
    RunningSite.Visitor here = site.visitor();
    var _ = here.signIn("lists@example.org");
    RunningSite.Visitor there = site.visitor().as(FIREFOX);
    var _ = signIn(there, "lists@example.org", "stay", "yes");

    String page = here.get(SECURITY).body();
    assertThat(page).contains("Firefox on Linux", "this one", "stays signed in");
    assertThat(page).doesNotContain(there.cookie("farehawk"));
    Matcher end = Pattern.compile(SECURITY + "/browsers/[0-9a-f]+/end").matcher(page);
    assertThat(end.find()).isTrue();
    RunningSite.Visitor stranger = site.visitor().signUp("lister@example.org");
    assertThat(stranger.submit(SECURITY, end.group()).statusCode()).isEqualTo(404);
    assertThat(there.get("/watches").statusCode()).isEqualTo(200);

    var _ = here.submit(SECURITY, end.group());
    assertThat(there.get("/watches").statusCode()).as("also its ticket is gone").isEqualTo(303);
    assertThat(here.get(SECURITY).body()).doesNotContain("Firefox on Linux");

    var _ = signIn(there, "lists@example.org", "stay", "yes");
    var _ = here.submit(SECURITY, SECURITY + "/browsers/end-all");
    assertThat(here.get("/watches").statusCode()).isEqualTo(303);
    assertThat(there.get("/watches").statusCode()).isEqualTo(303);
  }

  @Test
  void whoTriesTooOftenIsToldHowLongToWait() {
    RunningSite.Visitor guesser = site.visitor();
    account("guessed@example.org");
    IntStream.range(0, 10)
        .forEach(i -> signIn(guesser, "guessed@example.org", "password", "guess " + i));

    HttpResponse<String> answer = signIn(guesser, "guessed@example.org");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 900L);
  }

  @Test
  void signInsAreInTheAuditLog() {
    Account owner = account("audited@example.org");
    RunningSite.Visitor visitor = site.visitor();
    var _ = signIn(visitor, "audited@example.org", "password", "wrong");
    var _ = visitor.signIn("audited@example.org");
    var _ = visitor.submit("/settings", "/logout");

    assertThat(site.part(Audit.class).about(owner.id(), Long.MAX_VALUE, 10))
        .extracting(entry -> entry.action() + " " + entry.outcome())
        .containsExactly(
            Action.SIGN_OUT + " " + Outcome.DONE,
            Action.SIGN_IN + " " + Outcome.DONE,
            Action.SIGN_IN + " " + Outcome.REFUSED);
  }

  private static Account account(String email) {
    var _ =
        site.visitor()
            .submit("/signup", "/signup", "email", email, "password", RunningSite.PASSWORD);
    return site.part(Accounts.class).findByEmail(email).orElseThrow();
  }

  /** Fields given last win over the right password. */
  private static HttpResponse<String> signIn(
      RunningSite.Visitor visitor, String email, String... more) {
    if (more.length > 0 && more[0].equals("password")) {
      return visitor.submit("/login", "/login", "email", email, "password", more[1]);
    }
    return more.length == 0
        ? visitor.submit("/login", "/login", "email", email, "password", RunningSite.PASSWORD)
        : visitor.submit(
            "/login", "/login", "email", email, "password", RunningSite.PASSWORD, more[0], more[1]);
  }
}
