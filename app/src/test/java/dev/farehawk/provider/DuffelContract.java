package dev.farehawk.provider;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Duffel's offer requests take, after its reference of version 2. */
final class DuffelContract implements ContractServer {

  private static final Set<String> CABINS =
      Set.of("economy", "premium_economy", "business", "first");
  private static final int MOST_PASSENGERS = 9;

  @Override
  public @Nullable Reply check(Question question) {
    String authorization = question.header("Authorization");
    if (authorization.isEmpty()) {
      return refusal(401, "authentication_error", "missing_authorization_header", "no token", "");
    }
    if (!authorization.equals("Bearer " + AdapterContract.KEY)) {
      return refusal(401, "authentication_error", "access_token_not_found", "no such token", "");
    }
    if (!question.header("Duffel-Version").equals("v2")) {
      return refusal(
          400, "invalid_request_error", "unsupported_version", "this version is not served", "");
    }
    if (!question.method().equals("POST") || !question.path().equals("/air/offer_requests")) {
      return refusal(404, "invalid_request_error", "not_found", "nothing here", "");
    }
    if (!question.header("Content-Type").startsWith("application/json")) {
      return refusal(
          400, "invalid_request_error", "unsupported_format", "the body must be JSON", "");
    }
    if (!question.parameter("return_offers").equals("true")
        || !Asked.isBetween(question.parameter("supplier_timeout"), 2_000, 60_000)) {
      return refusal(
          400, "invalid_request_error", "bad_request", "the query is not understood", "");
    }
    return body(question.body());
  }

  private static @Nullable Reply body(String text) {
    JsonNode data;
    try {
      data = JsonMapper.shared().readTree(text).path("data");
    } catch (JacksonException _) {
      return refusal(400, "invalid_request_error", "bad_request", "the body is no JSON", "");
    }
    if (data.path("slices").isEmpty()) {
      return invalid("slices");
    }
    for (JsonNode slice : data.path("slices")) {
      for (String end : new String[] {"origin", "destination"}) {
        if (!Asked.isAirport(slice.path(end).asString(""))) {
          return invalid(end);
        }
      }
      if (!Asked.isDate(slice.path("departure_date").asString(""))) {
        return invalid("departure_date");
      }
    }
    JsonNode passengers = data.path("passengers");
    if (passengers.isEmpty() || passengers.size() > MOST_PASSENGERS) {
      return invalid("passengers");
    }
    for (JsonNode passenger : passengers) {
      if (!passenger.path("type").asString("").equals("adult")) {
        return invalid("type");
      }
    }
    if (!CABINS.contains(data.path("cabin_class").asString("economy"))) {
      return invalid("cabin_class");
    }
    return data.path("max_connections").asInt(1) < 0 ? invalid("max_connections") : null;
  }

  private static Reply invalid(String field) {
    return refusal(
        422,
        "validation_error",
        "validation_required",
        "field " + field + " is not valid",
        "\"source\": {\"field\": \"%s\", \"pointer\": \"/%s\"},".formatted(field, field));
  }

  static Reply refusal(int status, String type, String code, String message, String source) {
    return Reply.json(
        status,
        """
        {"errors": [{"type": "%s", "code": "%s", "title": "Refused", "message": "%s", %s
          "documentation_url": "https://duffel.example/errors"}],
         "meta": {"status": %d, "request_id": "Fx1"}}\
        """
            .formatted(type, code, message, source, status));
  }
}
