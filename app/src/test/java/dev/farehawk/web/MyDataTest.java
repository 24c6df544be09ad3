package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEntry;
import dev.farehawk.account.AuditEvent.Action;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SiteTests.class)
class MyDataTest {

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void visit(RunningSite shared) {
    site = shared;
  }

  @Test
  void aCopyIsAFileForWhoeverKnowsThePassword() {
    RunningSite.Visitor owner = site.visitor().signUp("copy@example.org");

    HttpResponse<String> copy = export(owner, RunningSite.PASSWORD);

    assertThat(copy.statusCode()).isEqualTo(200);
    assertThat(copy.headers().firstValue("Content-Type")).hasValue("application/zip");
    assertThat(copy.headers().firstValue("Content-Disposition").orElse(""))
        .matches("attachment; filename=\"farehawk-\\d{4}-\\d\\d-\\d\\d\\.zip\"");
    assertThat(copy.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(copy.body()).startsWith("PK");
    assertThat(audited("copy@example.org")).contains(Action.DATA_EXPORTED);
    assertThat(owner.get("/settings/data").body()).contains("4 copies left today.");
  }

  @Test
  void aWrongPasswordOpensNoCopy() {
    RunningSite.Visitor owner = site.visitor().signUp("nocopy@example.org");

    HttpResponse<String> refused = export(owner, "not it");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("id=\"copy-current-error\"", "5 copies left today.");
    assertThat(audited("nocopy@example.org")).doesNotContain(Action.DATA_EXPORTED);
  }

  @Test
  void afterTheLastCopyOfTheDayThePageSaysWhenTheNextIs() {
    RunningSite.Visitor owner = site.visitor().signUp("copies@example.org");
    for (int i = 0; i < 5; i++) {
      assertThat(export(owner, RunningSite.PASSWORD).statusCode()).isEqualTo(200);
    }

    HttpResponse<String> refused = export(owner, RunningSite.PASSWORD);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).contains("The next one is possible in");
  }

  @Test
  void aProgramTakesACopyWithItsKeyAndThePassword() {
    site.visitor().signUp("program@example.org");
    String key = site.part(ApiKeys.class).create(account("program@example.org"), "Backup").secret();
    String[] bearer = {"Authorization", "Bearer " + key};

    HttpResponse<String> wrong =
        site.visitor().send("POST", "/api/v1/me/export", "{\"current\":\"no\"}", bearer);
    HttpResponse<String> copy =
        site.visitor()
            .send(
                "POST",
                "/api/v1/me/export",
                "{\"current\":\"" + RunningSite.PASSWORD + "\"}",
                bearer);

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("\"field\":\"current\"");
    assertThat(copy.statusCode()).isEqualTo(200);
    assertThat(copy.body()).startsWith("PK");
    assertThat(site.visitor().get("/api/v1/me/export", bearer).body())
        .isEqualTo("{\"perDay\":5,\"left\":4,\"waitSeconds\":0}");
    assertThat(site.visitor().get("/api/v1/me/export").statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsKeptIsToldToEverybody() {
    assertThat(site.visitor().get("/privacy").body())
        .contains("Your data with us", "entries of the log after 400 days");
    assertThat(site.visitor().get("/signup").body()).contains("href=\"/privacy\"");
  }

  static UUID account(String email) {
    return site.part(Accounts.class).authenticate(email, RunningSite.PASSWORD).orElseThrow().id();
  }

  private static List<Action> audited(String email) {
    return site.part(Audit.class).about(account(email), Long.MAX_VALUE, 50).stream()
        .map(AuditEntry::action)
        .toList();
  }

  private static HttpResponse<String> export(RunningSite.Visitor owner, String password) {
    return owner.submit("/settings/data", "/settings/data/export", "current", password);
  }
}
