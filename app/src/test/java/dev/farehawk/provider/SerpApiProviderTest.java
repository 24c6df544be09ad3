package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.StopsClass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SerpApiProviderTest extends AdapterContract {

  @Override
  ProviderKind kind() {
    return ProviderKind.SERPAPI;
  }

  @Override
  ContractServer contract() {
    return new SerpApiContract();
  }

  @Override
  List<UnaryOperator<ProviderRequest>> misunderstood() {
    return List.of(
        without("engine"),
        without("departure_id"),
        without("arrival_id"),
        without("outbound_date"),
        having("outbound_date", "2027-02-30"),
        having("travel_class", "5"),
        having("adults", "0"),
        having("colour", "red"));
  }

  @Override
  List<ErrorCase> errors() {
    return List.of(
        ErrorCase.json("AUTH", 401, error("this API key is not known")),
        ErrorCase.json("AUTH", 403, error("the account is closed")),
        ErrorCase.json("RATE_LIMITED", 429, error("too many searches in this hour")),
        ErrorCase.json("QUOTA_EXHAUSTED", 429, error("Your account has run out of searches.")),
        ErrorCase.json("INVALID", 400, error("parameter hl is not valid")),
        ErrorCase.json("EMPTY", 200, emptyReply()),
        ErrorCase.json("TRANSIENT", 500, error("something broke")),
        ErrorCase.json("TRANSIENT", 503, error("come back later")),
        ErrorCase.json("TRANSIENT", 200, error("could not be completed")),
        ErrorCase.json("TRANSIENT", 200, emptyReply().replace("Success", "Processing")),
        ErrorCase.json("PERMANENT", 404, error("there is no such page")),
        ErrorCase.json("PERMANENT", 410, error("this search has expired")),
        ErrorCase.json("MALFORMED", 200, "{\"flights\": []}"));
  }

  @Override
  String reply(String currency, String... prices) {
    return body(
        currency,
        "2",
        IntStream.range(0, prices.length)
            .mapToObj(i -> trip(i, prices[i]))
            .collect(Collectors.joining(",")));
  }

  @Override
  String replyWithTheSameRowTwice() {
    return body("CHF", "2", trip(1, "88") + "," + trip(1, "88"));
  }

  @Override
  String replyForRoundTrip() {
    return body("CHF", "1", trip(1, "88"));
  }

  @Override
  String emptyReply() {
    return body("CHF", "2", "").replaceFirst("}$", ",\"error\":\"no results for this query\"}");
  }

  @Override
  String error(String text) {
    return "{\"error\": \"" + text + "\"}";
  }

  private static String body(String currency, String type, String trips) {
    return """
    {"search_metadata": {"id": "66f1", "status": "Success"},
     "search_parameters": {"engine": "google_flights", "type": "%s", "departure_id": "ZRH",
       "arrival_id": "LHR", "outbound_date": "2027-03-14", "currency": "%s"},
     "best_flights": [%s]}\
    """
        .formatted(type, currency, trips);
  }

  private static String trip(int number, String price) {
    return """
    {"flights": [{"departure_airport": {"name": "Zürich 蘇黎世", "id": "ZRH", "time": "2027-03-14 07:05"},
       "arrival_airport": {"name": "Heathrow", "id": "LHR", "time": "2027-03-14 08:00"},
       "duration": 115, "airline": "Swiss", "flight_number": "LX 3%d"}],
     "total_duration": 115, "link": "x", %s "type": "One way"}\
    """
        .formatted(number, price.isEmpty() ? "" : "\"price\": " + price + ",");
  }

  private static String connection(String price) {
    return """
    {"flights": [
       {"departure_airport": {"id": "ZRH", "time": "2027-03-14 07:05"},
        "arrival_airport": {"id": "BRU", "time": "2027-03-14 08:00"}, "flight_number": "SN 2711"},
       {"departure_airport": {"id": "BRU", "time": "2027-03-14 10:05"},
        "arrival_airport": {"id": "LHR", "time": "2027-03-14 10:30"}, "flight_number": "BA 389"}],
     "total_duration": 265, "price": %s, "type": "One way"}\
    """
        .formatted(price);
  }

  @Test
  void takesTheCarrierFromTheFirstFlightNumberAndCountsStops() {
    ProviderResult.Found found =
        found(call(StubProvider.json(200, body("CHF", "2", connection("77")))));

    var offer = found.answers().getFirst().offers().getFirst();
    assertThat(offer.carrier()).isEqualTo(new CarrierCode("SN"));
    assertThat(offer.stops()).isEqualTo(StopsClass.ONE);
    assertThat(found.answers().getFirst().freshness()).isEqualTo(Freshness.LIVE);
    assertThat(found.requestId()).isEqualTo("66f1");
  }

  @Test
  void leavesOutBadRowsAndKeepsTheGoodOnes() {
    String trips = String.join(",", trip(1, "-5"), trip(2, ""), connection("77"));

    ProviderResult.Found found = found(call(StubProvider.json(200, body("CHF", "2", trips))));

    assertThat(prices(found)).containsExactly(new Money(7_700, "CHF"));
    assertThat(found.dropped())
        .containsEntry(RowFault.PRICE_IMPOSSIBLE, 1)
        .containsEntry(RowFault.PRICE_MISSING, 1);
  }

  @Test
  void anOldSearchIsCached() {
    String old =
        reply("CHF", "88")
            .replace(
                "\"status\": \"Success\"",
                "\"status\": \"Success\", \"processed_at\": \"2026-01-02 03:04:05 UTC\"");

    Answer answer = found(call(StubProvider.json(200, old))).answers().getFirst();

    assertThat(answer.freshness()).isEqualTo(Freshness.CACHED);
    assertThat(answer.observedAt()).isEqualTo("2026-01-02T03:04:05Z");
  }

  private @Nullable PriceContext context(String insights) {
    String reply = reply("CHF", "88").replaceFirst("}$", ",\"price_insights\": " + insights + "}");
    return found(call(StubProvider.json(200, reply))).answers().getFirst().context();
  }

  @Test
  void keepsWhatGoogleSaysOfThePricesApartFromTheOffers() {
    long day = LocalDate.of(2026, 1, 20).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    PriceContext context =
        context(
            """
            {"lowest_price": 88, "price_level": "low", "typical_price_range": [95, 160],
             "price_history": [[%d, 130], [%d, 121]]}\
            """
                .formatted(day + 86_400, day));

    assertThat(context)
        .isEqualTo(
            new PriceContext(
                "Google Flights",
                "CHF",
                8_800L,
                PriceContext.Level.LOW,
                new PriceContext.Range(9_500, 16_000),
                List.of(
                    new PriceContext.Past(Instant.ofEpochSecond(day), 12_100),
                    new PriceContext.Past(Instant.ofEpochSecond(day + 86_400), 13_000))));
    assertThat(found(call(StubProvider.json(200, reply("CHF", "88")))).answers().getFirst())
        .extracting(Answer::context)
        .isNull();
  }

  @Test
  void whatCannotBeReadOfTheInsightsCountsAsNotSaid() {
    for (String odd :
        List.of(
            "null",
            "7",
            "[]",
            "{}",
            "{\"lowest_price\": -1, \"price_level\": \"odd\", \"price_history\": 7}",
            "{\"typical_price_range\": [160, 95]}",
            "{\"typical_price_range\": [95]}",
            "{\"typical_price_range\": [95, 120, 130]}",
            "{\"typical_price_range\": \"95-120\"}",
            "{\"price_history\": [[1, 2], [], [\"x\", 3], [99999999999999, 5], [4000000000, 5]]}")) {
      assertThat(context(odd)).as(odd).isNull();
    }
    PriceContext half = context("{\"lowest_price\": 1e300, \"typical_price_range\": [95, 95]}");
    assertThat(half).isNotNull();
    assertThat(half.lowestMinor()).isNull();
    assertThat(half.typical()).isEqualTo(new PriceContext.Range(9_500, 9_500));
  }

  @Test
  void keepsNoMoreOfItsHistoryThanFits() {
    long end = LocalDate.of(2026, 1, 20).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    String history =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "[%d, %d]".formatted(end - i * 3600L, 100 + i))
            .collect(Collectors.joining(",", "{\"price_history\": [", "]}"));

    PriceContext context = context(history);

    assertThat(context).isNotNull();
    assertThat(context.past()).hasSize(PriceContext.MOST_PAST);
    assertThat(context.past().getLast().at().getEpochSecond()).isEqualTo(end);
  }

  @Test
  void asksForAFreshOneWaySearchAndSendsItsKey() {
    StubProvider stub = StubProvider.json(200, reply("CHF", "88"));
    call(stub);

    String query = stub.asked().getFirst().getRawQuery();
    assertThat(Arrays.asList(query.split("&", -1)))
        .contains(
            "engine=google_flights",
            "type=2",
            "departure_id=ZRH",
            "arrival_id=LHR",
            "outbound_date=2027-03-14",
            "currency=CHF",
            "gl=ch",
            "no_cache=true",
            "api_key=S3CR3T%2Bkey%2Fvalue");
  }

  @Test
  void theAccountTellsWhatARefusalMeans() {
    String tooMany = error("you are refused");

    assertThat(refusedWith(tooMany, "{\"plan_searches_left\": 0, \"total_searches_left\": 0}"))
        .isInstanceOf(ProviderError.QuotaExhausted.class);
    assertThat(
            refusedWith(
                tooMany,
                "{\"total_searches_left\": 9, \"account_rate_limit_per_hour\": 50,"
                    + " \"last_hour_searches\": 50}"))
        .isInstanceOfSatisfying(
            ProviderError.RateLimited.class,
            limited ->
                assertThat(limited.message()).contains("you are refused").contains("this hour"));
    assertThat(
            refusedWith(
                tooMany,
                "{\"total_searches_left\": 9, \"account_rate_limit_per_hour\": 50,"
                    + " \"this_hour_searches\": 3}"))
        .isEqualTo(new ProviderError.RateLimited("HTTP 429: you are refused", SHORT_REST));
    assertThat(refusedWith(tooMany, "no JSON at all"))
        .isEqualTo(new ProviderError.RateLimited("HTTP 429: you are refused", SHORT_REST));
  }

  private static final Duration SHORT_REST = Duration.ofSeconds(2);

  private ProviderError refusedWith(String refusal, String account) {
    StubProvider stub =
        new StubProvider(exchange -> {
          boolean asksForAccount = exchange.getRequestURI().getPath().equals("/account.json");
          StubProvider.send(
              exchange,
              asksForAccount ? 200 : 429,
              "application/json",
              asksForAccount ? account : refusal);
        });
    ProviderError error = error(call(stub));
    assertThat(stub.questions())
        .extracting(Question::path)
        .containsExactly("/search.json", "/account.json");
    return error;
  }
}
