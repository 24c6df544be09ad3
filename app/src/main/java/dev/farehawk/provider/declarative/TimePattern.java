package dev.farehawk.provider.declarative;

import dev.farehawk.provider.declarative.Value.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * A notation of dates and times: {@code iso}, {@code epoch-seconds}, {@code epoch-millis}, or a
 * pattern of {@link DateTimeFormatter}.
 */
final class TimePattern {

  private static final ZonedDateTime SAMPLE =
      ZonedDateTime.of(2027, 3, 14, 7, 5, 9, 0, ZoneId.of("Europe/Zurich"));

  private final Kind gives;
  private final String notation;
  private final DateTimeFormatter formatter;

  private TimePattern(Kind gives, String notation, DateTimeFormatter formatter) {
    this.gives = gives;
    this.notation = notation;
    this.formatter = formatter;
  }

  /**
   * A notation.
   *
   * @param gives a date, a date-time or an instant
   * @throws Mistake if it is none
   */
  static TimePattern of(Kind gives, String notation, String pointer) {
    return switch (notation) {
      case "iso" ->
          new TimePattern(
              gives,
              notation,
              gives == Kind.DATE ? DateTimeFormatter.ISO_DATE : DateTimeFormatter.ISO_DATE_TIME);
      case "epoch-seconds", "epoch-millis" -> {
        if (gives != Kind.INSTANT) {
          throw new Mistake(pointer, notation + " tells an instant; use it with instant");
        }
        yield new TimePattern(gives, notation, DateTimeFormatter.ISO_INSTANT);
      }
      default -> new TimePattern(gives, notation, pattern(notation, pointer)).tried(pointer);
    };
  }

  /** A strict formatter for a pattern of a definition. */
  static DateTimeFormatter pattern(String pattern, String pointer) {
    try {
      return DateTimeFormatter.ofPattern(withPlainYears(pattern), Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      throw new Mistake(
          pointer, "\"" + pattern + "\" is no pattern of dates and times: " + e.getMessage());
    }
  }

  /** Strict readers take a year alone (u), not the year of an era that nobody names (y). */
  private static String withPlainYears(String pattern) {
    StringBuilder plain = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      plain.append(c == 'y' && !quoted ? 'u' : c);
    }
    return plain.toString();
  }

  /** A pattern that cannot read what it writes itself would make every row unreadable. */
  private TimePattern tried(String pointer) {
    try {
      read(formatter.format(SAMPLE));
      return this;
    } catch (DateTimeException | Unreadable _) {
      throw new Mistake(pointer, "\"" + notation + "\" does not tell all of " + gives.words());
    }
  }

  /** What it reads. */
  Kind gives() {
    return gives;
  }

  /**
   * Reads a time.
   *
   * @throws Unreadable if the text is written another way
   */
  Value read(String text) throws Unreadable {
    try {
      return switch (gives) {
        case DATE -> new Value.Date(formatter.parse(text, LocalDate::from));
        case DATE_TIME -> new Value.DateTime(formatter.parse(text, LocalDateTime::from));
        case INSTANT -> new Value.Moment(instant(text));
        case JSON, PLAIN, TEXT, NUMBER, AMOUNT, DURATION ->
            throw new IllegalStateException("no time is " + gives.words());
      };
    } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
      throw new Unreadable("no time as the definition says");
    }
  }

  private Instant instant(String text) {
    return switch (notation) {
      case "epoch-seconds" -> Instant.ofEpochSecond(Long.parseLong(text));
      case "epoch-millis" -> Instant.ofEpochMilli(Long.parseLong(text));
      default -> {
        TemporalAccessor read =
            formatter.parseBest(
                text, OffsetDateTime::from, Instant::from, LocalDateTime::from, LocalDate::from);
        yield switch (read) {
          case OffsetDateTime time -> time.toInstant();
          case Instant instant -> instant;
          case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
          case LocalDate date -> date.atStartOfDay(ZoneOffset.UTC).toInstant();
          default -> throw new DateTimeException("neither a date nor a time");
        };
      }
    };
  }
}
