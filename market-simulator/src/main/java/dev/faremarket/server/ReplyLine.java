package dev.faremarket.server;

import dev.faremarket.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A logged reply as a line of text, for judges in another process. */
public final class ReplyLine {

  private static final String TAB = "\t";
  private static final String NONE = "-";
  private static final int FIELDS = 9;

  private ReplyLine() {}

  /** Writes one, without the end of the line. */
  public static String of(LoggedReply reply) {
    StringBuilder offers = new StringBuilder();
    for (LoggedOffer offer : reply.offers()) {
      offers
          .append(offers.isEmpty() ? "" : ",")
          .append(offer.carrier())
          .append(':')
          .append(offer.stops())
          .append(':')
          .append(offer.priceMinor());
    }
    return String.join(
        TAB,
        reply.route().origin(),
        reply.route().destination(),
        reply.departure().toString(),
        orNone(reply.returning()),
        reply.requestId(),
        reply.servedAt().toString(),
        reply.currency(),
        orNone(reply.fault()),
        offers);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static LoggedReply read(String line) {
    String[] fields = line.split(TAB, -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("no line of a reply log: " + line);
    }
    return new LoggedReply(
        fields[4],
        Instant.parse(fields[5]),
        new Route(fields[0], fields[1]),
        LocalDate.parse(fields[2]),
        fields[3].equals(NONE) ? null : LocalDate.parse(fields[3]),
        fields[6],
        offers(fields[8]),
        fields[7].equals(NONE) ? null : FaultKind.valueOf(fields[7]));
  }

  private static List<LoggedOffer> offers(String text) {
    List<LoggedOffer> offers = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String offer : text.split(",", -1)) {
        String[] parts = offer.split(":", -1);
        offers.add(new LoggedOffer(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2])));
      }
    }
    return offers;
  }

  private static String orNone(@Nullable Object value) {
    return value == null ? NONE : value.toString();
  }
}
