package dev.farehawk.watch;

import static java.util.Comparator.comparing;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Market;
import dev.farehawk.place.Airport;
import dev.farehawk.place.Place;
import dev.farehawk.place.Places;
import dev.farehawk.platform.FieldProblem;
import dev.farehawk.watch.ExpandDraft.Ends;
import dev.farehawk.watch.ExpandDraft.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Works out which fare queries a checked trip means. Pure. */
final class ExpandTrip {

  private final Places places;
  private final WatchConfig limits;

  ExpandTrip(Places places, WatchConfig limits) {
    this.places = places;
    this.limits = limits;
  }

  /**
   * All fare queries of the trip.
   *
   * @param days departure dates as wished
   * @param bookable dates on which fares are sold
   * @throws InvalidWatch if they are too many, or none
   */
  List<FareQuery> expand(Trip trip, Ends ends, Span days, Span bookable) {
    List<Market> markets = markets(ends);
    Span askable = days.within(bookable);
    if (trip.dates() instanceof Dates.AnyDay) {
      askable = firstDays(askable, fewest(markets.size(), trip.stay()));
    }
    checkSize(markets.size(), askable.days(), fewest(1, trip.stay()));
    List<FareQuery> queries = new ArrayList<>();
    askable
        .from()
        .datesUntil(askable.to().plusDays(1))
        .forEach(date -> {
          for (Market market : markets) {
            for (Way way : ways(trip.stay(), date, bookable)) {
              queries.add(fareQuery(market, date, way.returning(), trip.party()));
            }
          }
        });
    if (queries.isEmpty()) {
      throw new InvalidWatch(DraftProblems.noWayBack(bookable.to()));
    }
    return queries;
  }

  /** What this party asks for on these days. */
  FareQuery fareQuery(
      Market market, LocalDate departure, @Nullable LocalDate returning, Party party) {
    FareQuery one = places.oneWay(market, departure);
    return new FareQuery(
        market,
        departure,
        returning,
        party.adults(),
        party.cabin(),
        one.pointOfSale(),
        one.currency());
  }

  /** How one gets back, if at all. */
  private record Way(@Nullable LocalDate returning) {}

  private static List<Way> ways(Stay stay, LocalDate date, Span bookable) {
    return switch (stay) {
      case Stay.OneWay _ -> List.of(new Way(null));
      case Stay.Until until ->
          until.date().isBefore(date) ? List.of() : List.of(new Way(until.date()));
      case Stay.Nights nights ->
          IntStream.rangeClosed(nights.least(), nights.most())
              .mapToObj(date::plusDays)
              .filter(back -> !back.isAfter(bookable.to()))
              .map(Way::new)
              .toList();
    };
  }

  /** How many fare queries one day means. */
  private static long fewest(long markets, Stay stay) {
    return switch (stay) {
      case Stay.OneWay _, Stay.Until _ -> markets;
      case Stay.Nights nights -> markets * (nights.most() - nights.least() + 1L);
    };
  }

  private Span firstDays(Span days, long perDay) {
    long most = Math.max(1, limits.fareQueriesPerWatch() / Math.max(1, perDay));
    LocalDate last = days.from().plusDays(most - 1);
    return last.isBefore(days.to()) ? new Span(days.from(), last) : days;
  }

  /** Airports of a metro area abroad sell in another currency and could not be compared. */
  private static List<Market> markets(Ends ends) {
    List<Airport> to =
        ends.destinations().stream()
            .flatMap(place -> place.airports().stream())
            .distinct()
            .toList();
    return ends.origins().stream()
        .flatMap(origin -> home(origin).stream())
        .distinct()
        .flatMap(from -> to.stream().map(other -> new Market(from.code(), other.code())))
        .sorted(comparing(Market::origin).thenComparing(Market::destination))
        .toList();
  }

  private static List<Airport> home(Place origin) {
    return origin.airports().stream()
        .filter(from -> from.country().equals(origin.country()))
        .toList();
  }

  private void checkSize(int markets, long days, long stays) {
    long all = markets * days * stays;
    if (all > limits.fareQueriesPerWatch()) {
      throw new InvalidWatch(
          FieldProblem.coded(
              "dates",
              "too-many-fares",
              "%d airport pairs on %d days%s are %d fares to look at, and %d is the most; choose %s"
                  .formatted(
                      markets,
                      days,
                      stays > 1 ? " with " + stays + " lengths of stay" : "",
                      all,
                      limits.fareQueriesPerWatch(),
                      markets > limits.fareQueriesPerWatch()
                          ? "single airports"
                          : "fewer days or single airports"),
              "fares",
              all,
              "most",
              limits.fareQueriesPerWatch()));
    }
  }
}
