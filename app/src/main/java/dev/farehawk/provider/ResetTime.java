package dev.farehawk.provider;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the moment that a header names, in any form that providers use: seconds from now, Unix time
 * in seconds or milliseconds, an HTTP date (RFC 9110, 5.6.7, with its two obsolete forms), or an
 * ISO 8601 instant.
 */
final class ResetTime {

  /** Smaller numbers are seconds from now: thirty years of them. */
  private static final BigDecimal FIRST_EPOCH_SECOND = BigDecimal.valueOf(946_684_800);

  /** Greater numbers are milliseconds: as seconds they would lie beyond the year 5000. */
  private static final BigDecimal FIRST_EPOCH_MILLI = BigDecimal.valueOf(100_000_000_000L);

  private static final int LONGEST_NUMBER = 18;
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private static final DateTimeFormatter RFC_850 =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("EEEE, dd-MMM-")
          .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
          .appendPattern(" HH:mm:ss 'GMT'")
          .toFormatter(Locale.ENGLISH);
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

  private ResetTime() {}

  /** The moment, or nothing when the text is none of these. */
  static Optional<Instant> read(String text, Instant now) {
    String value = text.strip();
    try {
      if (value.matches("\\d+(\\.\\d+)?")) {
        return value.length() > LONGEST_NUMBER
            ? Optional.empty()
            : Optional.of(number(new BigDecimal(value), now));
      }
      return Optional.of(date(value));
    } catch (DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  private static Instant number(BigDecimal number, Instant now) {
    if (number.compareTo(FIRST_EPOCH_MILLI) >= 0) {
      return Instant.ofEpochMilli(number.longValue());
    }
    long nanos = number.multiply(NANOS).longValueExact();
    return number.compareTo(FIRST_EPOCH_SECOND) >= 0
        ? Instant.EPOCH.plusNanos(nanos)
        : now.plusNanos(nanos);
  }

  private static Instant date(String value) {
    if (value.endsWith("GMT")) {
      return value.contains("-")
          ? LocalDateTime.parse(value, RFC_850).toInstant(ZoneOffset.UTC)
          : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
    return Character.isDigit(value.isEmpty() ? ' ' : value.charAt(0))
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(value, Instant::from)
        : LocalDateTime.parse(value, ASCTIME).toInstant(ZoneOffset.UTC);
  }
}
