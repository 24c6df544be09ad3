package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.SecondFactor;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SiteTests.class)
class CodesTest {

  private static final String CODES = "/settings/security/codes";
  private static final Pattern SECRET = Pattern.compile("[?&]secret=([A-Z2-7]{32})");
  private static final Pattern RECOVERY = Pattern.compile("<code>([a-z2-7-]{19})</code>");

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void visit(RunningSite shared) {
    site = shared;
  }

  @Test
  void thePasswordAloneOpensNothingOnceCodesAreOn() {
    RunningSite.Visitor owner = site.visitor().signUp("codes@example.org");
    List<String> recovery = turnOn(owner);
    RunningSite.Visitor visitor = site.visitor();

    String next = visitor.signIn("codes@example.org");

    assertThat(next).isEqualTo("/login/code");
    assertThat(visitor.get("/watches").statusCode()).isEqualTo(303);
    assertThat(visitor.get("/api/v1/watches").statusCode()).isEqualTo(401);
    assertThat(location(show(visitor, "000000"))).isEqualTo("/login/code?failed");
    assertThat(visitor.get("/watches").statusCode()).isEqualTo(303);
    String halfway = visitor.cookie("farehawk");
    assertThat(location(show(visitor, recovery.getFirst()))).endsWith("/watches?continue");
    assertThat(visitor.get("/watches").statusCode()).isEqualTo(200);
    assertThat(visitor.cookie("farehawk")).as("a new session once more").isNotEqualTo(halfway);

    RunningSite.Visitor again = site.visitor();
    var _ = again.signIn("codes@example.org");
    assertThat(location(show(again, recovery.getFirst()))).isEqualTo("/login/code?failed");
  }

  @Test
  void theSetUpShowsAPictureAndNeedsThePassword() {
    RunningSite.Visitor owner = site.visitor().signUp("picture@example.org");

    HttpResponse<String> refused =
        owner.submit("/settings/security", CODES + "/begin", "current", "guess");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(owner.get(CODES).statusCode()).isEqualTo(303);
    var _ = owner.submit("/settings/security", CODES + "/begin", "current", RunningSite.PASSWORD);
    assertThat(owner.get(CODES).body())
        .contains("<svg class=\"qr\"", "h1v1h-1z", "otpauth://totp/");
    assertThat(owner.submit(CODES, CODES + "/confirm", "code", "000000").statusCode())
        .isEqualTo(422);
    assertThat(site.part(SecondFactor.class).on(account("picture@example.org").id())).isFalse();
  }

  @Test
  void guessingCodesIsSlowedDown() {
    RunningSite.Visitor owner = site.visitor().signUp("guessing@example.org");
    turnOn(owner);
    RunningSite.Visitor guesser = site.visitor();
    var _ = guesser.signIn("guessing@example.org");
    IntStream.range(0, 10).forEach(i -> show(guesser, "00000" + i));

    HttpResponse<String> answer = show(guesser, "000000");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void codesAreTurnedOffWithThePassword() {
    RunningSite.Visitor owner = site.visitor().signUp("off@example.org");
    turnOn(owner);

    var _ = owner.submit("/settings/security", CODES + "/remove", "current", "guess");
    assertThat(site.visitor().signIn("off@example.org")).isEqualTo("/login/code");
    var _ = owner.submit("/settings/security", CODES + "/remove", "current", RunningSite.PASSWORD);
    assertThat(site.visitor().signIn("off@example.org")).isEqualTo("/watches");
  }

  private static List<String> turnOn(RunningSite.Visitor owner) {
    var _ = owner.submit("/settings/security", CODES + "/begin", "current", RunningSite.PASSWORD);
    Matcher secret = SECRET.matcher(owner.get(CODES).body().replace("&amp;", "&"));
    assertThat(secret.find()).isTrue();
    String code = AuthenticatorApp.code(secret.group(1), site.part(InstantSource.class).instant());
    List<String> recovery =
        RECOVERY
            .matcher(owner.submit(CODES, CODES + "/confirm", "code", code).body())
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(recovery).hasSize(10);
    return recovery;
  }

  private static HttpResponse<String> show(RunningSite.Visitor visitor, String code) {
    return visitor.submit("/login/code", "/login/code", "code", code);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static Account account(String email) {
    return site.part(Accounts.class).findByEmail(email).orElseThrow();
  }
}
