package dev.farehawk.web.currency;

import dev.farehawk.fare.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rates of one day against the euro, in the shape of the European Central Bank's reference rates: a
 * line of codes that begins with {@code Date}, and lines of figures, the newest first.
 *
 * @param perEuro how much of each currency one euro is; holds EUR itself
 */
record Rates(LocalDate day, Map<String, BigDecimal> perEuro) {

  private static final DateTimeFormatter SPELT =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final int MOST_CURRENCIES = 400;

  Rates {
    perEuro = Map.copyOf(perEuro);
  }

  /**
   * Reads the newest line; currencies without a figure are left out.
   *
   * @throws IllegalArgumentException that says what is wrong, where there is none to read
   */
  static Rates read(List<String> lines) {
    if (lines.size() < 2) {
      throw new IllegalArgumentException("it needs a line of currencies and a line of rates");
    }
    String[] codes = lines.get(0).split(",", -1);
    String[] figures = lines.get(1).split(",", -1);
    if (!codes[0].strip().equals("Date") || codes.length > MOST_CURRENCIES) {
      throw new IllegalArgumentException("its first line must be like \"Date, USD, JPY\"");
    }
    Map<String, BigDecimal> perEuro = new HashMap<>();
    perEuro.put("EUR", BigDecimal.ONE);
    for (int i = 1; i < Math.min(codes.length, figures.length); i++) {
      String code = codes[i].strip();
      String figure = figures[i].strip();
      if (code.matches("[A-Z]{3}") && figure.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
        BigDecimal rate = new BigDecimal(figure);
        if (rate.signum() > 0) {
          perEuro.put(code, rate);
        }
      }
    }
    if (perEuro.size() < 2) {
      throw new IllegalArgumentException("its second line holds no rate");
    }
    return new Rates(day(figures[0].strip()), perEuro);
  }

  private static LocalDate day(String text) {
    try {
      return text.indexOf('-') > 0 ? LocalDate.parse(text) : LocalDate.parse(text, SPELT);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "its second line must begin with a date like \"26 November 2026\" or \"2026-11-26\"", e);
    }
  }

  /** The amount in another currency, in whole units; empty without a rate for both. */
  Optional<Money> convert(Money amount, String currency) {
    @Nullable BigDecimal from = perEuro.get(amount.currency());
    @Nullable BigDecimal to = perEuro.get(currency);
    if (from == null || to == null) {
      return Optional.empty();
    }
    BigDecimal whole =
        amount
            .major()
            .multiply(to)
            .divide(from, MathContext.DECIMAL64)
            .setScale(0, RoundingMode.HALF_EVEN);
    return Optional.of(Money.ofMajor(whole, currency));
  }
}
