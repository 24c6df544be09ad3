package dev.farehawk.provider;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How likely fares are to change in each hour, as weights around 1: the hour's times the weekday's.
 *
 * @param zone whose hours and weekdays these are
 * @param hours 24 weights, from midnight on
 * @param weekdays 7 weights, from Monday on
 */
public record HourlyHazard(ZoneId zone, List<Double> hours, List<Double> weekdays) {

  private static final int HOURS = 24;
  private static final int WEEKDAYS = 7;

  /** Keeps its own copies; refuses a weight that is not above zero. */
  public HourlyHazard {
    hours = List.copyOf(hours);
    weekdays = List.copyOf(weekdays);
    if (hours.size() != HOURS || weekdays.size() != WEEKDAYS) {
      throw new IllegalArgumentException("a day has 24 hours, and a week 7 days");
    }
    for (double weight : hours) {
      requirePositive(weight);
    }
    for (double weight : weekdays) {
      requirePositive(weight);
    }
  }

  private static void requirePositive(double weight) {
    if (!(weight > 0 && weight < 1_000)) {
      throw new IllegalArgumentException("a weight is above 0 and below 1000, not " + weight);
    }
  }

  /** Every hour alike. */
  public static HourlyHazard even(ZoneId zone) {
    return new HourlyHazard(
        zone,
        java.util.Collections.nCopies(HOURS, 1.0),
        java.util.Collections.nCopies(WEEKDAYS, 1.0));
  }

  /**
   * Measured, in UTC: the mean of two recordings of changes by time of day (an hourly one of a
   * single route, and a six-hourly one of many), and of two daily ones by weekday, each divided by
   * its own mean. The hours rest on little data: they lean a plan, they do not decide it.
   */
  public static HourlyHazard measured() {
    double night = 0.51;
    double earlyMorning = 0.80;
    double morning = 1.66;
    double midday = 1.65;
    double afternoon = 0.72;
    double evening = 0.55;
    return new HourlyHazard(
        ZoneId.of("UTC"),
        List.of(
            night,
            night,
            earlyMorning,
            earlyMorning,
            earlyMorning,
            earlyMorning,
            morning,
            morning,
            morning,
            midday,
            midday,
            midday,
            midday,
            midday,
            afternoon,
            afternoon,
            afternoon,
            afternoon,
            afternoon,
            afternoon,
            evening,
            evening,
            evening,
            evening),
        List.of(0.84, 1.10, 1.15, 1.12, 1.08, 0.94, 0.78));
  }

  /** The weight of the time from one moment to another, in hours of average weight. */
  public double between(Instant from, Instant to) {
    double weight = 0;
    ZonedDateTime at = from.atZone(zone);
    while (at.toInstant().isBefore(to)) {
      ZonedDateTime next = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
      Instant end = next.toInstant().isBefore(to) ? next.toInstant() : to;
      weight += weight(at) * at.toInstant().until(end, ChronoUnit.MILLIS) / 3.6e6;
      at = next;
    }
    return weight;
  }

  private double weight(ZonedDateTime at) {
    DayOfWeek day = at.getDayOfWeek();
    return hours.get(at.getHour()) * weekdays.get(day.getValue() - 1);
  }
}
