package dev.farehawk.provider;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What Kiwi.com's search takes, after its description in the Tequila portal. */
final class KiwiContract implements ContractServer {

  private static final Map<String, Predicate<String>> PARAMETERS =
      Map.ofEntries(
          Map.entry("fly_from", KiwiContract::isPlace),
          Map.entry("fly_to", KiwiContract::isPlace),
          Map.entry("date_from", KiwiContract::isDay),
          Map.entry("date_to", KiwiContract::isDay),
          Map.entry("return_from", KiwiContract::isDay),
          Map.entry("return_to", KiwiContract::isDay),
          Map.entry("adults", adults -> Asked.isBetween(adults, 1, 9)),
          Map.entry("selected_cabins", Set.of("M", "W", "C", "F")::contains),
          Map.entry("curr", currency -> currency.matches("[A-Z]{3}")),
          Map.entry("vehicle_type", Set.of("aircraft", "bus", "train")::contains),
          Map.entry("sort", Set.of("price", "duration", "quality", "date")::contains),
          Map.entry("asc", Set.of("0", "1")::contains),
          Map.entry("limit", limit -> Asked.isBetween(limit, 1, 1000)));
  private static final List<String> REQUIRED = List.of("fly_from", "date_from", "date_to");

  private static boolean isPlace(String text) {
    return text.matches("airport:[A-Z]{3}");
  }

  private static boolean isDay(String text) {
    return text.matches("\\d\\d/\\d\\d/\\d{4}")
        && Asked.isDate(
            text.substring(6) + "-" + text.substring(3, 5) + "-" + text.substring(0, 2));
  }

  @Override
  public @Nullable Reply check(Question question) {
    if (!question.method().equals("GET") || !question.path().equals("/v2/search")) {
      return Reply.json(404, error("Not Found", "no such service"));
    }
    if (!question.header("apikey").equals(AdapterContract.KEY)) {
      return Reply.json(403, error("Forbidden", "Invalid apikey"));
    }
    for (String name : REQUIRED) {
      if (question.parameter(name).isEmpty()) {
        return Reply.json(400, error("Bad Request", "missing " + name));
      }
    }
    for (var given : question.parameters().entrySet()) {
      Predicate<String> known = PARAMETERS.get(given.getKey());
      if (known == null || !known.test(given.getValue())) {
        return Reply.json(400, error("Bad Request", "wrong " + given.getKey()));
      }
    }
    return null;
  }

  static String error(String status, String text) {
    return "{\"status\": \"%s\", \"error\": \"%s\"}".formatted(status, text);
  }
}
