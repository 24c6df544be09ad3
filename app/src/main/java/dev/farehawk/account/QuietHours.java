package dev.farehawk.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A part of every day in which somebody does not want to be disturbed. Pure.
 *
 * <p>Whenever the clock on their wall shows a time from its begin up to its end, it is quiet; where
 * clocks are put back, it stays so until the end is shown for the last time.
 *
 * @param from when it begins, on the wall's clock
 * @param until when it ends; the day after where it is earlier than the begin
 */
public record QuietHours(LocalTime from, LocalTime until) {

  /** Begin and end must differ. */
  public QuietHours {
    if (from.equals(until)) {
      throw new IllegalArgumentException("quiet hours that never end");
    }
  }

  /** When the quiet that reigns at this moment ends; empty when it does not. */
  public Optional<Instant> endAt(Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    // A day of the calendar can be missing, and its evening begin a day early.
    return today
        .minusDays(2)
        .datesUntil(today.plusDays(2))
        .map(day -> endOf(day, now, zone))
        .flatMap(Optional::stream)
        .max(Instant::compareTo);
  }

  private Optional<Instant> endOf(LocalDate day, Instant now, ZoneId zone) {
    LocalDate ends = until.isAfter(from) ? day : day.plusDays(1);
    Instant begin = LocalMoments.first(day.atTime(from), zone);
    Instant end = LocalMoments.last(ends.atTime(until), zone);
    return begin.isAfter(now) || !end.isAfter(now) ? Optional.empty() : Optional.of(end);
  }
}
