package dev.farehawk.web;

import dev.farehawk.fare.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Amounts as people read them: symbol in front, no minor units where they are all zero. */
public final class Prices {

  private static final Pattern AMOUNT =
      Pattern.compile(
          "\\b([0-9]{1,12}(?:\\.[0-9]{1,3})?) ("
              + Currency.getAvailableCurrencies().stream()
                  .map(Currency::getCurrencyCode)
                  .sorted()
                  .collect(Collectors.joining("|"))
              + ")\\b");

  private Prices() {}

  /** For example {@code €212}, {@code €212.40}, {@code ¥18,000} or {@code CHF 95}. */
  public static String format(Money price) {
    int digits = Money.fractionDigits(price.currency());
    boolean whole = price.major().stripTrailingZeros().scale() <= 0;
    NumberFormat format = NumberFormat.getCurrencyInstance(Locale.ENGLISH);
    format.setCurrency(Currency.getInstance(price.currency()));
    format.setMinimumFractionDigits(whole ? 0 : digits);
    format.setMaximumFractionDigits(whole ? 0 : digits);
    return spaced(format.format(price.major()), price.currency());
  }

  /** The same of minor units. */
  public static String format(long minor, String currency) {
    return format(new Money(minor, currency));
  }

  /** Rounded to whole units, for axes and narrow places. */
  public static String rounded(long minor, String currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(Locale.ENGLISH);
    format.setCurrency(Currency.getInstance(currency));
    format.setMaximumFractionDigits(0);
    return spaced(format.format(new Money(minor, currency).major()), currency);
  }

  /** The bare number in whole units, for the axis of a chart that names its currency elsewhere. */
  public static String axis(long minor, String currency) {
    NumberFormat format = NumberFormat.getIntegerInstance(Locale.ENGLISH);
    return format.format(new Money(minor, currency).major());
  }

  /**
   * A sentence with amounts such as {@code 149.00 CHF}, with these written like all others, on one
   * line each.
   */
  public static String inWords(String sentence) {
    return AMOUNT
        .matcher(sentence.replace(" %", "\u00a0%"))
        .replaceAll(found -> {
          BigDecimal amount = new BigDecimal(found.group(1));
          String currency = found.group(2);
          boolean payable = amount.scale() <= Money.fractionDigits(currency);
          return Matcher.quoteReplacement(
              payable ? format(Money.ofMajor(amount, currency)) : found.group());
        });
  }

  private static String spaced(String text, String currency) {
    String code = currency + "\u00a0";
    return text.contains(code) ? text : text.replace(currency, code);
  }
}
