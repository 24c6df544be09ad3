package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SiteTests.class)
class CapacityApiTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SMALL = "users=2000&watches=5000&markets=200";

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @SuppressWarnings("NullAway.Init")
  private static String key;

  @BeforeAll
  static void signUp(RunningSite shared) {
    site = shared;
    key = newKey("capacity@example.org");
  }

  @Test
  void saysWhatABudgetBuys() {
    HttpResponse<String> response = ask(key, SMALL + "&budget=0.5");
    JsonNode answer = JSON.readTree(response.body());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(answer.at("/question/callsPerSecond").asDouble()).isEqualTo(0.5);
    assertThat(answer.at("/coverage/fareQueries").asInt()).isEqualTo(3000);
    assertThat(answer.at("/coverage/fullCallsPerDay").asInt()).isEqualTo(480_000);
    assertThat(answer.at("/onTime/now/expected").asDouble())
        .isBetween(0.3, answer.at("/onTime/now/boundAny").asDouble());
    assertThat(answer.at("/money").size()).isEqualTo(4);
    assertThat(answer.at("/basis/caveats").size()).isPositive();
  }

  @Test
  void asksByMoneyToo() {
    JsonNode answer = JSON.readTree(ask(key, SMALL + "&moneyPerDay=216&price=0.005").body());

    assertThat(answer.at("/question/callsPerSecond").asDouble()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "watches=0,watches",
    "watches=2500001,watches",
    "markets=0,markets",
    "budget=-1,budget",
    "budget=NaN,budget",
    "moneyPerDay=1&price=0,price"
  })
  void namesTheWrongField(String query, String field) {
    HttpResponse<String> response = ask(key, query);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(JSON.readTree(response.body()).at("/errors/0/field").asString()).isEqualTo(field);
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThat(ask(key, "users=many").statusCode()).isEqualTo(400);
  }

  @Test
  void asksWhoItIs() {
    assertThat(site.visitor().get("/api/v1/capacity?" + SMALL).statusCode()).isEqualTo(401);
  }

  @Test
  void limitsNewQuestionsOfAnAccountAndStillAnswersOldOnes() {
    String busy = newKey("busy@example.org");
    for (int i = 1; i <= 30; i++) {
      assertThat(ask(busy, "watches=10&markets=1&budget=" + i).statusCode()).isEqualTo(200);
    }

    HttpResponse<String> refused = ask(busy, "watches=10&markets=1&budget=31");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(JSON.readTree(refused.body()).path("detail").asString()).contains("30");
    assertThat(ask(busy, "watches=10&markets=1&budget=30").statusCode()).isEqualTo(200);
  }

  private static String newKey(String email) {
    return Program.of(site, email, Role.OPERATOR).key();
  }

  private static HttpResponse<String> ask(String key, String query) {
    return site.visitor().get("/api/v1/capacity?" + query, "Authorization", "Bearer " + key);
  }
}
