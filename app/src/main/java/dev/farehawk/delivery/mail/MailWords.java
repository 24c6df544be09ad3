package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.Message.escaped;
import static dev.farehawk.delivery.mail.Message.line;

import dev.farehawk.fare.FareQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What mails of every kind have in common. */
final class MailWords {

  static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  /** Header of every mail that no person wrote and no watch asked for (RFC 3834). */
  static final Map<String, String> NOT_BY_HAND = Map.of("Auto-Submitted", "auto-generated");

  private MailWords() {}

  /** Route and days of a fare, ready for a heading. */
  static String heading(FareQuery query) {
    LocalDate returning = query.returning();
    return route(query)
        + " on "
        + DAY.format(query.departure())
        + (returning == null ? "" : ", back on " + DAY.format(returning))
        + party(query);
  }

  /** Route and days of a fare, short enough for a subject. */
  static String subject(FareQuery query) {
    LocalDate returning = query.returning();
    return route(query)
        + " "
        + query.departure()
        + (returning == null ? "" : " to " + returning)
        + party(query);
  }

  private static String route(FareQuery query) {
    return query.market().origin() + " to " + query.market().destination();
  }

  private static String party(FareQuery query) {
    String cabin =
        switch (query.cabin()) {
          case ECONOMY -> "";
          case PREMIUM_ECONOMY -> ", premium economy";
          case BUSINESS -> ", business class";
          case FIRST -> ", first class";
        };
    return (query.adults() == 1 ? "" : ", " + query.adults() + " adults") + cabin;
  }

  /** The owner's own words for a watch, ready to stand before something; empty without any. */
  static String label(@Nullable String label) {
    return label == null || label.isBlank() ? "" : line(label) + ": ";
  }

  static String anchor(String address, String words) {
    return "<a href=\"" + escaped(address) + "\">" + words + "</a>";
  }

  /** A moment with its zone. */
  static String moment(Instant time, ZoneId zone) {
    return DAY_AND_TIME.format(time.atZone(zone)) + " (" + zone + ")";
  }

  /** A span as people say it, never less than a minute. */
  static String span(Duration span) {
    long minutes = Math.max(1, span.toMinutes());
    if (minutes < 120) {
      return minutes == 1 ? "a minute" : minutes + " minutes";
    }
    long hours = span.toHours();
    return hours < 48 ? hours + " hours" : span.toDays() + " days";
  }

  /** Headers of every mail about a watch (RFC 8058, RFC 3834). */
  static Map<String, String> headers(String stop) {
    return Map.of(
        "List-Unsubscribe", "<" + stop + ">",
        "List-Unsubscribe-Post", "List-Unsubscribe=One-Click",
        "Auto-Submitted", "auto-generated");
  }

  /** Paragraphs of plain words as a small page; the last ones are links. */
  static String page(String title, String lead, Iterable<String> paragraphs, String... anchors) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\">")
        .append("<body style=\"font-family:sans-serif;max-width:36em\">\n")
        .append("<h1 style=\"font-size:1.2em\">")
        .append(escaped(title))
        .append("</h1>\n")
        .append("<p style=\"font-size:1.2em\"><strong>")
        .append(escaped(lead))
        .append("</strong></p>\n");
    paragraphs.forEach(words -> html.append("<p>").append(escaped(words)).append("</p>\n"));
    for (String anchor : anchors) {
      html.append("<p>").append(anchor).append("</p>\n");
    }
    return html.append("</body></html>\n").toString();
  }
}
