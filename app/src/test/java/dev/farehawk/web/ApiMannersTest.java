package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.IdempotentRequests;
import dev.farehawk.account.IdempotentRequests.Repeatable;
import dev.farehawk.account.Scope;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Repeated, conditional and oversize requests. */
@ExtendWith(SiteTests.class)
class ApiMannersTest {

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @SuppressWarnings("NullAway.Init")
  private static Program program;

  @BeforeAll
  static void signUp(RunningSite shared) {
    site = shared;
    program = Program.of(site, "manners@example.org");
  }

  @Test
  void aRepeatedRequestIsDoneOnceAndAnsweredTwice() {
    HttpResponse<String> first = make("lock", "\"one\"");
    HttpResponse<String> second = make("lock", "\"one\"");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body()).contains("secret");
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(second.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(named("lock")).isEqualTo(1);
    Program.problem(make("other", "one"), 422);
    Program.problem(make("lock", "with a space"), 400);
    assertThat(storedBodies()).as("a secret lies sealed").doesNotContain("fhk_");
  }

  @Test
  void aLongAnswerIsNeitherKeptNorHeldBackForItsKey() {
    Program reader = Program.of(site, "long-answers@example.org");
    String trip =
        "{'origin':'ZRH','destination':'LIS','dates':{'from':'%s'}}"
            .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(70));
    String mine = "{'current':'%s'}".formatted(RunningSite.PASSWORD);

    for (int time = 0; time < 2; time++) {
      assertThat(reader.send("POST", "/search/stream", trip, "Idempotency-Key", "s").body())
          .contains("event:last");
      assertThat(reader.send("POST", "/me/export", mine, "Idempotency-Key", "e").body())
          .startsWith("PK");
    }

    long kept =
        JdbcClient.create(site.database().dataSource())
            .sql("SELECT count(*) FROM idempotent_request WHERE account = :account")
            .param("account", reader.owner().id())
            .query(Long.class)
            .single();
    assertThat(kept).isZero();
  }

  @Test
  void aRefusedRequestMayBeSentAgainAndOneThatIsRunningWaits() {
    Program.problem(make(" ", "mended"), 422);
    assertThat(make("mended", "mended").statusCode()).isEqualTo(201);

    Program small = program.with(Scope.ACCOUNT);
    var requests = site.part(IdempotentRequests.class);
    String path = "/keys";
    String body = "{\"name\":\"slow\",\"scopes\":[\"account\"]}";
    assertThat(small.send("POST", path, body, "Idempotency-Key", "x").statusCode()).isEqualTo(201);
    JdbcClient.create(site.database().dataSource())
        .sql("UPDATE idempotent_request SET status = NULL, begun_at = begun_at + interval '1 hour'")
        .update();
    Program.problem(small.send("POST", path, body, "Idempotency-Key", "x"), 409);
    assertThat(requests.begin(new Repeatable(small.owner().id(), "new", "")))
        .isEqualTo(new IdempotentRequests.First());
  }

  @Test
  void readsThatChangedNothingAnswerShort() {
    HttpResponse<String> list = program.get("/keys");
    String tag = list.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = program.get("/keys", "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void aChangeOfWhatAnotherChangedIsRefused() {
    String wish =
        "{'origin':'ZRH','destination':'ATH','dates':{'from':'%s'},'label':'%s'}"
            .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(70), "=1+1\\r\\nBcc: x");
    Program.problem(program.send("POST", "/watches", wish), 422);
    HttpResponse<String> made =
        program.send("POST", "/watches", wish.replace("=1+1\\r\\nBcc: x", "Greece"));
    String path = "/watches/" + Program.json(made).path("id").asString();
    String tag = program.get(path).headers().firstValue("ETag").orElseThrow();
    assertThat(made.headers().firstValue("ETag")).hasValue(tag);
    assertThat(program.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);

    HttpResponse<String> paused = program.send("POST", path + "/pause", "", "If-Match", tag);
    assertThat(paused.statusCode()).isEqualTo(200);
    for (String method : new String[] {"PUT", "DELETE"}) {
      JsonNode problem =
          Program.problem(
              program.send(
                  method, path, wish.replace("=1+1\\r\\nBcc: x", "Other"), "If-Match", tag),
              412);
      assertThat(problem.path("detail").asString()).contains("read it again");
    }
    Program.problem(program.send("POST", path + "/resume", "", "If-Match", tag), 412);
    assertThat(program.read(path).path("state").asString()).isEqualTo("PAUSED");
    String now = paused.headers().firstValue("ETag").orElseThrow();
    assertThat(program.send("DELETE", path, "", "If-Match", now).statusCode()).isEqualTo(204);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    Program.problem(
        program.send("POST", "/watches", "{'label':'" + "x".repeat(65_536) + "'}"), 413);
  }

  private static HttpResponse<String> make(String name, String key) {
    return program.send(
        "POST",
        "/keys",
        "{'name':'%s','scopes':['account']}".formatted(name),
        "Idempotency-Key",
        key);
  }

  private static long named(String name) {
    return program
        .read("/keys")
        .path("keys")
        .valueStream()
        .filter(key -> key.path("name").asString().equals(name))
        .count();
  }

  private static String storedBodies() {
    return JdbcClient.create(site.database().dataSource())
        .sql("SELECT coalesce(string_agg(encode(body, 'escape'), ''), '') FROM idempotent_request")
        .query(String.class)
        .single();
  }
}
