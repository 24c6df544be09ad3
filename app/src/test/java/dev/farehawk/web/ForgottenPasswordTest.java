package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way, over HTTP and SMTP. */
class ForgottenPasswordTest {

  private static final long PATIENCE_MILLIS = 10_000;
  private static final String NEW = "an even longer phrase";
  private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/[a-z]+/[\\w-]{43})");

  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void start() throws IOException {
    MAIL.start();
    site =
        new RunningSite(
            List.of(
                "--farehawk.delivery.mail.host=127.0.0.1",
                "--farehawk.delivery.mail.port=" + MAIL.getSmtp().getPort(),
                "--farehawk.delivery.mail.encryption=NONE"),
            Set.of(),
            Map.of());
  }

  @AfterAll
  static void stop() {
    site.close();
    MAIL.stop();
  }

  @Test
  void theMailedLinkSetsANewPasswordAndSignsOutEverywhere() throws Exception {
    RunningSite.Visitor owner = site.visitor().signUp("ada@example.org");
    RunningSite.Visitor visitor = site.visitor();

    HttpResponse<String> known = visitor.submit("/forgot", "/forgot", "email", "ada@example.org");
    HttpResponse<String> unknown = visitor.submit("/forgot", "/forgot", "email", "no@example.org");
    assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(200);
    assertThat(words(unknown)).isEqualTo(words(known));

    String link = link("ada@example.org", "Set a new password");
    assertThat(owner.get("/settings").statusCode()).isEqualTo(200);
    assertThat(visitor.get(link).body()).contains("New password");
    HttpResponse<String> weak = visitor.submit(link, link, "password", "password1");
    HttpResponse<String> done = visitor.submit(link, link, "password", NEW);

    assertThat(weak.statusCode()).isEqualTo(422);
    assertThat(done.headers().firstValue("Location")).hasValue("/login?reset");
    assertThat(owner.get("/settings").statusCode()).isEqualTo(303);
    assertThat(signIn("ada@example.org", NEW)).isEqualTo("/watches");
    assertThat(visitor.get(link).body()).contains("does not work any more");
  }

  @Test
  void anAccountMovesToAnotherAddress() throws Exception {
    RunningSite.Visitor owner = site.visitor().signUp("moves@example.org");
    String page = "/settings/security";

    HttpResponse<String> refused =
        owner.submit(page, page + "/email", "email", "moved@example.org", "current", "guess");
    HttpResponse<String> asked =
        owner.submit(
            page, page + "/email", "email", "moved@example.org", "current", RunningSite.PASSWORD);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("id=\"email-current-error\"");
    assertThat(asked.headers().firstValue("Location")).hasValue(page + "?done=mailed");
    String link = link("moved@example.org", "Confirm your new e-mail address");
    assertThat(site.visitor().get(link).statusCode()).isEqualTo(200);
    assertThat(signIn("moved@example.org", RunningSite.PASSWORD)).isEqualTo("/login?failed");
    assertThat(site.visitor().submit(link, link).body()).contains("Moved");
    assertThat(signIn("moved@example.org", RunningSite.PASSWORD)).isEqualTo("/watches");
    assertThat(owner.get(page).body()).contains("You sign in as moved@example.org");
  }

  @Test
  void aChangedPasswordKeepsThisBrowserOnly() {
    RunningSite.Visitor here = site.visitor().signUp("changes@example.org");
    RunningSite.Visitor there = site.visitor();
    var _ = there.signIn("changes@example.org");
    String page = "/settings/security";

    HttpResponse<String> wrong =
        here.submit(page, page + "/password", "current", "guess", "password", NEW);
    HttpResponse<String> done =
        here.submit(page, page + "/password", "current", RunningSite.PASSWORD, "password", NEW);

    assertThat(wrong.body()).contains("That is not your present password");
    assertThat(done.headers().firstValue("Location")).hasValue(page + "?done=password");
    assertThat(here.get(page).statusCode()).isEqualTo(200);
    assertThat(there.get(page).statusCode()).isEqualTo(303);
  }

  @Test
  void whoSignsUpAgainIsToldByMailAlone() throws Exception {
    var _ = site.visitor().signUp("again@example.org");

    HttpResponse<String> answer =
        site.visitor().submit("/signup", "/signup", "email", "again@example.org", "password", NEW);

    assertThat(answer.headers().firstValue("Location")).hasValue("/login?welcome");
    assertThat(text(mail("again@example.org", "You have an account already")))
        .contains("nothing was changed");
  }

  private static String signIn(String email, String password) {
    return site.visitor()
        .submit("/login", "/login", "email", email, "password", password)
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  /** What is said, without what differs from visit to visit. */
  private static String words(HttpResponse<String> page) {
    return page.body().replaceAll("(nonce|value)=\"[^\"]*\"", "");
  }

  private static String link(String to, String subject) throws Exception {
    Matcher link = LINK.matcher(text(mail(to, subject)));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static String text(MimeMessage mail) {
    return GreenMailUtil.getBody(mail).replace("=\r\n", "");
  }

  private static MimeMessage mail(String to, String subject) throws Exception {
    for (int expected = 1; expected < 50; expected++) {
      for (MimeMessage mail : MAIL.getReceivedMessages()) {
        if (isTo(mail, to) && mail.getSubject().equals(subject)) {
          return mail;
        }
      }
      assertThat(MAIL.waitForIncomingEmail(PATIENCE_MILLIS, MAIL.getReceivedMessages().length + 1))
          .as("a mail to %s: %s", to, subject)
          .isTrue();
    }
    throw new AssertionError("only other mails came");
  }

  private static boolean isTo(MimeMessage mail, String to) throws MessagingException {
    return Arrays.stream(mail.getAllRecipients()).anyMatch(one -> one.toString().equals(to));
  }
}
