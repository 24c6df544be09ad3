package dev.farehawk.words;

import dev.farehawk.fare.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds amounts in sentences that others wrote. */
final class Amounts {

  private static final Pattern AMOUNT =
      Pattern.compile(
          "\\b([0-9]{1,12}(?:\\.[0-9]{1,3})?) ("
              + Currency.getAvailableCurrencies().stream()
                  .map(Currency::getCurrencyCode)
                  .sorted()
                  .collect(Collectors.joining("|"))
              + ")\\b");

  private Amounts() {}

  /** With every amount that can be paid as these words write it, on one line each. */
  static String rewritten(String sentence, Words words) {
    return AMOUNT
        .matcher(sentence.replace(" %", "\u00a0%"))
        .replaceAll(found -> {
          BigDecimal amount = new BigDecimal(found.group(1));
          String currency = found.group(2);
          boolean payable = amount.scale() <= Money.fractionDigits(currency);
          return Matcher.quoteReplacement(
              payable ? words.price(Money.ofMajor(amount, currency)) : found.group());
        });
  }
}
