package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.provider.duffel.DuffelProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DuffelProviderTest extends AdapterContract {

  @Override
  ProviderKind kind() {
    return ProviderKind.DUFFEL;
  }

  @Override
  ContractServer contract() {
    return new DuffelContract();
  }

  @Override
  int good() {
    return 201;
  }

  @Override
  String price(String plain) {
    return "\"" + plain + "\"";
  }

  @Override
  List<String> impossiblePrices() {
    return TextPrices.IMPOSSIBLE;
  }

  @Override
  List<UnaryOperator<ProviderRequest>> misunderstood() {
    return List.of(
        without("return_offers"),
        having("supplier_timeout", "1"),
        request -> with(request, request.parameters(), new LinkedHashMap<>(), request.body()),
        request -> with(request, request.parameters(), version("v1"), request.body()),
        body("\"origin\":\"ZRH\"", "\"origin\":\"Zurich\""),
        body("2027-03-14", "2027-02-30"),
        body("\"type\":\"adult\"", "\"type\":\"cat\""),
        body("economy", "hold"),
        body("{\"data\"", "{\"date\""));
  }

  private static SequencedMap<String, String> version(String version) {
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    headers.put("Duffel-Version", version);
    return headers;
  }

  private static UnaryOperator<ProviderRequest> body(String part, String other) {
    return request -> {
      ProviderRequest.Body body = request.body();
      assertThat(body).isNotNull();
      assertThat(body.text()).contains(part);
      return with(
          request,
          request.parameters(),
          request.headers(),
          ProviderRequest.Body.json(body.text().replace(part, other)));
    };
  }

  @Override
  List<ErrorCase> errors() {
    return List.of(
        error("AUTH", 401, "authentication_error", "access_token_not_found", ""),
        error("AUTH", 403, "invalid_request_error", "insufficient_permissions", ""),
        error("RATE_LIMITED", 429, "rate_limit_error", "rate_limit_exceeded", ""),
        error("QUOTA_EXHAUSTED", 402, "invalid_request_error", "payment_required", ""),
        error("INVALID", 400, "invalid_request_error", "bad_request", ""),
        error("INVALID", 422, "validation_error", "validation_required", "{\"field\": \"slices\"}"),
        ErrorCase.json("EMPTY", 201, emptyReply()),
        error("TRANSIENT", 500, "airline_error", "airline_internal", "\"some_airline\""),
        error("TRANSIENT", 502, "airline_error", "bad_gateway", "\"some_airline\""),
        error("TRANSIENT", 503, "api_error", "service_unavailable", ""),
        error("TRANSIENT", 504, "airline_error", "airline_timeout", ""),
        error("PERMANENT", 404, "invalid_request_error", "not_found", ""),
        ErrorCase.json("MALFORMED", 201, "{\"data\": {\"id\": \"orq_1\"}}"));
  }

  private static ErrorCase error(String kind, int status, String type, String code, String source) {
    String written = source.isEmpty() ? "" : "\"source\": " + source + ",";
    return ErrorCase.json(
        kind, status, DuffelContract.refusal(status, type, code, "because", written).body());
  }

  @Override
  String error(String text) {
    return DuffelContract.refusal(400, "invalid_request_error", "any", text, "").body();
  }

  @Override
  String reply(String currency, String... prices) {
    return body(
        true,
        IntStream.range(0, prices.length)
            .mapToObj(i -> offer("off_" + i, currency, prices[i], direct()))
            .collect(Collectors.joining(",")));
  }

  @Override
  String replyWithTheSameRowTwice() {
    String row = offer("off_1", "CHF", "\"88.00\"", direct());
    return body(true, row + "," + row);
  }

  @Override
  String replyForRoundTrip() {
    return body(true, offer("off_1", "CHF", "\"88.00\"", direct() + "," + direct()));
  }

  @Override
  String emptyReply() {
    return body(true, "");
  }

  private static String body(boolean live, String offers) {
    return """
    {"data": {"id": "orq_0815", "live_mode": %s, "cabin_class": "economy",
      "created_at": "2026-11-20T10:00:14.498018Z", "passengers": [{"id": "pas_1", "type": "adult"}],
      "slices": [{"origin": {"iata_code": "ZRH"}, "destination": {"iata_code": "LHR"}}],
      "offers": [%s]}}\
    """
        .formatted(live, offers);
  }

  private static String offer(String id, String currency, String amount, String slices) {
    return """
    {"id": "%s", "live_mode": true, "total_currency": "%s", %s
     "tax_amount": "1.00", "tax_currency": "%s", "expires_at": "2026-11-20T10:30:14Z",
     "owner": {"iata_code": "BA", "name": "Grüße aus 蘇黎世"}, "slices": [%s]}\
    """
        .formatted(
            id,
            currency,
            amount.isEmpty() ? "" : "\"total_amount\": " + amount + ",",
            currency,
            slices);
  }

  private static String direct() {
    return slice(segment("LX", "ZRH", "LHR", "2027-03-14T07:05:00", ""));
  }

  private static String slice(String segments) {
    return """
    {"id": "sli_1", "duration": "PT1H55M", "fare_brand_name": "Light", "segments": [%s]}\
    """
        .formatted(segments);
  }

  private static String segment(String carrier, String from, String to, String at, String more) {
    return """
    {"marketing_carrier": {"iata_code": "%s"}, "operating_carrier": {"iata_code": "XX"},
     "marketing_carrier_flight_number": "318", "origin": {"iata_code": "%s"},
     "destination": {"iata_code": "%s"}, %s "departing_at": "%s"}\
    """
        .formatted(carrier, from, to, more, at);
  }

  @Test
  void readsAnItineraryWithItsStops() {
    String connection =
        slice(
            segment("SN", "ZRH", "BRU", "2027-03-14T07:05:00", "")
                + ","
                + segment(
                    "BA", "BRU", "LHR", "2027-03-14T10:05:00", "\"stops\": [{\"id\": \"s\"}],"));
    String body = body(true, offer("off_1", "CHF", "\"77.5\"", connection));

    ProviderResult.Found found = found(call(replying(body)));

    assertThat(found.requestId()).isEqualTo("orq_0815");
    Answer answer = found.answers().getFirst();
    assertThat(answer.freshness()).isEqualTo(Freshness.LIVE);
    assertThat(answer.granularity()).isEqualTo(Granularity.ITINERARY);
    assertThat(answer.offers())
        .singleElement()
        .returns(new Money(7_750, "CHF"), offer -> offer.price())
        .returns(PriceBasis.PARTY_TOTAL, offer -> offer.basis())
        .returns("SN", offer -> offer.carrier().iata())
        .returns(StopsClass.TWO_PLUS, offer -> offer.stops())
        .returns(Duration.ofMinutes(115), offer -> offer.duration())
        .returns(null, offer -> offer.link());
  }

  @Test
  void leavesOutOtherCurrenciesAndKeepsTheRest() {
    String rows =
        String.join(
            ",",
            offer("off_1", "GBP", "\"40.00\"", direct()),
            offer("off_2", "CHF", "\"88.00\"", direct()),
            offer("off_3", "GBP", "\"41.00\"", direct()),
            offer("off_4", "CHF", "\"12.00\"", direct()).replace("true", "false"));

    ProviderResult.Found found = found(call(replying(body(true, rows))));

    assertThat(prices(found)).containsExactly(new Money(8_800, "CHF"));
    assertThat(found.dropped())
        .containsEntry(RowFault.OTHER_CURRENCY, 2)
        .containsEntry(RowFault.TEST_OFFER, 1);
  }

  @Test
  void aTestKeysOffersAreNoPrices() {
    String body = body(false, offer("off_1", "CHF", "\"12.00\"", direct()));

    assertThat(error(call(replying(body))))
        .isInstanceOf(ProviderError.Auth.class)
        .extracting(ProviderError::message)
        .asString()
        .contains("test key");
  }

  @Test
  void anAirlinesFailureIsNotRepeatedAtOnce() {
    for (int status : new int[] {500, 502, 503}) {
      ProviderError error = error(call(StubProvider.json(status, error("the airline failed"))));

      assertThat(error)
          .isInstanceOfSatisfying(
              ProviderError.Transient.class,
              passing ->
                  assertThat(passing.again())
                      .isEqualTo(
                          status == 503
                              ? ProviderError.Transient.Again.SOON
                              : ProviderError.Transient.Again.IN_TURN));
    }
  }

  @Test
  void waitsUntilTheHttpDateOfItsReset() {
    String reset =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Clock.systemUTC().instant().plusSeconds(40).atOffset(ZoneOffset.UTC));
    StubProvider busy =
        ErrorCase.json("", 429, error("slow down")).with("ratelimit-reset", reset).stub();

    assertThat(error(call(busy)))
        .isInstanceOfSatisfying(
            ProviderError.RateLimited.class,
            limited ->
                assertThat(limited.retryAfter())
                    .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(40)));
  }

  @Test
  void readsTheManyOffersOfABusyRoute() {
    String rows =
        IntStream.range(0, 5_000)
            .mapToObj(i ->
                offer("off_" + i, "CHF", "\"" + (100 + i) + ".00\"", direct())
                    .replace(
                        "\"live_mode\"",
                        "\"padding\": \"" + "x".repeat(1_000) + "\", \"live_mode\""))
            .collect(Collectors.joining(","));

    assertThat(rows.length()).isGreaterThan(6 << 20);
    assertThat(prices(found(call(replying(body(true, rows)))))).hasSize(5_000);
  }

  @Test
  void asksForTheWholeParty() {
    FareQuery one = ASKED.query();
    FareQuery three =
        new FareQuery(one.market(), one.departure(), null, 3, Cabin.PREMIUM_ECONOMY, "CH", "CHF");

    ProviderRequest request =
        new DuffelProvider("duffel").plan(List.of(new FareQueryRef(8, three))).getFirst();

    assertThat(request.body())
        .isEqualTo(
            ProviderRequest.Body.json(
                "{\"data\":{\"slices\":[{\"origin\":\"ZRH\",\"destination\":\"LHR\","
                    + "\"departure_date\":\"2027-03-14\"}],\"passengers\":[{\"type\":\"adult\"},"
                    + "{\"type\":\"adult\"},{\"type\":\"adult\"}],"
                    + "\"cabin_class\":\"premium_economy\",\"max_connections\":1}}"));
  }
}
