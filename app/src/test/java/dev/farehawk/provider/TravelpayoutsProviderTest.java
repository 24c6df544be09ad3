package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.Money;
import dev.farehawk.provider.travelpayouts.TravelpayoutsProvider;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TravelpayoutsProviderTest extends AdapterContract {

  private static final String DAY = "2027-03-14";

  @Override
  ProviderKind kind() {
    return ProviderKind.TRAVELPAYOUTS;
  }

  @Override
  ContractServer contract() {
    return new TravelpayoutsContract();
  }

  @Override
  List<UnaryOperator<ProviderRequest>> misunderstood() {
    return List.of(
        without("origin"),
        without("destination"),
        without("group_by"),
        having("departure_at", "March"),
        having("currency", "CHF"),
        having("cabin", "economy"));
  }

  @Override
  List<ErrorCase> errors() {
    return List.of(
        ErrorCase.json("AUTH", 401, error("not authorised")),
        ErrorCase.json("AUTH", 403, error("not for you")),
        ErrorCase.json("RATE_LIMITED", 429, error("too many requests")),
        ErrorCase.json("QUOTA_EXHAUSTED", 402, error("nothing left")),
        ErrorCase.json("INVALID", 400, error("origin is required")),
        ErrorCase.json("INVALID", 200, error("origin is not valid")),
        ErrorCase.json("EMPTY", 200, emptyReply()),
        ErrorCase.json("TRANSIENT", 500, error("something broke")),
        ErrorCase.json("TRANSIENT", 503, error("come back later")),
        ErrorCase.json("PERMANENT", 404, error("not found")),
        ErrorCase.json("PERMANENT", 410, error("no longer served")),
        ErrorCase.json(
            "MALFORMED", 200, "{\"success\": true, \"data\": [1], \"currency\": \"chf\"}"));
  }

  @Override
  String reply(String currency, String... prices) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < prices.length - 1; i++) {
      rows.append(row("2027-03-0" + (i + 1), prices[i], "")).append(",");
    }
    rows.append(row(DAY, prices[prices.length - 1], ""));
    return body(currency, rows.toString());
  }

  @Override
  String replyWithTheSameRowTwice() {
    return body("CHF", row(DAY, "88", "") + "," + row(DAY, "88", ""));
  }

  @Override
  String replyForRoundTrip() {
    return body("CHF", row(DAY, "88", "\"return_at\": \"2027-03-21T07:05:00+01:00\","));
  }

  @Override
  String emptyReply() {
    return "{\"success\": true, \"data\": {}, \"currency\": \"chf\"}";
  }

  @Override
  String error(String text) {
    return "{\"success\": false, \"data\": [], \"error\": \"" + text + "\"}";
  }

  private static String body(String currency, String rows) {
    return "{\"success\": true, \"data\": {%s}, \"currency\": \"%s\"}"
        .formatted(rows, currency.toLowerCase(java.util.Locale.ROOT));
  }

  private static String row(String day, String price, String more) {
    return """
    "%s": {"origin": "ZRH", "destination": "LON", "origin_airport": "ZRH",
      "destination_airport": "LHR", %s %s "airline": "LX", "flight_number": "318",
      "departure_at": "%sT07:05:00+01:00", "transfers": 0, "return_transfers": 0,
      "duration": 115, "duration_to": 115, "duration_back": 0,
      "link": "/search/ZRH1403LHR1?search_date=02032026&x=1"}\
    """
        .formatted(day, price.isEmpty() ? "" : "\"price\": " + price + ",", more, day);
  }

  @Test
  void aCachedPriceIsAsOldAsItsLinkSays() {
    Answer answer = found(call(StubProvider.json(200, reply("CHF", "88.5")))).answers().getFirst();

    assertThat(answer.freshness()).isEqualTo(Freshness.CACHED);
    assertThat(answer.granularity()).isEqualTo(Granularity.DATE_MIN);
    assertThat(answer.observedAt()).isEqualTo("2026-03-02T00:00:00Z");
    assertThat(answer.offers().getFirst().price()).isEqualTo(new Money(8_850, "CHF"));
  }

  @Test
  void anUndatedPriceCountsAsTheOldestTheCacheHolds() {
    StubProvider stub =
        StubProvider.json(200, reply("CHF", "88").replace("search_date=02032026", "x=y"));

    Answer answer = found(call(stub)).answers().getFirst();

    assertThat(answer.observedAt()).isBefore(java.time.Clock.systemUTC().instant());
    assertThat(answer.freshness()).isEqualTo(Freshness.CACHED);
  }

  @Test
  void anotherAirportOfTheSameCityIsNotOurs() {
    String body =
        reply("CHF", "88")
            .replace("\"destination_airport\": \"LHR\"", "\"destination_airport\": \"LGW\"");

    assertThat(error(call(StubProvider.json(200, body))))
        .isInstanceOf(ProviderError.Malformed.class);
  }

  @Test
  void asksOncePerMarketAndMonth() {
    FareQuery first = ASKED.query();
    FareQueryRef sameMonth = dated(8, first, LocalDate.of(2027, 3, 30));
    FareQueryRef nextMonth = dated(9, first, LocalDate.of(2027, 4, 1));

    List<ProviderRequest> requests =
        new TravelpayoutsProvider("calendar").plan(List.of(ASKED, sameMonth, nextMonth));

    assertThat(requests)
        .extracting(ProviderRequest::asked)
        .containsExactly(List.of(ASKED, sameMonth), List.of(nextMonth));
    assertThat(requests.getFirst().target())
        .contains("departure_at=2027-03&")
        .contains("currency=chf");
  }

  @Test
  void sendsItsKeyInAHeaderAlone() {
    StubProvider stub = StubProvider.json(200, reply("CHF", "88"));
    call(stub);

    assertThat(stub.questions())
        .singleElement()
        .returns(KEY, question -> question.header("X-Access-Token"))
        .satisfies(question -> assertThat(question.parameters()).doesNotContainValue(KEY));
  }

  private static FareQueryRef dated(long id, FareQuery query, LocalDate departure) {
    return new FareQueryRef(
        id, FareQuery.oneWay(query.market(), departure, query.pointOfSale(), query.currency()));
  }
}
