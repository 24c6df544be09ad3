package dev.farehawk.web.watch;

import dev.farehawk.place.Place;
import dev.farehawk.place.Places;
import dev.farehawk.place.Seeker;
import dev.farehawk.watch.WatchFilter;
import dev.farehawk.words.Words;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Understands which of somebody's watches the list shall show, and in which order. */
@Component
final class MyWatches {

  private static final int MEANT = 3;
  private static final Pattern CODE_IN_BRACKETS = Pattern.compile(".*\\(([A-Za-z]{3})\\)\\s*");

  private final Places places;

  MyWatches(Places places) {
    this.places = places;
  }

  /** In which order. */
  enum Order {
    NEWEST,
    DEPARTURE,
    MOVED,
    BEST,
    NAME
  }

  /** As typed; all of it may be missing. */
  public record Asked(
      @Nullable String state,
      @Nullable String from,
      @Nullable String to,
      @Nullable String month,
      @Nullable String text,
      @Nullable String sort) {

    /** What is not empty, by field. */
    public Map<String, String> given() {
      Map<String, String> given = new LinkedHashMap<>();
      put(given, "state", state);
      put(given, "from", from);
      put(given, "to", to);
      put(given, "month", month);
      put(given, "text", text);
      put(given, "sort", sort);
      return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
      if (value != null && !value.isBlank()) {
        given.put(name, value.strip());
      }
    }

    /** The list as it was asked for, with what was done to how many. */
    String list(String done, int changed) {
      UriComponentsBuilder address = UriComponentsBuilder.fromPath("/watches");
      given().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
      return address
          .queryParam("done", done)
          .queryParam("changed", changed)
          .encode()
          .buildAndExpand(given())
          .toUriString();
    }
  }

  /** What was understood. */
  record Wanted(WatchFilter filter, Order order, FormProblems problems) {}

  Wanted read(Asked asked, Words words) {
    Map<String, String> given = asked.given();
    Map<String, String> wrong = new LinkedHashMap<>();
    String text = given.get("text");
    if (text != null && text.length() > WatchFilter.LONGEST_TEXT) {
      text = text.substring(0, WatchFilter.LONGEST_TEXT);
    }
    WatchFilter filter =
        new WatchFilter(
            named(WatchFilter.State.values(), given.get("state")),
            place("from", given, wrong, words),
            place("to", given, wrong, words),
            month(given, wrong, words),
            text,
            codes(text, words));
    Order order = named(Order.values(), given.get("sort"));
    return new Wanted(
        filter, order == null ? Order.NEWEST : order, new FormProblems(wrong, Map.of()));
  }

  private static <E extends Enum<E>> @Nullable E named(E[] all, @Nullable String name) {
    for (E one : all) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    return null;
  }

  private @Nullable String place(
      String field, Map<String, String> given, Map<String, String> wrong, Words words) {
    String typed = given.get(field);
    if (typed == null) {
      return null;
    }
    Matcher bracketed = CODE_IN_BRACKETS.matcher(typed);
    String named = bracketed.matches() ? bracketed.group(1) : typed;
    Place place =
        places
            .find(named)
            .orElseGet(() ->
                places.search(named, 1, Seeker.of(words.locale())).stream()
                    .findFirst()
                    .orElse(null));
    if (place == null) {
      wrong.put(field, words.say("form.wrong.place.unknown", "typed", typed));
      return null;
    }
    return place.iata();
  }

  private static @Nullable YearMonth month(
      Map<String, String> given, Map<String, String> wrong, Words words) {
    String typed = given.get("month");
    try {
      return typed == null ? null : YearMonth.parse(typed);
    } catch (DateTimeException e) {
      wrong.put("month", words.say("form.wrong.month"));
      return null;
    }
  }

  /** A text may be a code, or the name of a city. */
  private List<String> codes(@Nullable String text, Words words) {
    List<String> codes = new ArrayList<>();
    if (text != null) {
      codes.add(text.toUpperCase(Locale.ROOT));
      places
          .search(text, MEANT, Seeker.of(words.locale()))
          .forEach(place -> codes.add(place.iata()));
    }
    return codes;
  }
}
