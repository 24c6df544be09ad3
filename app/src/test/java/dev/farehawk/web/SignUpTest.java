package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SiteTests.class)
class SignUpTest {

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void visit(RunningSite shared) {
    site = shared;
  }

  @Test
  void nobodyFindsOutWhetherAnAddressHasAnAccount() {
    var _ = site.visitor().signUp("known@example.org");

    HttpResponse<String> known = signUp("known@example.org", "quite another phrase");
    HttpResponse<String> fresh = signUp("fresh@example.org", "quite another phrase");

    assertThat(known.statusCode()).isEqualTo(fresh.statusCode()).isEqualTo(303);
    assertThat(known.headers().firstValue("Location"))
        .isEqualTo(fresh.headers().firstValue("Location"))
        .hasValue("/login?welcome");
    assertThat(known.body()).isEqualTo(fresh.body());
  }

  @Test
  void anAccountKeepsItsPasswordWhenSomebodySignsUpWithItsAddress() {
    var _ = site.visitor().signUp("keeps@example.org");
    var _ = signUp("keeps@example.org", "quite another phrase");

    assertThat(signIn("keeps@example.org", "quite another phrase")).isEqualTo("/login?failed");
    assertThat(signIn("keeps@example.org", RunningSite.PASSWORD)).isEqualTo("/watches");
  }

  @Test
  void whatIsWrongStandsBesideItsField() {
    HttpResponse<String> answer = signUp("nobody", "short");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("id=\"email-error\"", "id=\"password-error\"");
  }

  @Test
  void theFormOfSomebodySignedOutSaysWhyItWasRefusedAfterSignIn() {
    RunningSite.Visitor owner = site.visitor().signUp("twice@example.org");
    var _ = draft(owner);
    RunningSite.Visitor again = site.visitor();

    var _ = draft(again);
    String next = again.signIn("twice@example.org");

    assertThat(next).isEqualTo("/");
    assertThat(again.get(next).body())
        .contains("You have this very watch already.", "value=\"ZRH\"");
    assertThat(again.get(next).body()).doesNotContain("You have this very watch already.");
  }

  private static HttpResponse<String> draft(RunningSite.Visitor visitor) {
    return visitor.submit(
        "/",
        "/watches",
        "from",
        "ZRH",
        "to",
        "VIE",
        "when",
        "EXACT",
        "depart",
        LocalDate.now(ZoneOffset.UTC).plusDays(60).toString(),
        "rule",
        "ORACLE");
  }

  private static HttpResponse<String> signUp(String email, String password) {
    return site.visitor().submit("/signup", "/signup", "email", email, "password", password);
  }

  private static String signIn(String email, String password) {
    return site.visitor()
        .submit("/login", "/login", "email", email, "password", password)
        .headers()
        .firstValue("Location")
        .orElse("");
  }
}
