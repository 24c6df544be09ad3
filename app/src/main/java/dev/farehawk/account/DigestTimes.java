package dev.farehawk.account;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When somebody wants one message with all that was not urgent. Pure.
 *
 * @param at on the clock on their wall
 * @param day of the week; null for every day
 */
public record DigestTimes(LocalTime at, @Nullable DayOfWeek day) {

  private static final int LONGEST_WAIT_IN_DAYS = 15;

  /** The next such moment after this one. */
  public Instant next(Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return today
        .datesUntil(today.plusDays(LONGEST_WAIT_IN_DAYS))
        .filter(date -> day == null || date.getDayOfWeek() == day)
        .map(date -> LocalMoments.first(date.atTime(at), zone))
        .filter(moment -> moment.isAfter(now))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no digest within two weeks of " + now));
  }
}
