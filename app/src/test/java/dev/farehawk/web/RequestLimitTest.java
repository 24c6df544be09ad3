package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Scope;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What callers are told who ask too much; on a service that allows little. */
class RequestLimitTest {

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void start() throws IOException {
    site =
        new RunningSite(
            List.of(
                "--farehawk.api.requests-per-key=3",
                "--farehawk.api.requests-per-account=4",
                "--farehawk.api.requests-per-address=2"),
            Set.of(),
            Map.of());
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void keysAndTheirAccountAreHeldToTheirShares() {
    Program one = Program.of(site, "busy@example.org");
    Program other = one.with(Scope.WATCHES_READ);
    HttpResponse<String> first = one.get("/watches");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("RateLimit-Policy"))
        .hasValue("\"key\";q=3;w=60, \"account\";q=4;w=60");
    assertThat(first.headers().firstValue("RateLimit"))
        .hasValue("\"key\";r=2;t=20, \"account\";r=3;t=15");
    var _ = one.get("/watches");
    var _ = one.get("/watches");

    HttpResponse<String> refused = one.get("/watches");
    JsonNode problem = Program.problem(refused, 429);
    assertThat(problem.path("violated-policies").toString()).isEqualTo("[\"key\"]");
    assertThat(problem.path("type").asString()).endsWith("#quota-exceeded");
    assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 20);
    JsonNode ofAccount = Program.problem(other.get("/watches"), 429);
    assertThat(ofAccount.path("violated-policies").toString()).isEqualTo("[\"account\"]");
  }

  @Test
  void strangersAndGuessedKeysAreHeldToTheShareOfTheirAddress() {
    String[] guess = {"Authorization", "Bearer fhk_guess"};
    assertThat(site.visitor().get("/api/v1/places?q=zrh", guess).statusCode()).isEqualTo(200);
    Program.problem(site.visitor().get("/api/v1/watches", guess), 401);

    Program.problem(site.visitor().get("/api/v1/watches", guess), 429);
    assertThat(site.visitor().get("/login").statusCode()).as("pages go on").isEqualTo(200);
  }
}
