package dev.farehawk.web.watch;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.place.CityNames;
import dev.farehawk.place.Places;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Journey;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.Stay;
import dev.farehawk.watch.Trip;
import dev.farehawk.words.PartyWords;
import dev.farehawk.words.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Routes, dates and rules as people say them. */
@Component
public final class WatchWords {

  private final Places places;

  WatchWords(Places places) {
    this.places = places;
  }

  /** What a watch is about. */
  public RouteWords route(Journey journey, Words words) {
    return route(journey.origin(), journey.destination(), words);
  }

  /** The route of one fare. */
  public RouteWords route(FareQuery fare, Words words) {
    return route(fare.market().origin().iata(), fare.market().destination().iata(), words);
  }

  /** Two codes, each of an airport or a metro area. */
  public RouteWords route(String origin, String destination, Words words) {
    RouteWords.End from = end(origin, words);
    RouteWords.End to = end(destination, words);
    return new RouteWords(
        from, to, words.say("route.to"), words.say("route", "from", from.city(), "to", to.city()));
  }

  private RouteWords.End end(String code, Words words) {
    String city = places.find(code).map(place -> CityNames.of(place, words.locale())).orElse(code);
    return new RouteWords.End(city, code);
  }

  /** When somebody wants to leave and to come back, and who flies. */
  public static String dates(Journey journey, Words words) {
    Trip trip = journey.trip();
    String leave = dates(trip.dates(), words);
    String days =
        switch (trip.stay()) {
          case Stay.OneWay _ -> leave;
          case Stay.Until until ->
              words.say("trip.back", "days", leave, "day", words.day(until.date()));
          case Stay.Nights nights ->
              words.say("list.join", "first", leave, "rest", nights(nights, words));
        };
    String said = PartyWords.after(days, trip.party().adults(), trip.party().cabin(), words);
    List<String> parts = new ArrayList<>(also(trip, words));
    parts.addAll(filter(journey.filter(), words));
    for (String part : parts) {
      said = words.say("list.join", "first", said, "rest", part);
    }
    return said;
  }

  /** The places besides those that the watch is called by. */
  private static List<String> also(Trip trip, Words words) {
    List<String> parts = new ArrayList<>();
    if (trip.origins().size() > 1) {
      parts.add(words.say("trip.also.from", "places", others(trip.origins())));
    }
    if (trip.destinations().size() > 1) {
      parts.add(words.say("trip.also.to", "places", others(trip.destinations())));
    }
    return parts;
  }

  private static String others(List<String> places) {
    return String.join(", ", places.subList(1, places.size()));
  }

  /** Which offers will do, part by part. */
  static List<String> filter(FareFilter filter, Words words) {
    List<String> parts = new ArrayList<>();
    Integer stops = filter.mostStops();
    if (stops != null) {
      parts.add(words.say(stops == 0 ? "filter.nonstop" : "filter.one-stop"));
    }
    if (!filter.only().isEmpty()) {
      parts.add(words.say("filter.only", "airlines", codes(filter.only())));
    }
    if (!filter.without().isEmpty()) {
      parts.add(words.say("filter.without", "airlines", codes(filter.without())));
    }
    FareFilter.Window departs = filter.departs();
    if (departs != null) {
      parts.add(
          words.say(
              "filter.departs",
              "from",
              departs.from().toString(),
              "until",
              departs.until().toString()));
    }
    return parts;
  }

  private static String codes(Collection<CarrierCode> carriers) {
    return carriers.stream().map(CarrierCode::iata).collect(Collectors.joining(", "));
  }

  private static String nights(Stay.Nights nights, Words words) {
    return nights.least() == nights.most()
        ? words.say("trip.nights", "count", nights.least())
        : words.say("trip.nights.range", "least", nights.least(), "most", nights.most());
  }

  /** The days of one fare. */
  public static String days(FareQuery fare, Words words) {
    LocalDate returning = fare.returning();
    return returning == null
        ? words.day(fare.departure())
        : words.say("range", "from", words.dayOfYear(fare.departure()), "to", words.day(returning));
  }

  /** When somebody wants to leave. */
  public static String dates(Dates dates, Words words) {
    return switch (dates) {
      case Dates.On on -> words.day(on.date());
      case Dates.Between span -> {
        boolean oneYear = span.from().getYear() == span.to().getYear();
        String from = oneYear ? words.dayOfYear(span.from()) : words.day(span.from());
        yield words.say("range", "from", from, "to", words.day(span.to()));
      }
      case Dates.Around around ->
          words.say("dates.around", "day", words.day(around.date()), "days", around.days());
      case Dates.InMonth in -> words.date("yMMMM", in.month().atDay(1));
      case Dates.AnyDay _ -> words.say("dates.any");
    };
  }

  /** When it fires. */
  public static String rule(Rule rule, Words words) {
    return switch (rule) {
      case Rule.OracleSays _ -> words.say("rule.oracle");
      case Rule.TargetPrice target -> words.say("rule.target", "price", target.target());
      case Rule.FallsBy falls -> words.say("rule.falls", "percent", falls.percent());
      case Rule.FallsByAmount falls -> words.say("rule.falls-amount", "amount", falls.amount());
      case Rule.NewLow low -> {
        Integer days = low.days();
        yield days == null
            ? words.say("rule.new-low")
            : words.say("rule.new-low.days", "count", days);
      }
    };
  }
}
