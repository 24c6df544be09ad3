package dev.farehawk.web.watch;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.Money;
import dev.farehawk.place.CityNames;
import dev.farehawk.place.Place;
import dev.farehawk.place.Places;
import dev.farehawk.place.Seeker;
import dev.farehawk.platform.FieldProblem;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.InvalidWatch;
import dev.farehawk.watch.Party;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.Stay;
import dev.farehawk.watch.Trip;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.web.watch.FormProblems.PlaceChoice;
import dev.farehawk.web.watch.WatchForm.RuleChoice;
import dev.farehawk.web.watch.WatchForm.When;
import dev.farehawk.words.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Understands what somebody typed into the form, as far as that can be done without asking back.
 */
@Component
final class WatchFormReader {

  /** Days on either side of a flexible date. */
  static final int FLEX_DAYS = 3;

  private static final int CHOICES = 5;
  private static final int MOST_PLACES = 5;
  private static final double NEAR_KILOMETRES = 150;
  private static final int MOST_NEAR = 4;
  private static final Pattern CODE_IN_BRACKETS = Pattern.compile(".*\\(([A-Za-z]{3})\\)\\s*");
  private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");
  private static final Pattern PRICE = Pattern.compile("[0-9]{1,9}([.,][0-9]{1,3})?");

  private final Places places;

  WatchFormReader(Places places) {
    this.places = places;
  }

  /** A draft to save, or else what is wrong. */
  record Reading(Optional<WatchDraft> draft, FormProblems problems) {}

  /** Reads all fields, so that all problems are told at once. */
  Reading read(WatchForm form, Words words) {
    Map<String, String> messages = new LinkedHashMap<>();
    Map<String, List<PlaceChoice>> choices = new LinkedHashMap<>();
    Found found = new Found(messages, choices, words);
    List<String> from = places("from", form.from(), form.wishes().alsoFrom(), found);
    List<String> to = places("to", form.to(), form.wishes().alsoTo(), found);
    Dates dates = dates(form, messages, words);
    Rule rule = rule(form, from.isEmpty() ? null : from.getFirst(), found);
    MoreWishesReader more = new MoreWishesReader(form.wishes(), messages, words);
    Stay stay = more.stay();
    Party party = more.party();
    FareFilter filter = more.filter();
    FormProblems problems = new FormProblems(messages, choices);
    if (!problems.none()
        || dates == null
        || rule == null
        || stay == null
        || party == null
        || filter == null) {
      return new Reading(Optional.empty(), problems);
    }
    Trip trip = new Trip(from, to, dates, stay, party);
    return new Reading(Optional.of(new WatchDraft(trip, filter, rule, null)), problems);
  }

  /** The place of a field and those named beside it; empty when one is not understood. */
  private List<String> places(
      String field, @Nullable String first, @Nullable String more, Found found) {
    List<String> codes = new ArrayList<>();
    Place place = place(field, first, found);
    if (place != null) {
      codes.add(place.iata());
    }
    String also = field.equals("from") ? "also-from" : "also-to";
    for (String typed : MoreWishesReader.listed(more)) {
      if (codes.size() > MOST_PLACES) {
        break;
      }
      Place other = place(also, typed, found);
      if (other != null) {
        codes.add(other.iata());
      }
    }
    if (codes.size() > MOST_PLACES) {
      found.messages().put(also, found.words().say("form.wrong.more"));
    }
    return place == null ? List.of() : codes;
  }

  /** Airports near both ends of a form, as far as those are understood. */
  List<NearbyPlace> near(WatchForm form) {
    List<NearbyPlace> all = new ArrayList<>();
    for (String code : Arrays.asList(form.from(), form.to())) {
      Place place = code == null ? null : places.find(code).orElse(null);
      if (place != null) {
        places
            .near(place, NEAR_KILOMETRES, MOST_NEAR)
            .forEach(near ->
                all.add(new NearbyPlace(words(near.airport()), Math.round(near.kilometres()))));
      }
    }
    return all;
  }

  /** What the watch stage refused, in the fields of this form. */
  static FormProblems refused(InvalidWatch refusal, WatchForm form, Words words) {
    Map<String, String> messages = new LinkedHashMap<>();
    for (FieldProblem problem : refusal.problems()) {
      String field =
          switch (problem.field()) {
            case "origin" -> "from";
            case "destination" -> "to";
            case "dates" ->
                form.chose(When.RANGE) ? "until" : form.chose(When.MONTH) ? "month" : "depart";
            case "rule" ->
                form.chose(RuleChoice.TARGET)
                    ? "target"
                    : form.chose(RuleChoice.FALLS_BY_AMOUNT) ? "fall" : "percent";
            case "stay" -> form.wishes().chose(MoreWishes.Back.NIGHTS) ? "nights" : "returning";
            case "party" -> "adults";
            default -> "form";
          };
      messages.merge(field, words.say(problem), (one, other) -> one + " " + other);
    }
    return new FormProblems(messages, Map.of(), refusal.other().map(UUID::toString).orElse(null));
  }

  /** The text by which a place is named in the form. */
  static String words(Place place) {
    return place.city() + " (" + place.iata() + ")";
  }

  /** What is found out about the places of a form, and in which words. */
  private record Found(
      Map<String, String> messages, Map<String, List<PlaceChoice>> choices, Words words) {}

  private @Nullable Place place(String field, @Nullable String typed, Found found) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      found.messages().put(field, found.words().say("form.wrong.place.empty"));
      return null;
    }
    Matcher bracketed = CODE_IN_BRACKETS.matcher(text);
    String code = bracketed.matches() ? bracketed.group(1) : text;
    if (CODE.matcher(code).matches()) {
      Optional<Place> known = places.find(code);
      if (known.isPresent()) {
        return known.get();
      }
    }
    List<Place> near = places.search(text, CHOICES, Seeker.of(found.words().locale()));
    if (near.isEmpty()) {
      found.messages().put(field, found.words().say("form.wrong.place.unknown", "typed", text));
      return null;
    }
    if (CityNames.isNameOf(near.getFirst(), text, found.words().locale())) {
      return near.getFirst();
    }
    found.messages().put(field, found.words().say("form.wrong.place.which", "typed", text));
    found
        .choices()
        .put(
            field,
            near.stream()
                .map(place ->
                    new PlaceChoice(
                        place.iata(),
                        CityNames.of(place, found.words().locale()) + " " + place.iata()))
                .toList());
    return null;
  }

  private static @Nullable Dates dates(WatchForm form, Map<String, String> messages, Words words) {
    if (form.chose(When.ANY)) {
      return new Dates.AnyDay();
    }
    if (form.chose(When.MONTH)) {
      try {
        return new Dates.InMonth(YearMonth.parse(form.month() == null ? "" : form.month().strip()));
      } catch (DateTimeParseException e) {
        messages.put("month", words.say("form.wrong.month"));
        return null;
      }
    }
    LocalDate depart = date("depart", form.depart(), messages, words);
    if (!form.chose(When.RANGE)) {
      if (depart == null) {
        return null;
      }
      return form.chose(When.FLEXIBLE) ? new Dates.Around(depart, FLEX_DAYS) : new Dates.On(depart);
    }
    LocalDate until = date("until", form.until(), messages, words);
    if (depart == null || until == null) {
      return null;
    }
    if (until.isBefore(depart)) {
      messages.put("until", words.say("form.wrong.range"));
      return null;
    }
    return new Dates.Between(depart, until);
  }

  private static @Nullable LocalDate date(
      String field, @Nullable String typed, Map<String, String> messages, Words words) {
    try {
      return LocalDate.parse(typed == null ? "" : typed.strip());
    } catch (DateTimeParseException e) {
      messages.put(field, words.say("form.wrong.date"));
      return null;
    }
  }

  private @Nullable Rule rule(WatchForm form, @Nullable String origin, Found found) {
    Map<String, String> messages = found.messages();
    Words words = found.words();
    if (form.chose(RuleChoice.TARGET)) {
      Money target = money("target", form.target(), origin, found);
      return target == null ? null : new Rule.TargetPrice(target);
    }
    if (form.chose(RuleChoice.FALLS_BY_AMOUNT)) {
      Money fall = money("fall", form.fall(), origin, found);
      return fall == null ? null : new Rule.FallsByAmount(fall);
    }
    if (form.chose(RuleChoice.FALLS_BY)) {
      String typed = form.percent() == null ? "" : form.percent().strip();
      Integer percent = MoreWishesReader.number(typed, 1, 95);
      if (percent == null) {
        messages.put("percent", words.say("form.wrong.percent"));
        return null;
      }
      return new Rule.FallsBy(percent);
    }
    if (form.chose(RuleChoice.NEW_LOW)) {
      String typed = form.days() == null ? "" : form.days().strip();
      Integer days = MoreWishesReader.number(typed, 1, Rule.NewLow.MOST_DAYS);
      if (days == null && !typed.isEmpty()) {
        messages.put("days", words.say("form.wrong.days"));
        return null;
      }
      return new Rule.NewLow(days);
    }
    return new Rule.OracleSays();
  }

  /** A price above zero in the currency of the origin; null when it is none, or there is none. */
  private @Nullable Money money(
      String field, @Nullable String entered, @Nullable String origin, Found found) {
    String typed = entered == null ? "" : entered.strip();
    if (!PRICE.matcher(typed).matches()) {
      found.messages().put(field, found.words().say("form.wrong.target"));
      return null;
    }
    BigDecimal amount = new BigDecimal(typed.replace(',', '.'));
    if (amount.signum() == 0) {
      found.messages().put(field, found.words().say("form.wrong.target.zero"));
      return null;
    }
    return origin == null
        ? null
        : Money.ofMajor(amount, Places.currencyOf(places.require(origin).country()));
  }
}
