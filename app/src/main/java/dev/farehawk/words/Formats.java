package dev.farehawk.words;

import dev.farehawk.fare.Money;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Dates, numbers and amounts as one language writes them, by the JDK's locale data (CLDR). */
final class Formats {

  private final Locale locale;
  private final NumberFormat whole;
  private final Map<String, NumberFormat> amounts = new ConcurrentHashMap<>();
  private final Map<String, DateTimeFormatter> dates = new ConcurrentHashMap<>();

  Formats(Locale locale) {
    this.locale = locale;
    this.whole = NumberFormat.getIntegerInstance(locale);
  }

  /** A date or time with the fields of a CLDR skeleton such as {@code yMMMEd}. */
  String date(String skeleton, TemporalAccessor at) {
    return dates
        .computeIfAbsent(
            skeleton, name -> DateTimeFormatter.ofLocalizedPattern(name).withLocale(locale))
        .format(at);
  }

  /** A date with the weekday's and the month's whole names. */
  String fullDate(TemporalAccessor at) {
    return dates
        .computeIfAbsent(
            "", _ -> DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale))
        .format(at);
  }

  String number(long value) {
    // Number formats are no thread's but one's.
    return ((NumberFormat) whole.clone()).format(value);
  }

  String decimal(double value, int digits) {
    NumberFormat format = (NumberFormat) whole.clone();
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }

  /** Without minor units where they are all zero. */
  String amount(Money price) {
    boolean isWhole = price.major().stripTrailingZeros().scale() <= 0;
    return amount(price, isWhole ? 0 : Money.fractionDigits(price.currency()));
  }

  /** With that many digits after the point. */
  String amount(Money price, int digits) {
    NumberFormat format =
        (NumberFormat) amounts.computeIfAbsent(price.currency(), this::amountFormat).clone();
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return spaced(format.format(price.major()), price.currency());
  }

  private NumberFormat amountFormat(String currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(currency));
    return format;
  }

  /** A code in letters in front of the number stands apart from it. */
  private static String spaced(String text, String currency) {
    return text.startsWith(currency) && Character.isDigit(text.charAt(currency.length()))
        ? currency + "\u00a0" + text.substring(currency.length())
        : text;
  }

  /** A unit of {@link #unit}. */
  record Counted(String unit, long count) {}

  /** The largest unit in which a span is at least about two, rounded down. */
  static Counted unit(Duration span) {
    if (span.toSeconds() < 90) {
      return new Counted("seconds", Math.max(0, span.toSeconds()));
    }
    if (span.toMinutes() < 90) {
      return new Counted("minutes", span.toMinutes());
    }
    return span.toHours() < 48
        ? new Counted("hours", span.toHours())
        : new Counted("days", span.toDays());
  }
}
