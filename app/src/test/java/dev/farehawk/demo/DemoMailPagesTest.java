package dev.farehawk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.farehawk.web.RunningSite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoMailPagesTest {

  private static final Pattern LINK = Pattern.compile("http://\\S+/verify/[^\\s<]+");

  @SuppressWarnings("NullAway.Init")
  private static MailCatcher catcher;

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void start() throws IOException {
    catcher = MailCatcher.start(InstantSource.system());
    site =
        new RunningSite(
            List.of(
                "--farehawk.deadline=60s",
                "--farehawk.delivery.mail.host=127.0.0.1",
                "--farehawk.delivery.mail.port=" + catcher.port(),
                "--farehawk.delivery.mail.encryption=NONE"),
            Set.of("demo"),
            Map.of("mailCatcher", catcher));
    var _ = site.visitor().signUp("reader@example.org");
    await().until(() -> !catcher.all().isEmpty());
  }

  @AfterAll
  static void stop() {
    site.close();
    catcher.close();
  }

  @Test
  void everybodyReadsTheCaughtMails() {
    assertThat(site.visitor().get("/demo/mails").body())
        .contains("To reader@example.org", "href=\"/demo/mails/1\"");
    assertThat(site.visitor().get("/demo/mails/1").body()).contains("Plain text", "/verify/");
    assertThat(site.visitor().get("/demo/mails/99").statusCode()).isEqualTo(404);
  }

  @Test
  void theFramedMailCanDoNothing() {
    HttpResponse<String> page = site.visitor().get("/demo/mails/1");
    HttpResponse<String> framed = site.visitor().get("/demo/mails/1/html");

    assertThat(policy(page)).contains("default-src 'none'", "frame-src 'self'");
    assertThat(policy(framed))
        .contains("default-src 'none'", "frame-ancestors 'self'", "sandbox")
        .doesNotContain("script-src", "allow-scripts");
    assertThat(framed.body()).contains("<base target=\"_top\">");
  }

  @Test
  void theMailedLinkConfirmsTheAddressOnceItsButtonIsPressed() {
    Matcher link = LINK.matcher(String.valueOf(catcher.find(1).orElseThrow().text()));
    assertThat(link.find()).isTrue();
    String path = URI.create(link.group()).getPath();

    HttpResponse<String> asked = site.visitor().get(path);
    HttpResponse<String> confirmed = site.visitor().submit(path, path);

    assertThat(asked.body()).contains("Confirm your e-mail address");
    assertThat(confirmed.body()).contains("Alerts of your watches are mailed to you from now on.");
    assertThat(site.visitor().submit(path, path).body()).contains("does not work any more");
  }

  @Test
  void aScaledDeadlineIsSaidOnEachPage() {
    for (String page : List.of("/", "/login", "/status", "/demo/mails")) {
      assertThat(site.visitor().get(page).body()).contains("Scaled deadline: alerts arrive within");
    }
  }

  private static String policy(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Security-Policy").orElse("");
  }
}
