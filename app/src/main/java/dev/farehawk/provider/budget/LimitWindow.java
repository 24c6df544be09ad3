package dev.farehawk.provider.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** When a provider begins to count anew. */
public sealed interface LimitWindow {

  /** About how long it is. */
  Duration length();

  /** Every stretch of this length, wherever it begins. Safe for either kind of provider. */
  record Sliding(Duration length) implements LimitWindow {}

  /**
   * From one turn of the provider's calendar to the next.
   *
   * @param zone where its days begin
   * @param monthStartsOn the day of the month on which it bills, 1 to 31; in shorter months the
   *     last one
   */
  record Calendar(Period period, ZoneId zone, int monthStartsOn) implements LimitWindow {

    /** Refuses a day that no month has. */
    public Calendar {
      if (monthStartsOn < 1 || monthStartsOn > 31) {
        throw new IllegalArgumentException("a month starts on day 1 to 31, not " + monthStartsOn);
      }
    }

    @Override
    public Duration length() {
      return switch (period) {
        case MINUTE -> Duration.ofMinutes(1);
        case HOUR -> Duration.ofHours(1);
        case DAY -> Duration.ofDays(1);
        case MONTH -> Duration.ofDays(30);
      };
    }

    /** The window that holds this moment. */
    public Span around(Instant moment) {
      ZonedDateTime local = moment.atZone(zone);
      return switch (period) {
        case MINUTE -> shortSpan(local, ChronoUnit.MINUTES);
        case HOUR -> shortSpan(local, ChronoUnit.HOURS);
        case DAY -> {
          LocalDate day = local.toLocalDate();
          yield new Span(startOf(day), startOf(day.plusDays(1)));
        }
        case MONTH -> {
          YearMonth month = YearMonth.from(local);
          YearMonth billed =
              local.toLocalDate().isBefore(firstDay(month)) ? month.minusMonths(1) : month;
          yield new Span(startOf(firstDay(billed)), startOf(firstDay(billed.plusMonths(1))));
        }
      };
    }

    private static Span shortSpan(ZonedDateTime local, ChronoUnit unit) {
      Instant start = local.truncatedTo(unit).toInstant();
      return new Span(start, start.plus(unit.getDuration()));
    }

    private LocalDate firstDay(YearMonth month) {
      return month.atDay(Math.min(monthStartsOn, month.lengthOfMonth()));
    }

    private Instant startOf(LocalDate day) {
      return day.atStartOfDay(zone).toInstant();
    }
  }

  /** How often a calendar turns. */
  enum Period {
    MINUTE,
    HOUR,
    DAY,
    MONTH
  }

  /** From its start up to, and without, its end. */
  record Span(Instant start, Instant end) {}
}
