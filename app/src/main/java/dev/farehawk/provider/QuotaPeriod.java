package dev.farehawk.provider;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How long a quota lasts. Both are counted in UTC. */
public enum QuotaPeriod {
  DAY,
  MONTH;

  /** When the period that holds this moment began. */
  Instant startOf(Instant moment) {
    return start(moment).toInstant();
  }

  /** When the period that holds this moment ends. */
  Instant endOf(Instant moment) {
    OffsetDateTime start = start(moment);
    return switch (this) {
      case DAY -> start.plusDays(1).toInstant();
      case MONTH -> start.plusMonths(1).toInstant();
    };
  }

  private OffsetDateTime start(Instant moment) {
    OffsetDateTime day = moment.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    return switch (this) {
      case DAY -> day;
      case MONTH -> day.withDayOfMonth(1);
    };
  }
}
