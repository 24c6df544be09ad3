package dev.farehawk.provider;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What Expedia's partner flight API takes, after its OpenAPI description of version 3. */
final class ExpediaXapContract implements ContractServer {

  static final ProviderKey KEY =
      new ProviderKey(
          "partner-0815", SecretText.of("p@ss:w+rd/ü"), SecretText.of(AdapterContract.KEY));
  private static final String LOGIN =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("partner-0815:p@ss:w+rd/ü".getBytes(StandardCharsets.UTF_8));

  /** A parameter: the code of the refusal when its value is not valid. */
  private record Rule(String code, Predicate<String> fits) {}

  private static final Rule ORIGIN = new Rule("INVALID_ORIGIN", Asked::isAirport);
  private static final Rule DESTINATION = new Rule("INVALID_DESTINATION", Asked::isAirport);
  private static final Rule DATE = new Rule("INVALID_DEPARTURE_DATE", Asked::isDate);
  private static final Map<String, Rule> LISTINGS =
      Map.of(
          "segment1.origin", ORIGIN,
          "segment1.destination", DESTINATION,
          "segment1.departureDate", DATE,
          "adult", new Rule("INVALID_ADULT_COUNT", count -> Asked.isBetween(count, 1, 9)),
          "cabinClass",
              new Rule(
                  "INVALID_CABIN_CLASS",
                  Set.of("economy", "first", "business", "premiumeconomy")::contains),
          "limit", new Rule("INVALID_NUMBER_OF_FLIGHTS", limit -> Asked.isBetween(limit, 1, 1600)),
          "numberOfStops",
              new Rule("INVALID_NUMBER_OF_STOPS", stops -> Asked.isBetween(stops, 0, 3)),
          "filterNearByAirport", new Rule("INVALID_FILTER", Asked::isYesOrNo),
          "filterNonFlightOffers", new Rule("INVALID_FILTER", Asked::isYesOrNo));
  private static final Map<String, Rule> FARE_CALENDAR =
      Map.of(
          "segment1.origin", ORIGIN,
          "segment1.destination", DESTINATION,
          "departureDate", DATE,
          "includeSegmentDetails", new Rule("INVALID_FLAG", Asked::isYesOrNo));
  private static final Map<String, Rule> FLEX_SEARCH =
      Map.of(
          "segment1.origin", ORIGIN,
          "segment1.destination", DESTINATION,
          "segment1.departureDate", DATE,
          "includeSegmentDetails", new Rule("INVALID_FLAG", Asked::isYesOrNo));

  @Override
  public @Nullable Reply check(Question question) {
    if (!question.header("Authorization").equals(LOGIN)) {
      return gateway(401, "not authorised");
    }
    if (!question.header("Key").equals(AdapterContract.KEY)) {
      return gateway(403, "this service is not for you");
    }
    Map<String, Rule> rules =
        switch (question.method() + " " + question.path()) {
          case "GET /flights/listings" -> LISTINGS;
          case "GET /flights/farecalendar" -> FARE_CALENDAR;
          case "GET /flights/flexsearch" -> FLEX_SEARCH;
          default -> Map.of();
        };
    if (rules.isEmpty()) {
      return gateway(404, "no route");
    }
    if (!question.header("Accept").equals("application/vnd.exp-flight.v3+json")) {
      return refusal(400, "INVALID_ACCEPT_HEADER", "the accept header is not valid");
    }
    if (question.header("Partner-Transaction-ID").isBlank()) {
      return refusal(400, "TRANSACTION_ID_REQUIRED", "the transaction id is missing");
    }
    return parameters(question, rules);
  }

  private static @Nullable Reply parameters(Question question, Map<String, Rule> rules) {
    String date = rules.containsKey("departureDate") ? "departureDate" : "segment1.departureDate";
    if (question.parameter("segment1.origin").isEmpty()) {
      return refusal(400, "ORIGIN_REQUIRED", "the origin is missing");
    }
    if (question.parameter("segment1.destination").isEmpty()) {
      return refusal(400, "DESTINATION_REQUIRED", "the destination is missing");
    }
    if (question.parameter(date).isEmpty()) {
      return refusal(400, "INVALID_DEPARTURE_DATE", "the date is missing");
    }
    if (rules.containsKey("adult") && question.parameter("adult").isEmpty()) {
      return refusal(400, "MISSING_ADULT_OR_SENIOR", "nobody travels");
    }
    for (var given : question.parameters().entrySet()) {
      Rule rule = rules.get(given.getKey());
      if (rule == null) {
        return refusal(400, "UNKNOWN_PARAMETER", given.getKey() + " is not known");
      }
      if (!rule.fits().test(given.getValue())) {
        return refusal(400, rule.code(), given.getKey() + " is not valid");
      }
    }
    return null;
  }

  /** The gateway before the service refuses in its own way. */
  private static Reply gateway(int status, String message) {
    return Reply.json(status, "{\"message\": \"%s\"}".formatted(message));
  }

  private static Reply refusal(int status, String code, String description) {
    return new Reply(
        status, "application/vnd.exp-flight.v3+json", Map.of(), error(code, description));
  }

  static String error(String code, String description) {
    return """
    {"Errors": [{"Code": "%s", "Description": "%s"}], "TransactionId": "t-1"}\
    """
        .formatted(code, description);
  }
}
