package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.fare.StopsClass;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpediaListingsTest extends AdapterContract {

  @Override
  ProviderKind kind() {
    return ProviderKind.EXPEDIA_LISTINGS;
  }

  @Override
  ContractServer contract() {
    return new ExpediaXapContract();
  }

  @Override
  ProviderKey key() {
    return ExpediaXapContract.KEY;
  }

  @Override
  ProviderKey wrongKey() {
    return new ProviderKey("partner-0815", SecretText.of("other"), SecretText.of(KEY));
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
        without("segment1.origin"),
        without("segment1.destination"),
        without("segment1.departureDate"),
        without("adult"),
        having("cabinClass", "hold"),
        having("limit", "0"),
        having("currency", "CHF"),
        request -> with(request, request.parameters(), new LinkedHashMap<>(), null));
  }

  @Override
  List<ErrorCase> errors() {
    return ExpediaReplies.errors(emptyReply());
  }

  @Override
  String error(String text) {
    return ExpediaReplies.gatewayError(text);
  }

  @Override
  String reply(String currency, String... prices) {
    return body(
        IntStream.range(0, prices.length)
            .mapToObj(i -> offer("token-" + i, currency, prices[i], "\"seg-1\""))
            .collect(Collectors.joining(",")));
  }

  @Override
  String replyWithTheSameRowTwice() {
    String row = offer("token-1", "CHF", "\"88.00\"", "\"seg-1\"");
    return body(row + "," + row);
  }

  @Override
  String replyForRoundTrip() {
    return body(offer("token-1", "CHF", "\"88.00\"", "\"seg-1\", \"seg-2\""));
  }

  @Override
  String emptyReply() {
    return body("");
  }

  private static String body(String offers) {
    return """
    {"Segments": [
       {"SegmentId": "seg-1", "FlightDuration": "PT1H55M", "TotalStops": 0, "SeatsLeft": 7,
        "Legs": [%s]},
       {"SegmentId": "seg-2", "FlightDuration": "PT4H25M", "TotalStops": 1, "Legs": [%s, %s]}],
     "Offers": [%s], "TransactionId": "t-4711"}\
    """
        .formatted(
            ExpediaReplies.leg("LX", "ZRH", "LHR", "2027-03-14T07:05:00+01:00"),
            ExpediaReplies.leg("SN", "ZRH", "BRU", "2027-03-14T09:05:00+01:00"),
            ExpediaReplies.leg("BA", "BRU", "LHR", "2027-03-14T12:05:00+01:00"),
            offers);
  }

  private static String offer(String token, String currency, String value, String segments) {
    return """
    {"offerToken": "%s", "OpaqueFlight": false, "SegmentIds": [%s],
     "Links": {"WebDetails": {"Method": "GET", "Href": "https://www.expedia.com/go?x=1&y=2|3"}},
     "OfferPrice": {"TotalPrice": {%s "Currency": "%s"}}}\
    """
        .formatted(token, segments, value.isEmpty() ? "" : "\"Value\": " + value + ",", currency);
  }

  @Test
  void joinsOffersToTheSegmentsTheyName() {
    String body =
        body(
            offer("a", "CHF", "\"77.5\"", "\"seg-2\"")
                + ","
                + offer("b", "CHF", "\"66\"", "\"seg-9\"")
                + ","
                + offer("c", "USD", "\"55\"", "\"seg-1\"")
                + ",{\"OpaqueFlight\": true, \"SegmentIds\": [\"seg-1\"], \"OfferPrice\": null}");

    ProviderResult.Found found = found(call(replying(body)));

    assertThat(found.requestId()).isEqualTo("t-4711");
    assertThat(found.dropped())
        .containsEntry(RowFault.UNREADABLE, 1)
        .containsEntry(RowFault.OTHER_CURRENCY, 1)
        .containsEntry(RowFault.PRICE_MISSING, 1);
    Answer answer = found.answers().getFirst();
    assertThat(answer.freshness()).isEqualTo(Freshness.LIVE);
    assertThat(answer.offers())
        .singleElement()
        .returns(new Money(7_750, "CHF"), offer -> offer.price())
        .returns(PriceBasis.PARTY_TOTAL, offer -> offer.basis())
        .returns("SN", offer -> offer.carrier().iata())
        .returns(StopsClass.ONE, offer -> offer.stops())
        .returns(Duration.ofMinutes(265), offer -> offer.duration())
        .returns("https://www.expedia.com/go?x=1&y=2|3", offer -> offer.link());
  }

  @Test
  void tellsSeatsAndLeavesOutAStrangeLink() {
    String body =
        reply("CHF", "\"88\"").replace("https://www.expedia.com", "javascript://www.expedia.com");

    assertThat(found(call(replying(body))).answers().getFirst().offers())
        .singleElement()
        .returns(7, offer -> offer.seatsLeft())
        .returns(null, offer -> offer.link());
  }

  @Test
  void aLandingWithoutAChangeIsAStop() {
    String body = reply("CHF", "\"88\"").replace("\"TotalStops\": 0", "\"TotalStops\": 1");

    assertThat(found(call(replying(body))).answers().getFirst().offers())
        .singleElement()
        .returns(StopsClass.ONE, offer -> offer.stops());
  }

  @Test
  void waitsUntilTheMinuteThatItsHeaderNames() {
    long reset = Clock.systemUTC().instant().plusSeconds(40).getEpochSecond();
    StubProvider busy =
        ErrorCase.json("", 429, error("too fast"))
            .with("EG-Rate-Limit-Reset-Minute", Long.toString(reset))
            .stub();

    assertThat(error(call(busy)))
        .isInstanceOfSatisfying(
            ProviderError.RateLimited.class,
            limited ->
                assertThat(limited.retryAfter())
                    .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(40)));
  }

  @Test
  void numbersItsCallsForThePartner() {
    StubProvider stub = replying(reply("CHF", "\"88\""));
    call(stub);

    assertThat(stub.questions())
        .singleElement()
        .satisfies(question ->
            assertThat(question.header("Partner-Transaction-ID")).matches("under-test-\\d+-1"));
  }
}
