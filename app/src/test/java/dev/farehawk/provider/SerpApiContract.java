package dev.farehawk.provider;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What SerpApi's Google Flights engine takes, after its parameter reference. */
final class SerpApiContract implements ContractServer {

  private static final Pattern AIRPORTS = Pattern.compile("[A-Z]{3}(,[A-Z]{3})*");
  private static final Map<String, Predicate<String>> PARAMETERS =
      Map.ofEntries(
          Map.entry("engine", "google_flights"::equals),
          Map.entry("type", type -> Asked.isBetween(type, 1, 3)),
          Map.entry("departure_id", AIRPORTS.asMatchPredicate()),
          Map.entry("arrival_id", AIRPORTS.asMatchPredicate()),
          Map.entry("outbound_date", Asked::isDate),
          Map.entry("return_date", Asked::isDate),
          Map.entry("travel_class", travelClass -> Asked.isBetween(travelClass, 1, 4)),
          Map.entry("adults", adults -> Asked.isBetween(adults, 1, 9)),
          Map.entry("currency", currency -> currency.matches("[A-Z]{3}")),
          Map.entry("gl", country -> Set.of(Locale.getISOCountries()).contains(upper(country))),
          Map.entry("hl", language -> language.matches("[a-z]{2}")),
          Map.entry("sort_by", order -> Asked.isBetween(order, 1, 6)),
          Map.entry("stops", stops -> Asked.isBetween(stops, 0, 3)),
          Map.entry("no_cache", Asked::isYesOrNo),
          Map.entry("api_key", _ -> true));
  private static final Set<String> REQUIRED =
      Set.of("engine", "departure_id", "arrival_id", "outbound_date");

  private static String upper(String country) {
    return country.equals(country.toLowerCase(Locale.ROOT)) ? country.toUpperCase(Locale.ROOT) : "";
  }

  @Override
  public @Nullable Reply check(Question question) {
    if (!question.parameter("api_key").equals(AdapterContract.KEY)) {
      return refusal(401, "this API key is not known");
    }
    if (question.path().equals("/account.json")) {
      return null;
    }
    if (!question.method().equals("GET") || !question.path().equals("/search.json")) {
      return refusal(404, "there is no such page");
    }
    Optional<String> unknown = Asked.unknown(question, PARAMETERS.keySet());
    if (unknown.isPresent()) {
      return refusal(400, "parameter " + unknown.get() + " is not supported");
    }
    for (String name : REQUIRED) {
      if (question.parameter(name).isEmpty()) {
        return refusal(400, "parameter " + name + " is missing");
      }
    }
    for (var given : question.parameters().entrySet()) {
      Predicate<String> rule = PARAMETERS.getOrDefault(given.getKey(), _ -> false);
      if (!rule.test(given.getValue())) {
        return refusal(400, "parameter " + given.getKey() + " is not valid");
      }
    }
    return null;
  }

  private static Reply refusal(int status, String words) {
    return Reply.json(status, "{\"error\": \"%s\"}".formatted(words));
  }
}
