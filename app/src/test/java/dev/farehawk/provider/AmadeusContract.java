package dev.farehawk.provider;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What Amadeus took before it closed, after its Swagger description: a token first. */
final class AmadeusContract implements ContractServer {

  static final ProviderKey KEY = ProviderKey.login("client-id-4711", AdapterContract.KEY);

  private static final Map<String, Predicate<String>> PARAMETERS =
      Map.of(
          "originLocationCode", Asked::isAirport,
          "destinationLocationCode", Asked::isAirport,
          "departureDate", Asked::isDate,
          "adults", adults -> Asked.isBetween(adults, 1, 9),
          "travelClass", Set.of("ECONOMY", "PREMIUM_ECONOMY", "BUSINESS", "FIRST")::contains,
          "currencyCode", currency -> currency.matches("[A-Z]{3}"),
          "nonStop", Asked::isYesOrNo,
          "max", max -> Asked.isBetween(max, 1, 250));
  private static final List<String> REQUIRED =
      List.of("originLocationCode", "destinationLocationCode", "departureDate", "adults");

  private final List<String> sold = new CopyOnWriteArrayList<>();
  private volatile int takenBack;
  private boolean refusesLogins;

  /** From now on nobody is sold a token. */
  void refuseLogins() {
    refusesLogins = true;
  }

  /** From now on the first so many tokens are not taken. */
  void takeBack(int tokens) {
    takenBack = tokens;
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
    if (sold.size() <= takenBack || !bearer.equals("Bearer " + sold.getLast())) {
      return refusal(401, 38190, "invalid access token", "");
    }
    if (!question.method().equals("GET") || !question.path().equals("/v2/shopping/flight-offers")) {
      return refusal(404, 38196, "resource not found", "");
    }
    for (String name : REQUIRED) {
      if (question.parameter(name).isEmpty()) {
        return refusal(400, 32171, "mandatory data missing", name);
      }
    }
    for (var given : question.parameters().entrySet()) {
      Predicate<String> known = PARAMETERS.get(given.getKey());
      if (known == null || !known.test(given.getValue())) {
        return refusal(400, 477, "invalid format", given.getKey());
      }
    }
    return null;
  }

  private Reply token(Question question) {
    if (refusesLogins) {
      return refusal(401, 38187, "client credentials are invalid", "");
    }
    Map<String, String> form = question.form();
    boolean inOrder =
        question.method().equals("POST")
            && question.header("Content-Type").startsWith("application/x-www-form-urlencoded")
            && "client_credentials".equals(form.get("grant_type"));
    if (!inOrder) {
      return Reply.json(400, "{\"error\": \"invalid_request\", \"code\": 38187}");
    }
    if (!KEY.userText().equals(form.get("client_id"))
        || !KEY.secretText().equals(form.get("client_secret"))) {
      return Reply.json(
          401,
          """
          {"error": "invalid_client", "error_description": "no such client", "code": 38187,
           "title": "Invalid parameters"}\
          """);
    }
    String token = "sold-t0ken+" + (sold.size() + 1) + "/of-the-day";
    sold.add(token);
    return Reply.json(
        200,
        """
        {"type": "amadeusOAuth2Token", "token_type": "Bearer", "access_token": "%s",
         "expires_in": 1799, "state": "approved", "scope": ""}\
        """
            .formatted(token));
  }

  static Reply refusal(int status, int code, String title, String parameter) {
    return new Reply(
        status,
        "application/vnd.amadeus+json",
        Map.of(),
        """
        {"errors": [{"status": %d, "code": %d, "title": "%s", "detail": "see the guide",
          "source": {"parameter": "%s"}}]}\
        """
            .formatted(status, code, title, parameter));
  }
}
