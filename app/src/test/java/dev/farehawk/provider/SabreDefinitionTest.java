package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.provider.declarative.DeclaredContract;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SabreDefinitionTest extends AdapterContract {

  private static final DeclaredContract DEFINITION =
      DeclaredContract.of("shipped:sabre-instaflights");

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
    return new SabreContract();
  }

  @Override
  ProviderKey key() {
    return SabreContract.KEY;
  }

  @Override
  ProviderKey wrongKey() {
    return ProviderKey.login("VjE6YWJj", "MHRoZXIra2V5");
  }

  @Override
  List<UnaryOperator<ProviderRequest>> misunderstood() {
    return List.of(
        without("origin"),
        without("departuredate"),
        having("departuredate", "14.03.2027"),
        having("limit", "51"),
        having("offset", "0"));
  }

  @Override
  List<ErrorCase> errors() {
    return List.of(
        refusal("AUTH", 401, "ERR.2SG.SEC.INVALID_CREDENTIALS", "Credentials are wrong"),
        refusal("AUTH", 403, "ERR.2SG.SEC.NOT_AUTHORIZED", "not switched on"),
        refusal("RATE_LIMITED", 429, "ERR.2SG.GATEWAY.TOO_MANY", "slow down"),
        refusal("QUOTA_EXHAUSTED", 402, "ERR.2SG.BILLING", "unpaid"),
        refusal("INVALID", 400, "ERR.2SG.CLIENT.INVALID_REQUEST", "Parameter origin"),
        refusal("EMPTY", 404, "ERR.2SG.PROVIDER", "No results were found"),
        ErrorCase.json("EMPTY", 200, emptyReply()),
        refusal("TRANSIENT", 500, "ERR.2SG.INTERNAL", "oops"),
        ErrorCase.json("TRANSIENT", 504, "<html>gateway</html>"),
        refusal("PERMANENT", 403, "ERR.2SG.CLIENT.SERVICE_UNKNOWN", "no such service"),
        refusal("PERMANENT", 404, "ERR.2SG.PROVIDER", "URL is wrong"),
        ErrorCase.json("MALFORMED", 200, "{\"Page\": {\"Size\": 50}}"));
  }

  private static ErrorCase refusal(String kind, int status, String code, String message) {
    return ErrorCase.json(kind, status, SabreContract.refusal(status, code, message).body());
  }

  @Override
  String error(String text) {
    return SabreContract.refusal(400, "ERR.2SG", text).body();
  }

  @Override
  String reply(String currency, String... prices) {
    return body(
        IntStream.range(0, prices.length)
            .mapToObj(i -> itinerary(i, currency, prices[i], leg(flight("LX", "ZRH", "LHR"))))
            .collect(Collectors.joining(",")));
  }

  @Override
  String replyWithTheSameRowTwice() {
    String row = itinerary(1, "CHF", "88", leg(flight("LX", "ZRH", "LHR")));
    return body(row + "," + row);
  }

  @Override
  String replyForRoundTrip() {
    String legs = leg(flight("LX", "ZRH", "LHR")) + "," + leg(flight("LX", "LHR", "ZRH"));
    return body(itinerary(1, "CHF", "88", legs));
  }

  @Override
  String emptyReply() {
    return body("");
  }

  private static String body(String itineraries) {
    return """
    {"PricedItineraries": [%s], "OriginLocation": "ZRH", "DestinationLocation": "LHR",
     "Page": {"Size": 50, "Offset": 1}, "Note": "蘇黎世"}\
    """
        .formatted(itineraries);
  }

  private static String itinerary(int number, String currency, String amount, String legs) {
    return """
    {"SequenceNumber": %d,
     "AirItinerary": {"OriginDestinationOptions": {"OriginDestinationOption": [%s]}},
     "AirItineraryPricingInfo": {
       "ItinTotalFare": {"TotalFare": {%s "CurrencyCode": "%s", "DecimalPlaces": 2}},
       "FareInfos": {"FareInfo": [
         {"TPA_Extensions": {"SeatsRemaining": {"Number": 9}}},
         {"TPA_Extensions": {"SeatsRemaining": {"Number": 4}}}]}}}\
    """
        .formatted(number, legs, amount.isEmpty() ? "" : "\"Amount\": " + amount + ",", currency);
  }

  private static String leg(String flights) {
    return "{\"ElapsedTime\": 115, \"FlightSegment\": [" + flights + "]}";
  }

  private static String flight(String carrier, String from, String to) {
    return """
    {"DepartureAirport": {"LocationCode": "%s"}, "ArrivalAirport": {"LocationCode": "%s"},
     "MarketingAirline": {"Code": "%s"}, "FlightNumber": 318, "StopQuantity": 0,
     "DepartureDateTime": "2027-03-14T07:05:00"}\
    """
        .formatted(from, to, carrier);
  }

  @Test
  void readsACachedConnectionInNormalForm() {
    String flights = flight("SN", "ZRH", "BRU") + "," + flight("BA", "BRU", "LHR");

    Answer answer =
        found(call(replying(body(itinerary(1, "CHF", "77.5", leg(flights)))))).answers().getFirst();

    Offer offer = answer.offers().getFirst();
    assertThat(answer.freshness()).isEqualTo(Freshness.CACHED);
    assertThat(offer.carrier().iata()).isEqualTo("SN");
    assertThat(offer.stops()).isEqualTo(StopsClass.ONE);
    assertThat(offer.price()).isEqualTo(new Money(7_750, "CHF"));
    assertThat(offer.duration()).isEqualTo(Duration.ofMinutes(115));
    assertThat(offer.seatsLeft()).isEqualTo(4);
  }

  @Test
  void aFullPageLeadsToTheNext() {
    String full =
        body(
            IntStream.range(0, 50)
                .mapToObj(i -> itinerary(i, "CHF", "" + (100 + i), leg(flight("LX", "ZRH", "LHR"))))
                .collect(Collectors.joining(",")));
    ProviderResult.Found found = found(call(replying(full)));
    FareProvider provider = DEFINITION.contract().adapter("sabre");
    ProviderRequest first = provider.plan(List.of(ASKED)).getFirst();

    Optional<ProviderRequest> next =
        Objects.requireNonNull(provider.paging())
            .next(first, Objects.requireNonNull(found.more()), 1);

    assertThat(first.parameters()).containsEntry("offset", "1").containsEntry("limit", "50");
    assertThat(next.orElseThrow().parameters()).containsEntry("offset", "51");
  }
}
