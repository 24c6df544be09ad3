package dev.farehawk.web.watch;

import dev.farehawk.fare.Money;
import dev.farehawk.place.Place;
import dev.farehawk.place.Places;
import dev.farehawk.platform.FieldProblem;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.InvalidWatch;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.web.watch.FormProblems.PlaceChoice;
import dev.farehawk.web.watch.WatchForm.RuleChoice;
import dev.farehawk.web.watch.WatchForm.When;
import dev.farehawk.words.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    Place from = place("from", form.from(), new Found(messages, choices, words));
    Place to = place("to", form.to(), new Found(messages, choices, words));
    Dates dates = dates(form, messages, words);
    Rule rule = rule(form, from, messages, words);
    FormProblems problems = new FormProblems(messages, choices);
    return from == null || to == null || dates == null || rule == null
        ? new Reading(Optional.empty(), problems)
        : new Reading(
            Optional.of(new WatchDraft(from.iata(), to.iata(), dates, rule, null)), problems);
  }

  /** What the watch stage refused, in the fields of this form. */
  static FormProblems refused(InvalidWatch refusal, WatchForm form, Words words) {
    Map<String, String> messages = new LinkedHashMap<>();
    for (FieldProblem problem : refusal.problems()) {
      String field =
          switch (problem.field()) {
            case "origin" -> "from";
            case "destination" -> "to";
            case "dates" -> form.chose(When.RANGE) ? "until" : "depart";
            case "rule" -> form.chose(RuleChoice.TARGET) ? "target" : "percent";
            default -> "form";
          };
      messages.merge(field, words.say(problem), (one, other) -> one + " " + other);
    }
    return new FormProblems(messages, Map.of());
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
    List<Place> near = places.search(text, CHOICES);
    if (near.isEmpty()) {
      found.messages().put(field, found.words().say("form.wrong.place.unknown", "typed", text));
      return null;
    }
    if (near.getFirst().city().equalsIgnoreCase(text)) {
      return near.getFirst();
    }
    found.messages().put(field, found.words().say("form.wrong.place.which", "typed", text));
    found
        .choices()
        .put(
            field,
            near.stream()
                .map(place -> new PlaceChoice(place.iata(), place.city() + " " + place.iata()))
                .toList());
    return null;
  }

  private static @Nullable Dates dates(WatchForm form, Map<String, String> messages, Words words) {
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

  private static @Nullable Rule rule(
      WatchForm form, @Nullable Place from, Map<String, String> messages, Words words) {
    if (form.chose(RuleChoice.TARGET)) {
      String typed = form.target() == null ? "" : form.target().strip();
      if (!PRICE.matcher(typed).matches()) {
        messages.put("target", words.say("form.wrong.target"));
        return null;
      }
      BigDecimal amount = new BigDecimal(typed.replace(',', '.'));
      if (amount.signum() == 0) {
        messages.put("target", words.say("form.wrong.target.zero"));
        return null;
      }
      return from == null
          ? null
          : new Rule.TargetPrice(Money.ofMajor(amount, Places.currencyOf(from.country())));
    }
    if (form.chose(RuleChoice.FALLS_BY)) {
      String typed = form.percent() == null ? "" : form.percent().strip();
      if (!typed.matches("[1-9][0-9]?") || Integer.parseInt(typed) > 95) {
        messages.put("percent", words.say("form.wrong.percent"));
        return null;
      }
      return new Rule.FallsBy(Integer.parseInt(typed));
    }
    return new Rule.OracleSays();
  }
}
