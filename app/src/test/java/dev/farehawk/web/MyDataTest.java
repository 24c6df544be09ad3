package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEntry;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.Scope;
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
    Program program = Program.of(site, "program@example.org");

    HttpResponse<String> wrong = program.send("POST", "/me/export", "{'current':'no'}");
    HttpResponse<String> copy =
        program.send("POST", "/me/export", "{'current':'" + RunningSite.PASSWORD + "'}");

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("\"field\":\"current\"");
    assertThat(copy.statusCode()).isEqualTo(200);
    assertThat(copy.body()).startsWith("PK");
    assertThat(program.get("/me/export").body())
        .isEqualTo("{\"perDay\":5,\"left\":4,\"waitSeconds\":0}");
    assertThat(site.visitor().get("/api/v1/me/export").statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsKeptIsToldToEverybody() {
    assertThat(site.visitor().get("/privacy").body())
        .contains("Your data with us", "entries of the log after 400 days");
    assertThat(site.visitor().get("/signup").body()).contains("href=\"/privacy\"");
  }

  @Test
  void whoeverDeletesTheirAccountIsOutEverywhereAtOnce() {
    Program program = Program.of(site, "leaving@example.org");
    RunningSite.Visitor owner = site.visitor();
    owner.signIn("leaving@example.org");
    RunningSite.Visitor elsewhere = site.visitor();
    elsewhere.signIn("leaving@example.org");

    HttpResponse<String> refused =
        owner.submit("/settings/data", "/settings/data/delete", "current", "not it");
    HttpResponse<String> done =
        owner.submit("/settings/data", "/settings/data/delete", "current", RunningSite.PASSWORD);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("id=\"end-current-error\"");
    assertThat(done.headers().firstValue("Location")).hasValue("/login?closed");
    assertThat(owner.get("/login?closed").body()).contains("Your account is closed.");
    for (RunningSite.Visitor browser : List.of(owner, elsewhere)) {
      assertThat(browser.get("/watches").headers().firstValue("Location")).hasValue("/login");
    }
    assertThat(program.get("/watches").statusCode()).isEqualTo(401);
    assertThat(site.part(Accounts.class).authenticate("leaving@example.org", RunningSite.PASSWORD))
        .isEmpty();
  }

  @Test
  void aProgramDeletesTheAccountWithItsKeyAndThePassword() {
    Program program = Program.of(site, "gone@example.org");

    Program.problem(program.send("POST", "/me/deletion", "{'current':'no'}"), 422);
    HttpResponse<String> done =
        program.send("POST", "/me/deletion", "{'current':'" + RunningSite.PASSWORD + "'}");

    assertThat(done.statusCode()).isEqualTo(202);
    assertThat(Program.json(done).get("eraseAfter").asString()).isNotBlank();
    assertThat(program.get("/me/export").statusCode()).isEqualTo(401);
  }

  @Test
  void aKeyWithoutTheScopeTakesNoCopyAndDeletesNothing() {
    Program program = Program.of(site, "narrow@example.org").with(Scope.WATCHES_READ);
    String password = "{'current':'" + RunningSite.PASSWORD + "'}";

    Program.problem(program.send("POST", "/me/export", password), 403);
    Program.problem(program.send("POST", "/me/deletion", password), 403);
  }

  @Test
  void anUnknownLinkKeepsNothing() {
    assertThat(site.visitor().get("/keep/unknown").body()).contains("the account is erased");
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
