package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.PriceBasis;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What both calendars of Expedia do alike. */
abstract class ExpediaCalendarContract extends AdapterContract {

  static final String DAY = "2027-03-14";

  /** How the calendar writes the date of a row. */
  abstract String date(String day);

  abstract String dateParameter();

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
    return new ProviderKey(
        "partner-0815", SecretText.of("p@ss:w+rd/ü"), SecretText.of("0ther+key/value"));
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
        without(dateParameter()),
        having(dateParameter(), "14.03.2027"),
        having("adult", "1"),
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
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < prices.length - 1; i++) {
      rows.append(row("2027-03-1" + (5 + i), currency, prices[i])).append(',');
    }
    return body(rows + row(DAY, currency, prices[prices.length - 1]));
  }

  @Override
  String replyWithTheSameRowTwice() {
    return body(row(DAY, "CHF", "\"88\"") + "," + row(DAY, "CHF", "\"88\""));
  }

  @Override
  String replyForRoundTrip() {
    return body(row(DAY, "CHF", "\"88\"").replaceFirst("\"Segments\": \\[", "\"Segments\": [{}, "));
  }

  @Override
  String emptyReply() {
    return """
    {"Warnings": [{"Code": "NO_RESULTS_FOUND", "Description": "nothing found"}], "Offers": [],
     "TransactionId": "t-1"}\
    """;
  }

  static String body(String rows) {
    return "{\"Offers\": [%s], \"TransactionId\": \"t-4711\"}".formatted(rows);
  }

  final String row(String day, String currency, String value) {
    return """
    {%s, "OfferPrice": {"TotalPrice": {%s "Currency": "%s"}},
     "Segments": [{"Legs": [%s]}]}\
    """
        .formatted(
            date(day),
            value.isEmpty() ? "" : "\"Value\": " + value + ",",
            currency,
            ExpediaReplies.leg("LX", "ZRH", "LHR", day + "T07:05:00+01:00"));
  }

  @Test
  void aCachedPriceIsAtLeastADayOld() {
    Answer answer = found(call(replying(reply("CHF", "\"88.39\"")))).answers().getFirst();

    assertThat(answer.freshness()).isEqualTo(Freshness.CACHED);
    assertThat(answer.granularity()).isEqualTo(Granularity.DATE_MIN);
    assertThat(answer.observedAt()).isBefore(Clock.systemUTC().instant().minusSeconds(23 * 3600));
    assertThat(answer.offers())
        .singleElement()
        .returns(new Money(8_839, "CHF"), offer -> offer.price())
        .returns(PriceBasis.PER_ADULT, offer -> offer.basis());
  }

  @Test
  void anotherAirportOfTheSameCityIsNotOurs() {
    String body = reply("CHF", "\"88\"").replace("\"LHR\"", "\"LGW\"");

    assertThat(error(call(replying(body)))).isInstanceOf(ProviderError.Malformed.class);
  }

  @Test
  void aFlightOfAnotherDayIsNotOurs() {
    String body = reply("CHF", "\"88\"").replace(DAY + "T07:05", "2027-03-13T23:55");

    assertThat(error(call(replying(body)))).isInstanceOf(ProviderError.Malformed.class);
  }

  static FareQueryRef dated(long id, String departure) {
    FareQuery query = ASKED.query();
    return new FareQueryRef(
        id,
        FareQuery.oneWay(
            query.market(), LocalDate.parse(departure), query.pointOfSale(), query.currency()));
  }
}
