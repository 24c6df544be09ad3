package dev.farehawk.web.currency;

import dev.farehawk.fare.Money;
import dev.farehawk.words.Words;
import org.jspecify.annotations.Nullable;

/** How amounts are shown to one reader besides the fare's own currency. */
public final class Conversion {

  /** Not at all. */
  public static final Conversion NONE = new Conversion(null, "");

  private final @Nullable Rates rates;
  private final String currency;

  Conversion(@Nullable Rates rates, String currency) {
    this.rates = rates;
    this.currency = currency;
  }

  /** About how much it is, with the day of the rates; null when there is nothing to add. */
  public @Nullable String of(long minor, String from, Words words) {
    if (rates == null || from.equals(currency)) {
      return null;
    }
    return rates
        .convert(new Money(minor, from), currency)
        .map(about ->
            words.say(
                "currency.about",
                "price",
                words.rounded(about.minor(), about.currency()),
                "day",
                words.date("MMMd", rates.day())))
        .orElse(null);
  }
}
