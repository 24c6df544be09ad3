package dev.farehawk.watch;

import dev.farehawk.fare.FareQuery;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a draft and works out which fare queries it means. Pure. */
final class ExpandDraft {

  static final int MOST_FLEX = 7;
  static final int MOST_PLACES = 5;
  static final int MOST_NIGHTS = 60;
  static final int LONGEST_LABEL = 80;

  private final Places places;
  private final WatchConfig limits;
  private final ExpandTrip expandTrip;

  ExpandDraft(Places places, WatchConfig limits) {
    this.places = places;
    this.limits = limits;
    this.expandTrip = new ExpandTrip(places, limits);
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

  /** The places a trip may begin and end at. */
  record Ends(List<Place> origins, List<Place> destinations) {

    Place home() {
      return origins.getFirst();
    }
  }

  /**
   * Expands the draft.
   *
   * @throws InvalidWatch with everything that is wrong
   */
  Expanded expand(WatchDraft draft, Instant now) {
    List<FieldProblem> problems = new ArrayList<>();
    Trip trip = draft.trip();
    Ends ends =
        new Ends(
            placesOf(trip.origins(), "origin", problems),
            placesOf(trip.destinations(), "destination", problems));
    ZoneId zone = ends.origins().isEmpty() ? ZoneOffset.UTC : ends.home().zone();
    LocalDate today = LocalDate.ofInstant(now, zone);
    Span bookable = new Span(today, today.plusDays(limits.horizonDays()));
    Optional<Span> span = span(trip.dates(), bookable, problems);
    span.ifPresent(days -> checkStay(trip.stay(), days, bookable, problems));
    checkParty(trip.party(), problems);
    String label = label(draft.label(), problems);
    if (!ends.origins().isEmpty()) {
      checkEnds(ends, problems);
      checkRule(draft.rule(), ends.home(), problems);
    }
    if (span.isEmpty() || !problems.isEmpty()) {
      throw new InvalidWatch(problems);
    }
    Trip checked =
        new Trip(
            codes(ends.origins()),
            codes(ends.destinations()),
            trip.dates(),
            trip.stay(),
            trip.party());
    List<FareQuery> fareQueries = expandTrip.expand(checked, ends, span.get(), bookable);
    Span wished =
        trip.dates() instanceof Dates.AnyDay
            ? new Span(span.get().from(), fareQueries.getLast().departure())
            : span.get();
    Journey journey =
        new Journey(checked, draft.filter(), Places.currencyOf(ends.home().country()));
    return new Expanded(journey, wished, draft.rule(), label, fareQueries);
  }

  private static List<String> codes(List<Place> places) {
    return places.stream().map(Place::iata).toList();
  }

  private List<Place> placesOf(List<String> codes, String field, List<FieldProblem> problems) {
    if (codes.size() > MOST_PLACES) {
      problems.add(DraftProblems.tooManyPlaces(field, MOST_PLACES));
      return List.of();
    }
    return codes.stream()
        .map(code -> place(code, field, problems))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private Optional<Place> place(String code, String field, List<FieldProblem> problems) {
    try {
      return Optional.of(places.require(code));
    } catch (UnknownPlace e) {
      problems.add(
          FieldProblem.coded(field, "unknown-place", String.valueOf(e.getMessage()), "code", code));
      return Optional.empty();
    }
  }

  private Optional<Span> span(Dates dates, Span bookable, List<FieldProblem> problems) {
    Optional<FieldProblem> objection =
        switch (dates) {
          case Dates.Around around when around.days() < 0 || around.days() > MOST_FLEX ->
              Optional.of(DraftProblems.flexibleDays(MOST_FLEX));
          case Dates.Around around -> outOfReach(new Span(around.date(), around.date()), bookable);
          case Dates.Between between when between.to().isBefore(between.from()) ->
              Optional.of(DraftProblems.datesBackwards(between.from(), between.to()));
          case Dates.InMonth in when wished(in, bookable).within(bookable).days() < 1 ->
              Optional.of(
                  DraftProblems.monthOutOfReach(in.month(), bookable.from(), bookable.to()));
          case Dates.InMonth _, Dates.AnyDay _ -> Optional.empty();
          case Dates.On _, Dates.Between _ -> outOfReach(wished(dates, bookable), bookable);
        };
    if (objection.isPresent()) {
      problems.add(objection.get());
      return Optional.empty();
    }
    return Optional.of(wished(dates, bookable));
  }

  private static Span wished(Dates dates, Span bookable) {
    return switch (dates) {
      case Dates.On on -> new Span(on.date(), on.date());
      case Dates.Between between -> new Span(between.from(), between.to());
      case Dates.Around around ->
          new Span(around.date().minusDays(around.days()), around.date().plusDays(around.days()));
      case Dates.InMonth in -> new Span(in.month().atDay(1), in.month().atEndOfMonth());
      case Dates.AnyDay _ -> bookable;
    };
  }

  private static void checkStay(Stay stay, Span days, Span bookable, List<FieldProblem> problems) {
    Optional<FieldProblem> objection =
        switch (stay) {
          case Stay.OneWay _ -> Optional.empty();
          case Stay.Until until when until.date().isBefore(days.within(bookable).from()) ->
              Optional.of(DraftProblems.backTooEarly(until.date(), days.within(bookable).from()));
          case Stay.Until until when until.date().isAfter(bookable.to()) ->
              Optional.of(DraftProblems.backTooLate(bookable.to()));
          case Stay.Until _ -> Optional.empty();
          case Stay.Nights nights
              when nights.least() < 0
                  || nights.most() > MOST_NIGHTS
                  || nights.least() > nights.most() ->
              Optional.of(DraftProblems.nights(MOST_NIGHTS));
          case Stay.Nights _ -> Optional.empty();
        };
    objection.ifPresent(problems::add);
  }

  private static void checkParty(Party party, List<FieldProblem> problems) {
    if (party.adults() < 1 || party.adults() > Party.MOST_ADULTS) {
      problems.add(DraftProblems.adults(Party.MOST_ADULTS));
    }
  }

  private Optional<FieldProblem> outOfReach(Span named, Span bookable) {
    LocalDate today = bookable.from();
    LocalDate last = bookable.to();
    if (named.from().isBefore(today)) {
      return Optional.of(DraftProblems.dateGone(named.from(), today));
    }
    if (named.to().isAfter(last)) {
      return Optional.of(DraftProblems.dateTooFar(limits.horizonDays(), last));
    }
    return Optional.empty();
  }

  private static @Nullable String label(@Nullable String entered, List<FieldProblem> problems) {
    if (entered == null || entered.isBlank()) {
      return null;
    }
    String label = entered.strip();
    if (label.codePointCount(0, label.length()) > LONGEST_LABEL) {
      problems.add(
          FieldProblem.coded(
              "label",
              "label-long",
              "use at most " + LONGEST_LABEL + " characters",
              "most",
              LONGEST_LABEL));
    }
    if (label.codePoints().anyMatch(ExpandDraft::breaksLines)) {
      problems.add(
          FieldProblem.coded(
              "label",
              "label-lines",
              "use one line of text, without tabs or other control characters"));
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

  private static void checkEnds(Ends ends, List<FieldProblem> problems) {
    String currency = Places.currencyOf(ends.home().country());
    ends.origins().stream()
        .filter(origin -> !Places.currencyOf(origin.country()).equals(currency))
        .findFirst()
        .ifPresent(other ->
            problems.add(
                FieldProblem.coded(
                    "origin",
                    "two-currencies",
                    "fares from "
                        + other.iata()
                        + " are in "
                        + Places.currencyOf(other.country())
                        + " and those from "
                        + ends.home().iata()
                        + " in "
                        + currency
                        + ", which cannot be compared; set two watches",
                    "one",
                    other.iata(),
                    "other",
                    ends.home().iata())));
    if (ends.destinations().isEmpty()) {
      return;
    }
    Set<Airport> from = new LinkedHashSet<>();
    ends.origins().forEach(origin -> from.addAll(origin.airports()));
    Set<Airport> to = new LinkedHashSet<>();
    ends.destinations().forEach(destination -> to.addAll(destination.airports()));
    from.stream()
        .filter(to::contains)
        .findFirst()
        .ifPresent(shared ->
            problems.add(
                FieldProblem.coded(
                    "destination",
                    "same-place",
                    "origin and destination are both "
                        + shared.iata()
                        + " ("
                        + shared.name()
                        + "); choose another destination",
                    "place",
                    shared.name())));
  }

  private static void checkRule(Rule rule, Place origin, List<FieldProblem> problems) {
    String currency = Places.currencyOf(origin.country());
    String given =
        switch (rule) {
          case Rule.TargetPrice price -> price.target().currency();
          case Rule.FallsByAmount fall -> fall.amount().currency();
          case Rule.OracleSays _, Rule.FallsBy _, Rule.NewLow _ -> currency;
        };
    if (!given.equals(currency)) {
      problems.add(
          FieldProblem.coded(
              "rule",
              "target-currency",
              "fares from "
                  + origin.iata()
                  + " are compared in "
                  + currency
                  + "; give the price in "
                  + currency,
              "origin",
              origin.iata(),
              "currency",
              currency));
    }
  }
}
