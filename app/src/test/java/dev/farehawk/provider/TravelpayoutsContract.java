package dev.farehawk.provider;

import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What Travelpayouts' calendar of the third version takes, after its help centre. */
final class TravelpayoutsContract implements ContractServer {

  private static final Map<String, Predicate<String>> PARAMETERS =
      Map.of(
          "origin",
          Asked::isAirport,
          "destination",
          Asked::isAirport,
          "group_by",
          by -> by.matches("departure_at|return_at|month"),
          "departure_at",
          date -> date.matches("\\d{4}-\\d{2}") || Asked.isDate(date),
          "one_way",
          Asked::isYesOrNo,
          "direct",
          Asked::isYesOrNo,
          "currency",
          currency -> currency.matches("[a-z]{3}"),
          "market",
          market -> market.matches("[a-z]{2}"));

  @Override
  public @Nullable Reply check(Question question) {
    if (!question.header("X-Access-Token").equals(AdapterContract.KEY)) {
      return refusal(401, "not authorised");
    }
    if (!question.method().equals("GET")
        || !question.path().equals("/aviasales/v3/grouped_prices")) {
      return refusal(404, "not found");
    }
    for (String name : new String[] {"origin", "destination", "group_by"}) {
      if (question.parameter(name).isEmpty()) {
        return refusal(400, name + " is required");
      }
    }
    for (var given : question.parameters().entrySet()) {
      Predicate<String> known = PARAMETERS.get(given.getKey());
      if (known == null || !known.test(given.getValue())) {
        return refusal(400, given.getKey() + " is not valid");
      }
    }
    return null;
  }

  private static Reply refusal(int status, String words) {
    return Reply.json(
        status, "{\"success\": false, \"data\": [], \"error\": \"%s\"}".formatted(words));
  }
}
