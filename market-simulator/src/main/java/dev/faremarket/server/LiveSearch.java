package dev.faremarket.server;

import dev.faremarket.Route;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a live search asks for.
 *
 * @param departures origin airports
 * @param arrivals destination airports
 * @param outbound local date of departure
 * @param homeward local date of the return; null for one way
 * @param currency ISO 4217, upper case
 * @param adults how many fly; the price is for all of them
 * @param mostStops only trips with at most so many stops
 */
record LiveSearch(
    List<String> departures,
    List<String> arrivals,
    LocalDate outbound,
    @Nullable LocalDate homeward,
    String currency,
    int adults,
    int mostStops) {
  private static final int ROUND_TRIP = 1;
  private static final int MULTI_CITY = 3;
  private static final int MOST_ROUTES = 10;
  private static final Pattern AIRPORTS = Pattern.compile("[A-Z]{3}(,[A-Z]{3}){0,9}");

  /**
   * Reads the provider's parameters.
   *
   * @throws BadQuestion with a sentence on the first one that does not fit
   */
  static LiveSearch of(Question question) {
    if (!question.required("engine").equals("google_flights")) {
      throw new BadQuestion("Unsupported `engine`: only google_flights is served here.");
    }
    int type = question.number("type", ROUND_TRIP, ROUND_TRIP, MULTI_CITY);
    if (type == MULTI_CITY) {
      throw new BadQuestion(
          "Unsupported `type`: only 1 (round trip) and 2 (one way) are sold here.");
    }
    if (question.number("travel_class", 1, 1, 4) != 1) {
      throw new BadQuestion("Unsupported `travel_class`: only 1 (economy) is sold here.");
    }
    int stops = question.number("stops", 0, 0, 3);
    LiveSearch search =
        new LiveSearch(
            airports(question, "departure_id"),
            airports(question, "arrival_id"),
            date(question, "outbound_date"),
            type == ROUND_TRIP ? date(question, "return_date") : null,
            question.or("currency", "USD").toUpperCase(Locale.ROOT),
            question.number("adults", 1, 1, 9),
            stops == 0 ? Integer.MAX_VALUE : stops - 1);
    if (search.departures().size() * search.arrivals().size() > MOST_ROUTES) {
      throw new BadQuestion("At most " + MOST_ROUTES + " pairs of airports in one search.");
    }
    LocalDate homeward = search.homeward();
    if (homeward != null && homeward.isBefore(search.outbound())) {
      throw new BadQuestion("`return_date` cannot be before `outbound_date`.");
    }
    return search;
  }

  private static List<String> airports(Question question, String name) {
    String value = question.required(name);
    if (!AIRPORTS.matcher(value).matches()) {
      throw new BadQuestion("`" + name + "` must be airport codes with commas, not " + value);
    }
    return List.of(value.split(",", -1));
  }

  private static LocalDate date(Question question, String name) {
    String value = question.required(name);
    try {
      return LocalDate.parse(value);
    } catch (DateTimeException _) {
      throw new BadQuestion("`" + name + "` must be YYYY-MM-DD, not " + value);
    }
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (String departure : departures) {
      for (String arrival : arrivals) {
        if (!departure.equals(arrival)) {
          routes.add(new Route(departure, arrival));
        }
      }
    }
    return routes;
  }

  /** Whether it asks for what the reply log is about: any carrier and stops, one adult. */
  boolean plain() {
    return adults == 1 && mostStops == Integer.MAX_VALUE;
  }
}
