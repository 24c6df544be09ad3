package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Money;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.fare.StopsClass;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AmadeusProviderTest extends AdapterContract {

  @Override
  ProviderKind kind() {
    return ProviderKind.AMADEUS;
  }

  @Override
  ContractServer contract() {
    return new AmadeusContract();
  }

  @Override
  ProviderKey key() {
    return AmadeusContract.KEY;
  }

  @Override
  ProviderKey wrongKey() {
    return ProviderKey.login("client-id-4711", "0ther+key/value");
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
        without("originLocationCode"),
        without("destinationLocationCode"),
        without("departureDate"),
        without("adults"),
        having("travelClass", "economy"),
        having("max", "251"));
  }

  @Override
  List<ErrorCase> errors() {
    return List.of(
        refusal("AUTH", 401, 38190, "invalid access token"),
        refusal("AUTH", 403, 38197, "not allowed"),
        refusal("RATE_LIMITED", 429, 38194, "too many requests"),
        refusal("QUOTA_EXHAUSTED", 429, 38195, "quota limit exceeded"),
        refusal("INVALID", 400, 425, "invalid date"),
        ErrorCase.json("EMPTY", 200, emptyReply()),
        refusal("TRANSIENT", 500, 141, "system error"),
        ErrorCase.json("TRANSIENT", 503, "busy"),
        refusal("PERMANENT", 404, 38196, "resource not found"),
        ErrorCase.json("MALFORMED", 200, "{\"meta\": {\"count\": 1}}"));
  }

  private static ErrorCase refusal(String kind, int status, int code, String title) {
    return ErrorCase.json(kind, status, AmadeusContract.refusal(status, code, title, "").body());
  }

  @Override
  String error(String text) {
    return "{\"errors\": [{\"status\": 400, \"code\": 1, \"title\": \"" + text + "\"}]}";
  }

  @Override
  String reply(String currency, String... prices) {
    return body(
        IntStream.range(0, prices.length)
            .mapToObj(i -> offer(i, currency, prices[i], direct()))
            .collect(Collectors.joining(",")));
  }

  @Override
  String replyWithTheSameRowTwice() {
    String row = offer(1, "CHF", "\"88.00\"", direct());
    return body(row + "," + row);
  }

  @Override
  String replyForRoundTrip() {
    return body(offer(1, "CHF", "\"88.00\"", direct() + "," + direct()));
  }

  @Override
  String emptyReply() {
    return body("");
  }

  private static String body(String offers) {
    return """
    {"meta": {"count": 1}, "data": [%s], "dictionaries": {"carriers": {"LX": "Swiß 蘇黎世"}}}\
    """
        .formatted(offers);
  }

  private static String offer(int id, String currency, String total, String itineraries) {
    return """
    {"type": "flight-offer", "id": "%d", "source": "GDS", "oneWay": false,
     "numberOfBookableSeats": 9, "itineraries": [%s],
     "price": {"currency": "%s", "base": "1.00", %s "total": "99999.00"}}\
    """
        .formatted(
            id, itineraries, currency, total.isEmpty() ? "" : "\"grandTotal\": " + total + ",");
  }

  private static String direct() {
    return """
    {"duration": "PT1H55M", "segments": [%s]}\
    """
        .formatted(segment("LX", "ZRH", "LHR", "2027-03-14T07:05:00", 0));
  }

  private static String segment(String carrier, String from, String to, String at, int stops) {
    return """
    {"departure": {"iataCode": "%s", "at": "%s"}, "arrival": {"iataCode": "%s"},
     "carrierCode": "%s", "number": "318", "numberOfStops": %d}\
    """
        .formatted(from, at, to, carrier, stops);
  }

  @Test
  void readsAnItineraryWithItsStops() {
    String connection =
        """
        {"duration": "PT4H25M", "segments": [%s, %s]}\
        """
            .formatted(
                segment("SN", "ZRH", "BRU", "2027-03-14T07:05:00", 0),
                segment("BA", "BRU", "LHR", "2027-03-14T10:05:00", 1));

    ProviderResult.Found found =
        found(call(replying(body(offer(1, "CHF", "\"77.50\"", connection)))));

    assertThat(found.answers().getFirst().offers())
        .singleElement()
        .returns(new Money(7_750, "CHF"), offer -> offer.price())
        .returns(PriceBasis.PARTY_TOTAL, offer -> offer.basis())
        .returns("SN", offer -> offer.carrier().iata())
        .returns(StopsClass.TWO_PLUS, offer -> offer.stops())
        .returns(Duration.ofMinutes(265), offer -> offer.duration())
        .returns(9, offer -> offer.seatsLeft())
        .returns(null, offer -> offer.link());
  }

  @Test
  void buysATokenBeforeItAsks() {
    StubProvider stub = replying(reply("CHF", "\"88\""));
    call(stub);

    assertThat(stub.questions())
        .extracting(Question::path)
        .containsExactly("/v1/security/oauth2/token", "/v2/shopping/flight-offers");
  }

  @Test
  void shipsSwitchedOff() {
    ProviderConfig untouched =
        new ProviderConfig("old", ProviderKind.AMADEUS, null, null, null, null);

    assertThat(untouched.on()).isFalse();
    assertThat(untouched.legacy()).contains("17 July 2026");
  }
}
