package dev.farehawk.web.watch;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.place.Place;
import dev.farehawk.place.Places;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Journey;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.Stay;
import dev.farehawk.watch.Trip;
import dev.farehawk.web.Prices;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Routes, dates and rules as people say them. */
@Component
public final class WatchWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

  private static final DateTimeFormatter DAY_OF_YEAR =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private final Places places;

  WatchWords(Places places) {
    this.places = places;
  }

  /** What a watch is about. */
  public RouteWords route(Journey journey) {
    return route(journey.origin(), journey.destination());
  }

  /** The route of one fare. */
  public RouteWords route(FareQuery fare) {
    return route(fare.market().origin().iata(), fare.market().destination().iata());
  }

  /** Two codes, each of an airport or a metro area. */
  public RouteWords route(String origin, String destination) {
    return new RouteWords(end(origin), end(destination));
  }

  private RouteWords.End end(String code) {
    return new RouteWords.End(places.find(code).map(Place::city).orElse(code), code);
  }

  /** One departure date. */
  public static String day(LocalDate date) {
    return DAY.format(date);
  }

  /** When somebody wants to leave and to come back, and who flies. */
  public static String dates(Journey journey) {
    Trip trip = journey.trip();
    StringBuilder words = new StringBuilder(dates(trip.dates()));
    switch (trip.stay()) {
      case Stay.OneWay _ -> {}
      case Stay.Until until -> words.append(", back ").append(day(until.date()));
      case Stay.Nights nights -> words.append(", ").append(nights(nights));
    }
    if (trip.party().adults() > 1) {
      words.append(", ").append(trip.party().adults()).append(" adults");
    }
    if (trip.party().cabin() != Cabin.ECONOMY) {
      words.append(", ").append(cabin(trip.party().cabin()));
    }
    return words.toString();
  }

  private static String nights(Stay.Nights nights) {
    return nights.least() == nights.most()
        ? nights.least() + (nights.least() == 1 ? " night" : " nights")
        : nights.least() + "–" + nights.most() + " nights";
  }

  private static String cabin(Cabin cabin) {
    return switch (cabin) {
      case ECONOMY -> "economy";
      case PREMIUM_ECONOMY -> "premium economy";
      case BUSINESS -> "business class";
      case FIRST -> "first class";
    };
  }

  /** The days of one fare. */
  public static String days(FareQuery fare) {
    LocalDate returning = fare.returning();
    return returning == null
        ? day(fare.departure())
        : DAY_OF_YEAR.format(fare.departure()) + " – " + day(returning);
  }

  /** When somebody wants to leave. */
  public static String dates(Dates dates) {
    return switch (dates) {
      case Dates.On on -> day(on.date());
      case Dates.Between span ->
          span.from().getYear() == span.to().getYear()
              ? DAY_OF_YEAR.format(span.from()) + " – " + day(span.to())
              : day(span.from()) + " – " + day(span.to());
      case Dates.InMonth in -> MONTH.format(in.month());
      case Dates.AnyDay _ -> "any day";
      case Dates.Around around -> day(around.date()) + " ± " + around.days() + " days";
    };
  }

  /** When it fires. */
  public static String rule(Rule rule) {
    return switch (rule) {
      case Rule.OracleSays _ -> "when it is a real bargain";
      case Rule.TargetPrice target -> "at " + Prices.format(target.target()) + " or less";
      case Rule.FallsBy falls -> "when it falls by " + falls.percent() + " %";
      case Rule.FallsByAmount falls -> "when it falls by " + Prices.format(falls.amount());
      case Rule.NewLow low ->
          low.days() == null ? "at a new low" : "when it is the lowest in " + low.days() + " days";
    };
  }
}
