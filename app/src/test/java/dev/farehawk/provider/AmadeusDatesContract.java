package dev.farehawk.provider;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What Amadeus' cheapest date search takes, after its Swagger description: a token first. */
final class AmadeusDatesContract implements ContractServer {

  static final ProviderKey KEY = ProviderKey.login("client-id-4711", AdapterContract.KEY);

  private static final Map<String, Predicate<String>> PARAMETERS =
      Map.of(
          "origin", Asked::isAirport,
          "destination", Asked::isAirport,
          "departureDate", AmadeusDatesContract::isRange,
          "oneWay", Asked::isYesOrNo,
          "nonStop", Asked::isYesOrNo,
          "viewBy", Set.of("DATE", "DURATION", "WEEK")::contains);

  private final List<String> sold = new CopyOnWriteArrayList<>();

  private static boolean isRange(String text) {
    String[] dates = text.split(",", -1);
    return dates.length <= 2 && List.of(dates).stream().allMatch(Asked::isDate);
  }

  @Override
  public List<String> sold() {
    return sold;
  }

  @Override
  public @Nullable Reply check(Question question) {
    if (question.path().equals("/v1/security/oauth2/token")) {
      return token(question);
    }
    String bearer = question.header("Authorization");
    if (sold.isEmpty() || !bearer.equals("Bearer " + sold.getLast())) {
      return refusal(401, 38190, "invalid access token");
    }
    if (!question.method().equals("GET") || !question.path().equals("/v1/shopping/flight-dates")) {
      return refusal(404, 38196, "resource not found");
    }
    if (question.parameter("origin").isEmpty() || question.parameter("destination").isEmpty()) {
      return refusal(400, 32171, "mandatory data missing");
    }
    for (var given : question.parameters().entrySet()) {
      Predicate<String> known = PARAMETERS.get(given.getKey());
      if (known == null || !known.test(given.getValue())) {
        return refusal(400, 477, "invalid format");
      }
    }
    return null;
  }

  private Reply token(Question question) {
    Map<String, String> form = question.form();
    boolean ours =
        question.method().equals("POST")
            && "client_credentials".equals(form.get("grant_type"))
            && KEY.userText().equals(form.get("client_id"))
            && KEY.secretText().equals(form.get("client_secret"));
    if (!ours) {
      return Reply.json(401, "{\"error\": \"invalid_client\", \"error_description\": \"no\"}");
    }
    String token = "dates-t0ken+" + (sold.size() + 1) + "/of-the-day";
    sold.add(token);
    return Reply.json(
        200,
        "{\"token_type\": \"Bearer\", \"access_token\": \"%s\", \"expires_in\": 1799}"
            .formatted(token));
  }

  static Reply refusal(int status, int code, String title) {
    return new Reply(
        status,
        "application/vnd.amadeus+json",
        Map.of(),
        "{\"errors\": [{\"status\": %d, \"code\": %d, \"title\": \"%s\"}]}"
            .formatted(status, code, title));
  }
}
