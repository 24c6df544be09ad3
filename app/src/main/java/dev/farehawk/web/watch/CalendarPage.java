package dev.farehawk.web.watch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of one market and month.
 *
 * @param about month, stay and party in words
 * @param weekdays short names, the language's first day first
 * @param key what low, typical and high mean here, and how old prices may be
 * @param none said when no price of the month is known; null when one is
 */
public record CalendarPage(
    RouteWords route,
    String about,
    List<String> weekdays,
    List<Day> days,
    @Nullable Step before,
    @Nullable Step after,
    List<String> key,
    @Nullable String none) {

  /** Keeps its own copies. */
  public CalendarPage {
    weekdays = List.copyOf(weekdays);
    days = List.copyOf(days);
    key = List.copyOf(key);
  }

  /**
   * One date of departure.
   *
   * @param column of its weekday, 1 to 7
   * @param style the style sheet's name for its state
   * @param sign a shape that says the state without colour; empty for none
   * @param said the state in words
   * @param price null when none is known
   * @param about the price in the reader's own currency; null when there is nothing to add
   * @param seen when somebody looked last; null when nobody has
   * @param action what pressing it does, for those who hear the page
   */
  public record Day(
      Label label,
      int column,
      String style,
      String sign,
      String said,
      @Nullable String price,
      @Nullable String about,
      @Nullable String seen,
      String address,
      String action,
      boolean cheapest) {}

  /** How a date is called: its number in the month, its weekday, and all of it. */
  public record Label(String number, String weekday, String whole) {}

  /** A way to another month; {@code price} is its lowest, null when none is known. */
  public record Step(String address, String month, @Nullable String price) {}
}
