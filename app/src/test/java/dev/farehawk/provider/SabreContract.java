package dev.farehawk.provider;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What Sabre's InstaFlights search takes, after Sabre's description: a token first. */
final class SabreContract implements ContractServer {

  /** Sent as they are written, so that an operator can write both in Base64. */
  static final ProviderKey KEY =
      ProviderKey.login(base64("V1:abc:DEVCENTER:EXT"), AdapterContract.KEY);

  private static final Map<String, Predicate<String>> PARAMETERS =
      Map.of(
          "origin", Asked::isAirport,
          "destination", Asked::isAirport,
          "departuredate", Asked::isDate,
          "returndate", Asked::isDate,
          "passengercount", count -> Asked.isBetween(count, 1, 10),
          "pointofsalecountry", country -> country.matches("[A-Z]{2}"),
          "sortby", Set.of("totalfare", "elapsedtime", "departuretime")::contains,
          "order", Set.of("asc", "desc")::contains,
          "limit", limit -> Asked.isBetween(limit, 1, 50),
          "offset", offset -> Asked.isBetween(offset, 1, 300));

  private final List<String> sold = new CopyOnWriteArrayList<>();

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<String> sold() {
    return sold;
  }

  @Override
  public @Nullable Reply check(Question question) {
    if (question.path().equals("/v2/auth/token")) {
      return token(question);
    }
    String bearer = question.header("Authorization");
    if (sold.isEmpty() || !bearer.equals("Bearer " + sold.getLast())) {
      return refusal(401, "ERR.2SG.SEC.INVALID_CREDENTIALS", "Credentials are wrong");
    }
    if (!question.method().equals("GET") || !question.path().equals("/v1/shop/flights")) {
      return refusal(403, "ERR.2SG.CLIENT.SERVICE_UNKNOWN", "no such service");
    }
    for (String name : List.of("origin", "destination", "departuredate")) {
      if (question.parameter(name).isEmpty()) {
        return refusal(400, "ERR.2SG.CLIENT.INVALID_REQUEST", "Parameter " + name + " is missing");
      }
    }
    for (var given : question.parameters().entrySet()) {
      Predicate<String> known = PARAMETERS.get(given.getKey());
      if (known == null || !known.test(given.getValue())) {
        return refusal(400, "ERR.2SG.CLIENT.INVALID_REQUEST", "Parameter " + given.getKey());
      }
    }
    return null;
  }

  private Reply token(Question question) {
    boolean ours =
        question.method().equals("POST")
            && "client_credentials".equals(question.form().get("grant_type"))
            && question
                .header("Authorization")
                .equals("Basic " + base64(KEY.userText() + ":" + KEY.secretText()));
    if (!ours) {
      return Reply.json(
          401, "{\"error\": \"invalid_client\", \"error_description\": \"Wrong clientID\"}");
    }
    String token = "T1RLAQ/sold+" + (sold.size() + 1) + "**";
    sold.add(token);
    return Reply.json(
        200,
        "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": 604800}"
            .formatted(token));
  }

  static Reply refusal(int status, String code, String message) {
    return Reply.json(
        status,
        """
        {"status": "NotProcessed", "type": "Validation", "errorCode": "%s",
         "timeStamp": "2026-11-25T10:00:00", "message": "%s"}\
        """
            .formatted(code, message));
  }
}
