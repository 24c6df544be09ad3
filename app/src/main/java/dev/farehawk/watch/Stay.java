package dev.farehawk.watch;

import java.time.LocalDate;

/** Whether and when somebody comes back. */
public sealed interface Stay {

  /** Not at all, or not with this ticket. */
  record OneWay() implements Stay {}

  /** On this day, by the clock of the destination, whichever day they left. */
  record Until(LocalDate date) implements Stay {}

  /**
   * After so many nights.
   *
   * @param least zero comes back on the day of departure
   * @param most not less than {@code least}
   */
  record Nights(int least, int most) implements Stay {}
}
