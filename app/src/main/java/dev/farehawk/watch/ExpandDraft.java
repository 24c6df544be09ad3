package dev.farehawk.watch;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Market;
import dev.farehawk.place.Airport;
import dev.farehawk.place.Place;
import dev.farehawk.place.Places;
import dev.farehawk.place.UnknownPlace;
import dev.farehawk.platform.FieldProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a draft and works out which fare queries it means. Pure. */
final class ExpandDraft {

  static final int MOST_FLEX = 7;
  static final int LONGEST_LABEL = 80;

  private final Places places;
  private final WatchConfig limits;

  ExpandDraft(Places places, WatchConfig limits) {
    this.places = places;
    this.limits = limits;
  }

  /**
   * A draft found good.
   *
   * @param span first and last departure date as wished, also where they cannot be asked
   * @param fareQueries by departure date, then market; never empty
   */
  record Expanded(
      Journey journey, Span span, Rule rule, @Nullable String label, List<FareQuery> fareQueries) {}

  /** Days from the first to the last, both included. */
  record Span(LocalDate from, LocalDate to) {

    long days() {
      return ChronoUnit.DAYS.between(from, to) + 1;
    }

    Span within(Span other) {
      return new Span(
          from.isBefore(other.from) ? other.from : from, to.isAfter(other.to) ? other.to : to);
    }
  }

  /**
   * Expands the draft.
   *
   * @throws InvalidWatch with everything that is wrong
   */
  Expanded expand(WatchDraft draft, Instant now) {
    List<FieldProblem> problems = new ArrayList<>();
    Optional<Place> origin = place(draft.origin(), "origin", problems);
    Optional<Place> destination = place(draft.destination(), "destination", problems);
    ZoneId zone = origin.map(Place::zone).orElse(ZoneOffset.UTC);
    LocalDate today = LocalDate.ofInstant(now, zone);
    Optional<Span> span = span(draft.dates(), today, problems);
    String label = label(draft.label(), problems);
    if (origin.isPresent() && destination.isPresent()) {
      checkApart(origin.get(), destination.get(), problems);
    }
    origin.ifPresent(from -> checkRule(draft.rule(), from, problems));
    if (origin.isEmpty() || destination.isEmpty() || span.isEmpty() || !problems.isEmpty()) {
      throw new InvalidWatch(problems);
    }
    Journey journey =
        new Journey(
            origin.get().iata(),
            destination.get().iata(),
            draft.dates(),
            Places.currencyOf(origin.get().country()));
    List<Market> markets = markets(origin.get(), destination.get());
    Span askable = span.get().within(new Span(today, today.plusDays(limits.horizonDays())));
    checkSize(markets.size(), askable.days());
    return new Expanded(journey, span.get(), draft.rule(), label, fareQueries(markets, askable));
  }

  private Optional<Place> place(String code, String field, List<FieldProblem> problems) {
    try {
      return Optional.of(places.require(code));
    } catch (UnknownPlace e) {
      problems.add(new FieldProblem(field, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private Optional<Span> span(Dates dates, LocalDate today, List<FieldProblem> problems) {
    LocalDate last = today.plusDays(limits.horizonDays());
    Span named =
        switch (dates) {
          case Dates.On on -> new Span(on.date(), on.date());
          case Dates.Between between -> new Span(between.from(), between.to());
          case Dates.Around around -> new Span(around.date(), around.date());
        };
    Optional<String> objection =
        switch (dates) {
          case Dates.Around around when around.days() < 0 || around.days() > MOST_FLEX ->
              Optional.of("choose 0 to " + MOST_FLEX + " days around the date");
          case Dates.Between between when between.to().isBefore(between.from()) ->
              Optional.of(
                  between.to() + " is before " + between.from() + "; put the earlier date first");
          case Dates.On _, Dates.Between _, Dates.Around _ -> outOfReach(named, today, last);
        };
    if (objection.isPresent()) {
      problems.add(new FieldProblem("dates", objection.get()));
      return Optional.empty();
    }
    return Optional.of(
        switch (dates) {
          case Dates.Around around ->
              new Span(
                  around.date().minusDays(around.days()), around.date().plusDays(around.days()));
          case Dates.On _, Dates.Between _ -> named;
        });
  }

  private Optional<String> outOfReach(Span named, LocalDate today, LocalDate last) {
    if (named.from().isBefore(today)) {
      return Optional.of(
          named.from()
              + " has gone; at the origin it is "
              + today
              + " now, choose that or a later date");
    }
    if (named.to().isAfter(last)) {
      return Optional.of(
          "fares are sold "
              + limits.horizonDays()
              + " days ahead; choose "
              + last
              + " or an earlier date");
    }
    return Optional.empty();
  }

  private static @Nullable String label(@Nullable String entered, List<FieldProblem> problems) {
    if (entered == null || entered.isBlank()) {
      return null;
    }
    String label = entered.strip();
    if (label.codePointCount(0, label.length()) > LONGEST_LABEL) {
      problems.add(new FieldProblem("label", "use at most " + LONGEST_LABEL + " characters"));
    }
    if (label.codePoints().anyMatch(ExpandDraft::breaksLines)) {
      problems.add(
          new FieldProblem(
              "label", "use one line of text, without tabs or other control characters"));
    }
    return label;
  }

  /**
   * A label ends up in mail headers and tables, where such characters would begin something new.
   */
  private static boolean breaksLines(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static void checkApart(Place origin, Place destination, List<FieldProblem> problems) {
    origin.airports().stream()
        .filter(destination.airports()::contains)
        .findFirst()
        .ifPresent(shared ->
            problems.add(
                new FieldProblem(
                    "destination",
                    "origin and destination are both "
                        + shared.iata()
                        + " ("
                        + shared.name()
                        + "); choose another destination")));
  }

  private static void checkRule(Rule rule, Place origin, List<FieldProblem> problems) {
    String currency = Places.currencyOf(origin.country());
    if (rule instanceof Rule.TargetPrice price && !price.target().currency().equals(currency)) {
      problems.add(
          new FieldProblem(
              "rule",
              "fares from "
                  + origin.iata()
                  + " are compared in "
                  + currency
                  + "; give the target price in "
                  + currency));
    }
  }

  /** Airports of a metro area abroad sell in another currency and could not be compared. */
  private static List<Market> markets(Place origin, Place destination) {
    return origin.airports().stream()
        .filter(from -> from.country().equals(origin.country()))
        .map(Airport::code)
        .flatMap(from -> destination.airports().stream().map(to -> new Market(from, to.code())))
        .sorted(Comparator.comparing(Market::origin).thenComparing(Market::destination))
        .toList();
  }

  private void checkSize(int markets, long days) {
    if (markets * days > limits.fareQueriesPerWatch()) {
      throw new InvalidWatch(
          "dates",
          "%d airport pairs on %d days are %d fares to look at, and %d is the most; choose %s"
              .formatted(
                  markets,
                  days,
                  markets * days,
                  limits.fareQueriesPerWatch(),
                  markets > limits.fareQueriesPerWatch()
                      ? "single airports"
                      : "fewer days or single airports"));
    }
  }

  private List<FareQuery> fareQueries(List<Market> markets, Span span) {
    return span.from()
        .datesUntil(span.to().plusDays(1))
        .flatMap(date -> markets.stream().map(market -> places.oneWay(market, date)))
        .toList();
  }
}
