package dev.farehawk.watch;

import java.time.LocalDate;
import java.time.YearMonth;

/** When somebody wants to leave. Dates are the origin's. */
public sealed interface Dates {

  /** On this day. */
  record On(LocalDate date) implements Dates {}

  /** On any day from the first to the last, both included. */
  record Between(LocalDate from, LocalDate to) implements Dates {}

  /**
   * On this day or a few days around it. Days that have passed or cannot be booked yet are left
   * out.
   *
   * @param days how many on either side, 0 to 7
   */
  record Around(LocalDate date, int days) implements Dates {}

  /** On any day of this month that is still to come and can be booked already. */
  record InMonth(YearMonth month) implements Dates {}

  /**
   * On any day from now on, as far ahead as fares are sold and the limit of fares a watch reaches;
   * the days are settled when the watch is set.
   */
  record AnyDay() implements Dates {}
}
