package dev.farehawk.watch;

import dev.farehawk.fare.Cabin;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trip as the columns of a watch. */
final class TripColumns {

  /** For a query that calls the watch {@code w}. */
  static final String ALL =
      """
      w.origin, w.more_origins, w.destination, w.more_destinations, w.depart_from, w.depart_to,
      w.flex_days, w.dates_kind, w.return_on, w.nights_least, w.nights_most, w.adults, w.cabin
      """;

  private TripColumns() {}

  static Trip read(ResultSet row) throws SQLException {
    return new Trip(
        places(row, "origin", "more_origins"),
        places(row, "destination", "more_destinations"),
        dates(row),
        stay(row),
        new Party(row.getInt("adults"), Cabin.valueOf(row.getString("cabin"))));
  }

  private static List<String> places(ResultSet row, String first, String more) throws SQLException {
    List<String> places = new ArrayList<>();
    places.add(row.getString(first));
    Array others = row.getArray(more);
    places.addAll(Arrays.asList((String[]) others.getArray()));
    return places;
  }

  private static Dates dates(ResultSet row) throws SQLException {
    LocalDate from = row.getObject("depart_from", LocalDate.class);
    LocalDate to = row.getObject("depart_to", LocalDate.class);
    @Nullable String kind = row.getString("dates_kind");
    int flex = row.getInt("flex_days");
    if (kind != null) {
      return switch (kind) {
        case "MONTH" -> new Dates.InMonth(YearMonth.from(from));
        case "ANY" -> new Dates.AnyDay();
        default -> throw new SQLException("the table knows no dates of kind " + kind);
      };
    }
    if (flex > 0) {
      return new Dates.Around(from.plusDays(flex), flex);
    }
    return from.equals(to) ? new Dates.On(from) : new Dates.Between(from, to);
  }

  private static Stay stay(ResultSet row) throws SQLException {
    @Nullable LocalDate returnOn = row.getObject("return_on", LocalDate.class);
    if (returnOn != null) {
      return new Stay.Until(returnOn);
    }
    @Nullable Integer least = row.getObject("nights_least", Integer.class);
    @Nullable Integer most = row.getObject("nights_most", Integer.class);
    return least == null || most == null ? new Stay.OneWay() : new Stay.Nights(least, most);
  }

  static int flexDays(Dates dates) {
    return dates instanceof Dates.Around around ? around.days() : 0;
  }

  static @Nullable String datesKind(Dates dates) {
    return switch (dates) {
      case Dates.InMonth _ -> "MONTH";
      case Dates.AnyDay _ -> "ANY";
      case Dates.On _, Dates.Between _, Dates.Around _ -> null;
    };
  }

  static @Nullable LocalDate returnOn(Stay stay) {
    return stay instanceof Stay.Until until ? until.date() : null;
  }

  static @Nullable Integer nightsLeast(Stay stay) {
    return stay instanceof Stay.Nights nights ? nights.least() : null;
  }

  static @Nullable Integer nightsMost(Stay stay) {
    return stay instanceof Stay.Nights nights ? nights.most() : null;
  }

  /** All but the first, as the database splits them again. */
  static String more(List<String> places) {
    return String.join(",", places.subList(1, places.size()));
  }
}
