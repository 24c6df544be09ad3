package dev.faremarket.model;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a departure is on sale, in the origin's own calendar.
 *
 * @param departureDay departure date as days since 1970
 * @param opens first second of sale, in seconds since 1970
 * @param closes first second after the departure date at the origin
 */
public record SalePeriod(long departureDay, long opens, long closes) {

  private static final int SECONDS_PER_DAY = 86_400;

  /** The sale of one departure from this place. */
  public static SalePeriod of(LocalDate departure, int horizonDays, ZoneId zone) {
    return new SalePeriod(
        departure.toEpochDay(),
        departure.minusDays(horizonDays).atStartOfDay(zone).toEpochSecond(),
        departure.plusDays(1).atStartOfDay(zone).toEpochSecond());
  }

  long firstDay() {
    return Math.floorDiv(opens, SECONDS_PER_DAY);
  }

  long lastDay() {
    return Math.floorDiv(closes - 1, SECONDS_PER_DAY);
  }
}
