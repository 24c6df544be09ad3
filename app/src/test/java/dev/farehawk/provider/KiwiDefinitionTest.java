package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.provider.declarative.DeclaredContract;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KiwiDefinitionTest extends AdapterContract {

  private static final DeclaredContract DEFINITION =
      DeclaredContract.of("shipped:kiwi-tequila-search");

  @Override
  ProviderKind kind() {
    return ProviderKind.DECLARATIVE;
  }

  @Override
  DeclaredContract definition() {
    return DEFINITION;
  }

  @Override
  ContractServer contract() {
    return new KiwiContract();
  }

  @Override
  List<UnaryOperator<ProviderRequest>> misunderstood() {
    return List.of(
        without("fly_from"),
        without("date_from"),
        having("date_to", "2027-03-14"),
        having("selected_cabins", "ECONOMY"),
        having("limit", "1001"),
        having("nonsense", "1"));
  }

  @Override
  List<ErrorCase> errors() {
    return List.of(
        ErrorCase.json("AUTH", 403, KiwiContract.error("Forbidden", "Invalid apikey")),
        ErrorCase.json("AUTH", 401, KiwiContract.error("Unauthorized", "no apikey")),
        ErrorCase.json("RATE_LIMITED", 429, KiwiContract.error("Too Many Requests", "slow down")),
        ErrorCase.json("QUOTA_EXHAUSTED", 402, KiwiContract.error("Payment Required", "unpaid")),
        ErrorCase.json("INVALID", 400, KiwiContract.error("Bad Request", "wrong fly_to")),
        ErrorCase.json("INVALID", 422, KiwiContract.error("Unprocessable Entity", "no such place")),
        ErrorCase.json("EMPTY", 200, emptyReply()),
        ErrorCase.json("TRANSIENT", 500, KiwiContract.error("Internal Server Error", "oops")),
        ErrorCase.json("TRANSIENT", 503, "busy"),
        ErrorCase.json("PERMANENT", 404, KiwiContract.error("Not Found", "no such service")),
        ErrorCase.json("MALFORMED", 200, "{\"search_id\": \"1\", \"currency\": \"CHF\"}"));
  }

  @Override
  String error(String text) {
    return KiwiContract.error("Bad Request", text);
  }

  @Override
  String reply(String currency, String... prices) {
    return body(
        currency,
        IntStream.range(0, prices.length)
            .mapToObj(i -> trip("t" + i, prices[i], flight("LX", "ZRH", "LHR", 0)))
            .collect(Collectors.joining(",")));
  }

  @Override
  String replyWithTheSameRowTwice() {
    String row = trip("t", "88", flight("LX", "ZRH", "LHR", 0));
    return body("CHF", row + "," + row);
  }

  @Override
  String replyForRoundTrip() {
    String flights = flight("LX", "ZRH", "LHR", 0) + "," + flight("LX", "LHR", "ZRH", 1);
    return body("CHF", trip("t", "88", flights));
  }

  @Override
  String emptyReply() {
    return body("CHF", "");
  }

  private static String body(String currency, String trips) {
    return """
    {"search_id": "b7a4", "currency": "%s", "fx_rate": 0.94, "_results": 1, "data": [%s]}\
    """
        .formatted(currency, trips);
  }

  private static String trip(String id, String price, String flights) {
    return """
    {"id": "%s", %s "flyFrom": "ZRH", "flyTo": "LHR", "cityFrom": "Zürich 蘇黎世",
     "airlines": ["LX"], "availability": {"seats": 5}, "quality": 88.1,
     "duration": {"departure": 6900, "return": 0, "total": 6900},
     "deep_link": "https://www.kiwi.com/deep?from=ZRH&to=LHR",
     "local_departure": "2027-03-14T07:05:00.000Z", "route": [%s]}\
    """
        .formatted(id, price.isEmpty() ? "" : "\"price\": " + price + ",", flights);
  }

  private static String flight(String carrier, String from, String to, int back) {
    return """
    {"flyFrom": "%s", "flyTo": "%s", "airline": "%s", "flight_no": 318, "return": %d,
     "vehicle_type": "aircraft", "local_departure": "2027-03-%dT07:05:00.000Z"}\
    """
        .formatted(from, to, carrier, back, back == 1 ? 21 : 14);
  }

  @Test
  void readsAConnectionInNormalForm() {
    String flights = flight("SN", "ZRH", "BRU", 0) + "," + flight("BA", "BRU", "LHR", 0);

    ProviderResult.Found found = found(call(replying(body("CHF", trip("t", "77.5", flights)))));

    Offer offer = found.answers().getFirst().offers().getFirst();
    assertThat(found.requestId()).isEqualTo("b7a4");
    assertThat(offer.carrier().iata()).isEqualTo("SN");
    assertThat(offer.stops()).isEqualTo(StopsClass.ONE);
    assertThat(offer.price()).isEqualTo(new Money(7_750, "CHF"));
    assertThat(offer.basis()).isEqualTo(PriceBasis.PARTY_TOTAL);
    assertThat(offer.duration()).isEqualTo(Duration.ofMinutes(115));
    assertThat(offer.seatsLeft()).isEqualTo(5);
    assertThat(offer.link()).isEqualTo("https://www.kiwi.com/deep?from=ZRH&to=LHR");
  }

  @Test
  void aTrainOnTheWayIsAnotherProduct() {
    String flights =
        flight("LX", "ZRH", "BSL", 0).replace("aircraft", "train")
            + ","
            + flight("BA", "BSL", "LHR", 0);
    ProviderResult.Found found =
        found(
            call(
                replying(
                    body(
                        "CHF",
                        trip("t", "50", flights)
                            + ","
                            + trip("u", "88", flight("LX", "ZRH", "LHR", 0))))));

    assertThat(prices(found)).containsExactly(new Money(8_800, "CHF"));
    assertThat(found.dropped()).containsEntry(RowFault.OTHER_TRIP, 1);
  }

  @Test
  void asksForARoundTripOfAPartyInItsOwnWords() {
    FareQuery query =
        new FareQuery(
            Market.of("ZRH", "LHR"),
            LocalDate.of(2027, 3, 14),
            LocalDate.of(2027, 3, 21),
            2,
            Cabin.PREMIUM_ECONOMY,
            "CH",
            "CHF");

    ProviderRequest request =
        DEFINITION.contract().adapter("kiwi").plan(List.of(new FareQueryRef(1, query))).getFirst();

    assertThat(request.parameters())
        .containsEntry("return_from", "21/03/2027")
        .containsEntry("return_to", "21/03/2027")
        .containsEntry("adults", "2")
        .containsEntry("selected_cabins", "W");
  }
}
