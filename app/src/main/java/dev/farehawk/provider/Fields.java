package dev.farehawk.provider;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads single fields of a row. What a row cannot do without is refused, the rest left open. */
public final class Fields {

  private static final Duration LONGEST_ITINERARY = Duration.ofDays(5);
  private static final int LONGEST_DURATION_TEXT = 32;
  private static final int LONGEST_LINK = 2000;
  private static final int MOST_SEATS = 999;

  private Fields() {}

  /**
   * The code of an airline.
   *
   * @throws RowRejected if it is none
   */
  public static CarrierCode carrier(String code) throws RowRejected {
    try {
      return new CarrierCode(code);
    } catch (IllegalArgumentException _) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
  }

  /**
   * Refuses a row for other airports than those asked for, such as another one of the same city.
   *
   * @throws RowRejected if either differs
   */
  public static void sameAirports(FareQuery query, String from, String to) throws RowRejected {
    if (!from.equals(query.market().origin().iata())
        || !to.equals(query.market().destination().iata())) {
      throw new RowRejected(RowFault.OTHER_AIRPORT);
    }
  }

  /**
   * The local departure time in ISO 8601, whose offset, if it has one, is left away.
   *
   * @throws RowRejected if it is none, or on another date than asked for
   */
  public static LocalDateTime departure(FareQuery query, String time) throws RowRejected {
    LocalDateTime departs;
    try {
      departs = DateTimeFormatter.ISO_DATE_TIME.parse(time, LocalDateTime::from);
    } catch (DateTimeException _) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
    if (!departs.toLocalDate().equals(query.departure())) {
      throw new RowRejected(RowFault.OTHER_DATE);
    }
    return departs;
  }

  /**
   * The local time in ISO 8601 at which the way back begins, on the date asked for.
   *
   * @throws RowRejected if it is none, or on another date, or no way back was asked for
   */
  public static LocalDateTime homeward(FareQuery query, String time) throws RowRejected {
    LocalDateTime departs;
    try {
      departs = DateTimeFormatter.ISO_DATE_TIME.parse(time, LocalDateTime::from);
    } catch (DateTimeException _) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
    if (!departs.toLocalDate().equals(query.returning())) {
      throw new RowRejected(RowFault.OTHER_TRIP);
    }
    return departs;
  }

  /**
   * Refuses a row whose way back is not between the airports asked for.
   *
   * @throws RowRejected if either differs
   */
  public static void sameAirportsBack(FareQuery query, String from, String to) throws RowRejected {
    if (!from.equals(query.market().destination().iata())
        || !to.equals(query.market().origin().iata())) {
      throw new RowRejected(RowFault.OTHER_AIRPORT);
    }
  }

  /** A duration like {@code PT1H40M}; null when it is none that a journey can have. */
  public static @Nullable Duration duration(String iso) {
    if (iso.isEmpty() || iso.length() > LONGEST_DURATION_TEXT) {
      return null;
    }
    try {
      return possible(Duration.parse(iso));
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** A duration in whole minutes; null when it is none that a journey can have. */
  public static @Nullable Duration minutes(JsonNode minutes) {
    return minutes.isIntegralNumber() && minutes.canConvertToInt()
        ? possible(Duration.ofMinutes(minutes.intValue()))
        : null;
  }

  private static @Nullable Duration possible(Duration duration) {
    return duration.isPositive() && duration.compareTo(LONGEST_ITINERARY) <= 0 ? duration : null;
  }

  /** How many seats are left; null when not told, or absurd. */
  public static @Nullable Integer seats(JsonNode seats) {
    int count = seats.isIntegralNumber() && seats.canConvertToInt() ? seats.intValue() : -1;
    return count >= 0 && count <= MOST_SEATS ? count : null;
  }

  /** A link that may be shown: {@code https} and visible ASCII, not too long; else null. */
  public static @Nullable String link(String url) {
    boolean usable =
        url.startsWith("https://")
            && url.length() <= LONGEST_LINK
            && url.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '<' && c != '>');
    return usable ? url : null;
  }
}
