package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.Role;
import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.Feedback;
import dev.farehawk.alert.Feedback.Answer;
import dev.farehawk.alert.Feedbacks;
import dev.farehawk.delivery.FeedbackLinks;
import dev.farehawk.fare.Money;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SiteTests.class)
class FeedbackTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RunningSite site;

  FeedbackTest(RunningSite site) {
    this.site = site;
  }

  @Test
  void anAnswerIsKeptOnceAndMayChange() {
    RunningSite.Visitor owner = site.visitor().signUp("says@example.org");
    Alert alert = alert("says@example.org", "TLS");
    String page = "/alerts/" + alert.id();

    assertThat(owner.get(page).body()).contains("Was this alert worth it?", "The price was gone");
    owner.submit(page, page + "/feedback", "answer", "USEFUL");
    owner.submit(page, page + "/feedback", "answer", "BOOKED");
    owner.submit(page, page + "/feedback", "answer", "nonsense");

    assertThat(said(alert)).contains(Answer.BOOKED);
    assertThat(owner.get(page).body()).contains("You said: I booked.");
    RunningSite.Visitor stranger = site.visitor().signUp("says-not@example.org");
    assertThat(stranger.submit("/settings", page + "/feedback", "answer", "GONE").statusCode())
        .isEqualTo(404);
    assertThat(said(alert)).contains(Answer.BOOKED);
  }

  @Test
  void openingAMailedLinkChangesNothingAndItsButtonDoes() {
    site.visitor().signUp("mailed@example.org");
    Alert alert = alert("mailed@example.org", "BIO");
    String token = site.part(FeedbackLinks.class).token(alert.id());
    RunningSite.Visitor anybody = site.visitor();

    HttpResponse<String> opened = anybody.get("/feedback/" + token + "?answer=USEFUL");
    assertThat(opened.body()).contains("Bilbao", "Not useful");
    assertThat(said(alert)).isEmpty();
    assertThat(anybody.get("/feedback/" + token).body()).doesNotContain("mailed@example.org");

    HttpResponse<String> answered =
        anybody.submit("/feedback/" + token, "/feedback/" + token, "answer", "NOT_USEFUL");
    assertThat(answered.body()).contains("You said: Not useful.");
    assertThat(said(alert)).contains(Answer.NOT_USEFUL);
    assertThat(anybody.get("/feedback/" + token.substring(1)).statusCode()).isEqualTo(404);
    assertThat(anybody.post("/feedback/" + token, "answer=USEFUL").statusCode())
        .as("a form of another site")
        .isEqualTo(403);
  }

  @Test
  void programsSayItAndOperatorsCountItByOracle() {
    Program owner = Program.of(site, "says-api@example.org");
    Program operator = Program.of(site, "counts@example.org", Role.OPERATOR);
    Alert alert = alert("says-api@example.org", "VCE");
    Instant before = Instant.now().minusSeconds(60);
    long counted = answers(before);

    HttpResponse<String> given =
        owner.send("PUT", "/alerts/" + alert.id() + "/feedback", "{\"answer\":\"USEFUL\"}");
    assertThat(JSON.readTree(given.body()).path("answer").asString()).isEqualTo("USEFUL");
    assertThat(
            JSON.readTree(owner.send("GET", "/alerts/" + alert.id(), "").body())
                .path("feedback")
                .path("answer")
                .asString())
        .isEqualTo("USEFUL");
    Program.problem(owner.send("PUT", "/alerts/" + alert.id() + "/feedback", "{}"), 422);

    assertThat(answers(before)).isEqualTo(counted + 1);
    JsonNode report =
        JSON.readTree(operator.send("GET", "/console/feedback", "").body()).path("oracles");
    assertThat(report.get(0).path("oracle").asString()).isEqualTo(alert.verdict().oracle());
    assertThat(report.get(0).path("useful").asLong()).isPositive();
    assertThat(report.get(0).path("share").asDouble()).isBetween(0.0, 1.0);
  }

  private long answers(Instant since) {
    return site.part(Feedbacks.class).usefulness(since).stream()
        .mapToLong(Feedbacks.Usefulness::answers)
        .sum();
  }

  private Optional<Answer> said(Alert alert) {
    return site.part(Feedbacks.class).of(alert.watch().account(), alert.id()).map(Feedback::answer);
  }

  private Alert alert(String email, String to) {
    UUID account = site.part(Accounts.class).findByEmail(email).orElseThrow().id();
    WatchView watch =
        site.part(Watches.class)
            .create(
                account,
                new WatchDraft(
                    "ZRH",
                    to,
                    new Dates.On(LocalDate.now(ZoneOffset.UTC).plusDays(70)),
                    new Rule.TargetPrice(new Money(500_00, "CHF")),
                    null));
    FareStory.look(site, watch, 420_00);
    Alerts alerts = site.part(Alerts.class);
    await().until(() -> !alerts.page(account, Long.MAX_VALUE, 1).isEmpty());
    return alerts.page(account, Long.MAX_VALUE, 1).getFirst();
  }
}
