package dev.farehawk.watch;

import dev.farehawk.platform.FieldProblem;
import java.time.LocalDate;
import java.time.YearMonth;

/** What can be wrong with a draft; English for the API, and a code for pages of any language. */
final class DraftProblems {

  private static final String DATES = "dates";
  private static final String STAY = "stay";

  private DraftProblems() {}

  static FieldProblem tooManyPlaces(String field, int most) {
    return FieldProblem.coded(
        field, "too-many-places", "name at most " + most + " places", "most", most);
  }

  static FieldProblem flexibleDays(int most) {
    return FieldProblem.coded(
        DATES, "flexible-days", "choose 0 to " + most + " days around the date", "most", most);
  }

  static FieldProblem datesBackwards(LocalDate from, LocalDate to) {
    return FieldProblem.coded(
        DATES,
        "dates-backwards",
        to + " is before " + from + "; put the earlier date first",
        "to",
        to,
        "from",
        from);
  }

  static FieldProblem monthOutOfReach(YearMonth month, LocalDate first, LocalDate last) {
    return FieldProblem.coded(
        DATES,
        "month-out-of-reach",
        "no day of " + month + " can be booked; fares are sold from " + first + " to " + last,
        "first",
        first,
        "last",
        last);
  }

  static FieldProblem dateGone(LocalDate date, LocalDate today) {
    return FieldProblem.coded(
        DATES,
        "date-gone",
        date + " has gone; at the origin it is " + today + " now, choose that or a later date",
        "date",
        date,
        "today",
        today);
  }

  static FieldProblem dateTooFar(int days, LocalDate last) {
    return FieldProblem.coded(
        DATES,
        "date-too-far",
        "fares are sold " + days + " days ahead; choose " + last + " or an earlier date",
        "days",
        days,
        "last",
        last);
  }

  static FieldProblem backTooEarly(LocalDate back, LocalDate first) {
    return FieldProblem.coded(
        STAY,
        "back-too-early",
        "the way back on " + back + " is before the way there; choose " + first + " or later",
        "back",
        back,
        "first",
        first);
  }

  static FieldProblem backTooLate(LocalDate last) {
    return FieldProblem.coded(
        STAY,
        "back-too-late",
        "fares are sold until " + last + "; choose that or an earlier date",
        "last",
        last);
  }

  static FieldProblem nights(int most) {
    return FieldProblem.coded(
        STAY, "nights", "choose 0 to " + most + " nights, the fewest first", "most", most);
  }

  static FieldProblem noWayBack(LocalDate last) {
    return FieldProblem.coded(
        STAY,
        "no-way-back",
        "on none of these days can the way back be booked; fares are sold until "
            + last
            + ", choose earlier days",
        "last",
        last);
  }

  static FieldProblem adults(int most) {
    return FieldProblem.coded("party", "adults", "choose 1 to " + most + " adults", "most", most);
  }
}
