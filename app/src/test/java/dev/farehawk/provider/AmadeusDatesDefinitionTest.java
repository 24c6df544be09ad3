package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.provider.declarative.DeclaredContract;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AmadeusDatesDefinitionTest extends AdapterContract {

  private static final DeclaredContract DEFINITION =
      DeclaredContract.of("shipped:amadeus-flight-dates");
  private static final String DAY = "2027-03-14";

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
    return new AmadeusDatesContract();
  }

  @Override
  ProviderKey key() {
    return AmadeusDatesContract.KEY;
  }

  @Override
  ProviderKey wrongKey() {
    return ProviderKey.login("client-id-4711", "0ther+key/value");
  }

  @Override
  boolean tellsCarrierAndTime() {
    return false;
  }

  @Override
  String price(String plain) {
    return "\"" + plain + "\"";
  }

  @Override
  List<String> impossiblePrices() {
    return List.of(
        "", "null", "\"0\"", "\"-88\"", "\"\"", "\"88 CHF\"", "\"1e300\"", "1e300", "{}");
  }

  @Override
  List<UnaryOperator<ProviderRequest>> misunderstood() {
    return List.of(
        without("origin"),
        without("destination"),
        having("departureDate", "2027-03"),
        having("oneWay", "yes"),
        having("viewBy", "MONTH"));
  }

  @Override
  List<ErrorCase> errors() {
    return List.of(
        refusal("AUTH", 401, 38190, "invalid access token"),
        refusal("RATE_LIMITED", 429, 38194, "too many requests"),
        refusal("QUOTA_EXHAUSTED", 429, 38195, "quota limit exceeded"),
        refusal("INVALID", 400, 425, "invalid date"),
        refusal("EMPTY", 404, 6003, "item/data not found or data not existing"),
        ErrorCase.json("EMPTY", 200, emptyReply()),
        refusal("TRANSIENT", 500, 141, "system error"),
        ErrorCase.json("TRANSIENT", 503, "busy"),
        refusal("PERMANENT", 404, 38196, "resource not found"),
        ErrorCase.json("MALFORMED", 200, "{\"meta\": {\"currency\": \"CHF\"}}"));
  }

  private static ErrorCase refusal(String kind, int status, int code, String title) {
    return ErrorCase.json(kind, status, AmadeusDatesContract.refusal(status, code, title).body());
  }

  @Override
  String error(String text) {
    return "{\"errors\": [{\"status\": 400, \"code\": 1, \"title\": \"" + text + "\"}]}";
  }

  @Override
  String reply(String currency, String... prices) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < prices.length - 1; i++) {
      rows.append(row("2027-03-0" + (i + 1), prices[i], "")).append(',');
    }
    return body(currency, rows + row(DAY, prices[prices.length - 1], ""));
  }

  @Override
  String replyWithTheSameRowTwice() {
    String row = row(DAY, "\"88.00\"", "");
    return body("CHF", row + "," + row);
  }

  @Override
  String replyForRoundTrip() {
    return body("CHF", row(DAY, "\"88.00\"", "\"returnDate\": \"2027-03-21\","));
  }

  @Override
  String emptyReply() {
    return body("CHF", "");
  }

  private static String body(String currency, String rows) {
    return """
    {"data": [%s], "dictionaries": {"locations": {"ZRH": {"detailedName": "ZÜRICH 蘇黎世"}}},
     "meta": {"currency": "%s", "defaults": {"viewBy": "DATE"}}}\
    """
        .formatted(rows, currency);
  }

  private static String row(String day, String total, String more) {
    return """
    {"type": "flight-date", "origin": "ZRH", "destination": "LHR", "departureDate": "%s", %s
     "price": {%s}, "links": {"flightOffers": "https://api.amadeus.com/v2/shopping/flight-offers"}}\
    """
        .formatted(day, more, total.isEmpty() ? "" : "\"total\": " + total);
  }

  @Test
  void aPriceOfTheCalendarIsNobodysInParticular() {
    Answer answer =
        found(call(replying(reply("CHF", "\"129.00\"", "\"88.50\"")))).answers().getFirst();

    assertThat(answer.freshness()).isEqualTo(Freshness.CACHED);
    assertThat(answer.granularity()).isEqualTo(Granularity.DATE_MIN);
    assertThat(answer.offers()).hasSize(1);
    assertThat(answer.offers().getFirst().price()).isEqualTo(new Money(8_850, "CHF"));
    assertThat(answer.offers().getFirst().carrier()).isEqualTo(CarrierCode.OVERALL);
    assertThat(answer.offers().getFirst().stops()).isEqualTo(StopsClass.ANY);
  }
}
