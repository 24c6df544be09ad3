package dev.farehawk.delivery;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.words.PartyWords;
import dev.farehawk.words.Words;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a message is about, in the words of its reader. */
public final class FareWords {

  private FareWords() {}

  /** Route and travellers of a fare, after the owner's own words for the watch. */
  public static String watch(@Nullable String label, FareQuery query, Words words) {
    String route =
        words.say(
            "route",
            "from",
            query.market().origin().iata(),
            "to",
            query.market().destination().iata());
    return labelled(label, PartyWords.after(route, query.adults(), query.cabin(), words), words);
  }

  /** A route, after the owner's own words for the watch if there are any. */
  public static String watch(@Nullable String label, String from, String to, Words words) {
    return labelled(label, words.say("route", "from", from, "to", to), words);
  }

  private static String labelled(@Nullable String label, String route, Words words) {
    return label == null || label.isBlank()
        ? route
        : words.say("mail.label", "label", oneLine(label), "rest", route);
  }

  private static String oneLine(String label) {
    return label.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** Departure and return for a heading. */
  public static String fullDays(FareQuery query, Words words) {
    String departure = words.fullDay(query.departure());
    LocalDate returning = query.returning();
    return returning == null
        ? departure
        : words.say("trip.back", "days", departure, "day", words.fullDay(returning));
  }

  /** Departure and return, short enough for a subject. */
  public static String days(FareQuery query, Words words) {
    LocalDate returning = query.returning();
    return returning == null
        ? words.day(query.departure())
        : words.say(
            "range", "from", words.dayOfYear(query.departure()), "to", words.day(returning));
  }
}
