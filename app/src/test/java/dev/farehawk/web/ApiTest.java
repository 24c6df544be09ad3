package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.watch.Watches;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SiteTests.class)
class ApiTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EMAIL = "program@example.org";

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @SuppressWarnings("NullAway.Init")
  private static Account owner;

  @SuppressWarnings("NullAway.Init")
  private static String key;

  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(75);

  @BeforeAll
  static void signUp(RunningSite shared) {
    site = shared;
    var _ = site.visitor().signUp(EMAIL);
    owner = site.part(Accounts.class).authenticate(EMAIL, RunningSite.PASSWORD).orElseThrow();
    key = site.part(ApiKeys.class).create(owner.id(), "test").secret();
  }

  @Test
  void aTripHasSeveralPlacesAWayBackAndAParty() {
    String month = day.toString().substring(0, 7);
    HttpResponse<String> made =
        send(
            "POST",
            "/watches",
            """
            {"origins":["zrh","gva"],"destination":"LIS","dates":{"month":"%s"},
             "stay":{"leastNights":4},"adults":2,"cabin":"BUSINESS"}\
            """
                .formatted(month));
    JsonNode watch = JSON.readTree(made.body());

    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(watch.at("/trip/origins").toString()).isEqualTo("[\"ZRH\",\"GVA\"]");
    assertThat(watch.at("/trip/stay/mostNights").asInt()).isEqualTo(4);
    assertThat(watch.at("/dates/month").asString()).isEqualTo(month);
    LocalDate first = LocalDate.parse(watch.at("/fares/0/departure").asString());
    assertThat(watch.at("/fares/0/returning").asString()).isEqualTo(first.plusDays(4).toString());
    for (String nonsense :
        List.of(
            "\"dates\":{}",
            "\"dates\":{\"month\":\"May\"}",
            "\"dates\":{\"anyDay\":true},\"stay\":{\"returnOn\":\"2027-05-01\",\"leastNights\":2}",
            "\"dates\":{\"anyDay\":true},\"stay\":{}")) {
      assertThat(
              send(
                      "POST",
                      "/watches",
                      "{\"origin\":\"ZRH\",\"destination\":\"LIS\"," + nonsense + "}")
                  .statusCode())
          .as(nonsense)
          .isEqualTo(422);
    }
  }

  @Test
  void aFilteredWatchIsEditedSnoozedAndNotSetTwice() {
    String plain =
        "\"origin\":\"ZRH\",\"destination\":\"OPO\",\"dates\":{\"from\":\"%s\"}".formatted(day);
    String nonstop =
        ",\"filter\":{\"mostStops\":0,\"notAirlines\":[\"fr\"],\"departsFrom\":\"06:00\"}";
    JsonNode watch = JSON.readTree(send("POST", "/watches", "{" + plain + nonstop + "}").body());
    String path = "/watches/" + watch.path("id").asString();
    assertThat(watch.at("/filter/notAirlines/0").asString()).isEqualTo("FR");
    assertThat(watch.at("/filter/departsUntil").asString()).isEqualTo("23:59");

    HttpResponse<String> again = send("POST", "/watches", "{" + plain + nonstop + "}");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(JSON.readTree(again.body()).path("watch").asString()).isEqualTo("/api/v1" + path);

    JsonNode edited =
        JSON.readTree(
            send("PUT", path, "{" + plain + ",\"rule\":{\"kind\":\"NEW_LOW\",\"days\":30}}")
                .body());
    assertThat(edited.at("/watch/filter").isNull()).isTrue();
    assertThat(edited.at("/watch/rule/days").asInt()).isEqualTo(30);
    assertThat(edited.path("rearmed").asBoolean()).as("it had told nothing").isFalse();

    String until = day.minusDays(30) + "T00:00:00Z";
    assertThat(
            JSON.readTree(send("POST", path + "/snooze", "{\"until\":\"" + until + "\"}").body())
                .path("snoozedUntil")
                .asString())
        .isEqualTo(until);
    assertThat(send("POST", path + "/snooze", "{\"until\":\"2020-01-01T00:00:00Z\"}").statusCode())
        .isEqualTo(422);
    assertThat(JSON.readTree(send("POST", path + "/wake", "").body()).path("snoozedUntil").isNull())
        .isTrue();
    assertThat(
            send("POST", "/watches", "{" + plain + ",\"filter\":{\"mostStops\":4}}").statusCode())
        .isEqualTo(422);
  }

  @Test
  void aWatchIsSetReadPausedAndEnded() {
    HttpResponse<String> made =
        send(
            "POST",
            "/watches",
            "{\"origin\":\"ZRH\",\"destination\":\"lis\",\"dates\":{\"from\":\"%s\",\"flexDays\":3}}"
                .formatted(day));
    JsonNode watch = JSON.readTree(made.body());
    String path = "/watches/" + watch.path("id").asString();

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).hasValue("/api/v1" + path);
    assertThat(watch.propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "origin",
            "destination",
            "trip",
            "dates",
            "filter",
            "rule",
            "currency",
            "label",
            "state",
            "snoozedUntil",
            "alerts",
            "createdAt",
            "fares");
    assertThat(watch.path("destination").asString()).isEqualTo("LIS");
    assertThat(watch.path("rule").path("kind").asString()).isEqualTo("ORACLE");
    assertThat(watch.path("fares").size()).isEqualTo(7);
    assertThat(get(path)).isEqualTo(watch);
    assertThat(JSON.readTree(send("POST", path + "/pause", "").body()).path("state").asString())
        .isEqualTo("PAUSED");
    assertThat(send("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(send("GET", path, "").statusCode()).isEqualTo(404);
  }

  @Test
  void anAlertIsListedWithItsTimesAndDeliveries() {
    String id = watchBelow("CPH", "ARN", 500);
    var watch =
        site.part(Watches.class).list(owner.id()).stream()
            .filter(one -> one.id().toString().equals(id))
            .findFirst()
            .orElseThrow();
    String fare = "/watches/" + id + "/fares/" + watch.fareQueries().getFirst().id();
    FareStory.look(site, watch, 420_00);
    await().until(() -> get("/alerts").path("alerts").size() == 1);

    JsonNode alert = get("/alerts").path("alerts").get(0);
    assertThat(alert.path("watch").asString()).isEqualTo(id);
    assertThat(alert.path("amountMinor").asLong()).isEqualTo(420_00);
    assertThat(alert.path("rule").asString()).isEqualTo("TARGET");
    assertThat(alert.path("times").path("changed").isNull()).isTrue();
    assertThat(alert.path("times").propertyNames())
        .contains("observed", "sighted", "recorded", "alerted");
    JsonNode deliveries = get("/alerts/" + alert.path("id").asString()).path("deliveries");
    assertThat(deliveries.get(0).path("channel").asString()).isEqualTo("INBOX");
    assertThat(get(fare + "/history").path("overall").get(0).path("amountMinor").asLong())
        .isEqualTo(420_00);
    assertThat(get(fare + "/verdict").path("answer").asString()).isEqualTo("TOO_LITTLE_HISTORY");
    assertThat(send("GET", "/watches/" + id + "/fares/999999999/history", "").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "origin      | {}",
        "origin      | {'origin':'nowhere','destination':'LIS','dates':{'from':'DAY'}}",
        "destination | {'origin':'ZRH','destination':'ZRH','dates':{'from':'DAY'}}",
        "dates       | {'origin':'ZRH','destination':'LIS','dates':{'from':'2020-01-01'}}",
        "rule        | {'origin':'ZRH','destination':'LIS','dates':{'from':'DAY'},'rule':{'kind':'TARGET'}}",
        "rule        | {'origin':'ZRH','destination':'LIS','dates':{'from':'DAY'},'rule':{'kind':'FALLS_BY','percent':200}}",
      })
  void aWrongEntryNamesItsField(String field, String json) {
    HttpResponse<String> refused =
        send("POST", "/watches", json.replace('\'', '"').replace("DAY", day.toString()));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(refused.body());
    assertThat(problem.path("title").asString()).isEqualTo("Invalid entry");
    assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
    assertThat(problem.path("errors").get(0).path("message").asString()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /watches                | {'dates':     | 400",
        "POST | /watches                | {'dates':{'from':'soon'}} | 400",
        "GET  | /watches/not-an-id      | ''            | 400",
        "GET  | /nowhere                | ''            | 404",
        "PUT  | /watches                | {}            | 405",
        "GET  | /watches?cursor=AAAA    | ''            | 422",
        "GET  | /alerts?cursor=1        | ''            | 422",
      })
  void whatCannotBeReadIsAProblemInJson(String method, String path, String json, int status) {
    HttpResponse<String> refused = send(method, path, json.replace('\'', '"'));

    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(JSON.readTree(refused.body()).path("status").asInt()).isEqualTo(status);
  }

  @Test
  void placesAreFoundByEverybody() {
    HttpResponse<String> found = site.visitor().get("/api/v1/places?q=zurich&limit=2");

    JsonNode place = JSON.readTree(found.body()).path("places").get(0);
    assertThat(place.path("code").asString()).isEqualTo("ZRH");
    assertThat(List.copyOf(place.propertyNames()))
        .containsExactlyInAnyOrder("code", "kind", "city", "name", "country");
  }

  @Test
  void placesAreNamedInTheReadersLanguageAndTheirOwnComeFirst() {
    RunningSite.Visitor visitor = site.visitor();

    JsonNode lisbon =
        JSON.readTree(visitor.get("/api/v1/places?q=lisbonne&language=fr").body()).at("/places/0");
    assertThat(lisbon.path("city").asString()).isEqualTo("Lisbonne");
    assertThat(
            JSON.readTree(visitor.get("/api/v1/places?q=zrh&language=de").body())
                .at("/places/0/country")
                .asString())
        .isEqualTo("Schweiz");
    assertThat(
            JSON.readTree(visitor.get("/api/v1/places?q=san&prefer=zrh,sjo").body())
                .at("/places/0/code")
                .asString())
        .isEqualTo("SJO");
    assertThat(visitor.get("/api/v1/places?q=san&language=tlh").statusCode()).isEqualTo(200);
  }

  private String watchBelow(String origin, String destination, int amount) {
    String wish =
        """
        {"origin":"%s","destination":"%s","dates":{"from":"%s"},
         "rule":{"kind":"TARGET","amount":%d,"currency":"DKK"}}
        """
            .formatted(origin, destination, day, amount);
    return JSON.readTree(send("POST", "/watches", wish).body()).path("id").asString();
  }

  private static JsonNode get(String path) {
    HttpResponse<String> answer = send("GET", path, "");
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> send(String method, String path, String json) {
    return site.visitor().send(method, "/api/v1" + path, json, "Authorization", "Bearer " + key);
  }
}
