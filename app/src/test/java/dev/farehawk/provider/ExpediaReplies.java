package dev.farehawk.provider;

import java.util.List;
import java.util.Map;

/** What all endpoints of Expedia's partner API write alike. */
final class ExpediaReplies {

  private static final String VERSION_3 = "application/vnd.exp-flight.v3+json";

  private ExpediaReplies() {}

  static String gatewayError(String text) {
    return "{\"message\": \"" + text + "\"}";
  }

  static String leg(String carrier, String from, String to, String departs) {
    return """
    {"DepartureAirport": {"Code": "%s", "City": "Zürich 蘇黎世"}, "ArrivalAirport": {"Code": "%s"},
     "DepartureDateTime": "%s", "ArrivalDateTime": "2027-03-14T23:59:00+00:00",
     "FlightNumber": "318", "MarketingAirlineCode": "%s", "OperatingAirlineCode": "XX"}\
    """
        .formatted(from, to, departs, carrier);
  }

  static List<ErrorCase> errors(String emptyReply) {
    return List.of(
        ErrorCase.json("AUTH", 401, gatewayError("not authorised")),
        ErrorCase.json("AUTH", 403, gatewayError("this service is not for you")),
        ErrorCase.json("RATE_LIMITED", 429, gatewayError("the rate is exceeded")),
        ErrorCase.json("QUOTA_EXHAUSTED", 402, gatewayError("nothing left")),
        service("INVALID", 400, "INVALID_CABIN_CLASS", "there is no such cabin"),
        service("INVALID", 400, "MULTIPLE_AMBIGUOUS_LOCATION", "more than one place"),
        service("INVALID", 500, "AMBIGUOUS_LOCATION", "no or more than one place"),
        service("EMPTY", 409, "NO_RESULTS_FOUND", "nothing found"),
        service("EMPTY", 500, "SERVER_ERROR", "No flights solutions found for the request."),
        ErrorCase.json("EMPTY", 200, emptyReply),
        service("TRANSIENT", 500, "SERVER_ERROR", "something broke"),
        ErrorCase.json("TRANSIENT", 503, gatewayError("no name found")),
        new ErrorCase("TRANSIENT", 504, "text/plain", Map.of(), "the server behind takes too long"),
        ErrorCase.json("PERMANENT", 404, gatewayError("no route")),
        ErrorCase.json("PERMANENT", 405, gatewayError("not this way")),
        ErrorCase.json("MALFORMED", 200, "{\"TransactionId\": \"t-1\"}"));
  }

  private static ErrorCase service(String kind, int status, String code, String description) {
    return new ErrorCase(
        kind, status, VERSION_3, Map.of(), ExpediaXapContract.error(code, description));
  }
}
