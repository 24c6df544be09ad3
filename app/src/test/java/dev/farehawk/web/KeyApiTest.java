package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.Scope;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SiteTests.class)
class KeyApiTest {

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @SuppressWarnings("NullAway.Init")
  private static Program owner;

  @BeforeAll
  static void signUp(RunningSite shared) {
    site = shared;
    owner = Program.of(site, "keys@example.org");
  }

  @Test
  void aKeyIsMadeShownOnceUsedAndRevoked() {
    HttpResponse<String> made =
        owner.send("POST", "/keys", "{'name':'shed','scopes':['watches:read'],'expiresInDays':30}");
    JsonNode body = Program.json(made);
    String path = "/keys/" + body.path("key").path("id").asString();
    Program program = new Program(site, owner.owner(), body.path("secret").asString());

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).hasValue("/api/v1" + path);
    assertThat(program.get("/watches").statusCode()).isEqualTo(200);
    JsonNode listed = owner.read("/keys").path("keys");
    assertThat(listed.toString()).contains("shed").doesNotContain(program.key());
    JsonNode shed = listed.get(listed.size() - 1);
    assertThat(shed.path("scopes").get(0).asString()).isEqualTo("watches:read");
    assertThat(shed.path("lastUsedAt").isNull()).isFalse();
    assertThat(shed.path("expiresAt").isNull()).isFalse();

    assertThat(owner.send("DELETE", path, "").statusCode()).isEqualTo(204);
    Program.problem(program.get("/watches"), 401);
    Program.problem(owner.send("DELETE", path, ""), 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /watches         | WATCHES_READ",
        "POST   | /watches         | WATCHES_WRITE",
        "DELETE | /watches/ID      | WATCHES_WRITE",
        "GET    | /alerts          | ALERTS_READ",
        "GET    | /watches/ID/fares/1/history | FARES_READ",
        "GET    | /keys            | ACCOUNT",
      })
  void aKeyMayDoOnlyWhatItsScopesSay(String method, String path, Scope scope) {
    String address = path.replace("ID", "00000000-0000-0000-0000-000000000001");
    Scope[] others =
        Scope.ofTravellers().stream().filter(one -> one != scope).toArray(Scope[]::new);

    HttpResponse<String> refused = owner.with(others).send(method, address, "{}");

    JsonNode problem = Program.problem(refused, 403);
    assertThat(problem.path("detail").asString()).contains(scope.text());
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer error=\"insufficient_scope\", scope=\"" + scope.text() + "\"");
    assertThat(owner.with(scope).send(method, address, "{}").statusCode()).isNotEqualTo(403);
  }

  @Test
  void aKeyMakesNoKeyThatMayDoMore() {
    Program small = owner.with(Scope.ACCOUNT);

    JsonNode problem =
        Program.problem(
            small.send("POST", "/keys", "{'name':'big','scopes':['account','watches:write']}"),
            422);

    assertThat(problem.at("/errors/0/field").asString()).isEqualTo("scopes");
    assertThat(problem.at("/errors/0/message").asString()).contains("watches:write");
    assertThat(small.send("POST", "/keys", "{'name':'same','scopes':['account']}").statusCode())
        .isEqualTo(201);
  }

  @Test
  void aKeyMakesNoKeyThatOutlivesIt() {
    JsonNode made =
        Program.json(
            owner.send("POST", "/keys", "{'name':'brief','scopes':['account'],'expiresInDays':9}"));
    Program brief = new Program(site, owner.owner(), made.path("secret").asString());
    String wish = "{'name':'child','scopes':['account']%s}";

    for (String life : List.of("", ",'expiresInDays':10")) {
      JsonNode problem = Program.problem(brief.send("POST", "/keys", wish.formatted(life)), 422);
      assertThat(problem.at("/errors/0/field").asString()).isEqualTo("expires");
    }
    assertThat(brief.send("POST", "/keys", wish.formatted(",'expiresInDays':8")).statusCode())
        .isEqualTo(201);
  }

  @Test
  void keysOfTheSettingsPageAreAuditedToo() {
    RunningSite.Visitor visitor = site.visitor().signUp("keysmith@example.org");
    var _ = visitor.submit("/settings", "/settings/keys", "name", "shed");
    var owner =
        site.part(Accounts.class)
            .authenticate("keysmith@example.org", RunningSite.PASSWORD)
            .orElseThrow();
    String id = site.part(ApiKeys.class).of(owner.id()).getFirst().id().toString();
    var _ = visitor.submit("/settings", "/settings/keys/" + id + "/delete");

    assertThat(site.part(Audit.class).about(owner.id(), Long.MAX_VALUE, 2))
        .extracting(entry -> entry.event().action())
        .containsExactly(Action.API_KEY_REVOKED, Action.API_KEY_MADE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name    | {'scopes':['account']}",
        "scopes  | {'name':'x','scopes':[null]}",
        "scopes  | {'name':'x'}",
        "scopes  | {'name':'x','scopes':[]}",
        "scopes  | {'name':'x','scopes':['everything']}",
        "expires | {'name':'x','scopes':['account'],'expiresInDays':0}",
        "name    | {'name':' ','scopes':['account']}",
      })
  void aWrongWishNamesItsField(String field, String json) {
    JsonNode problem = Program.problem(owner.send("POST", "/keys", json), 422);

    assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
  }
}
