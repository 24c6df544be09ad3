package dev.faremarket.model;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which money a country uses and roughly how much of it a euro buys. The rates only make amounts
 * look right; no fare is ever converted.
 */
public final class Currencies {

  private static final String WHERE_NONE_IS_KNOWN = "USD";
  private static final Map<String, Double> PER_EURO = perEuro();

  private Currencies() {}

  /** ISO 4217 code for an ISO 3166-1 alpha-2 country; US dollars where there is none of its own. */
  public static String of(String country) {
    Currency currency = ofLocale(country);
    return currency != null && PER_EURO.containsKey(currency.getCurrencyCode())
        ? currency.getCurrencyCode()
        : WHERE_NONE_IS_KNOWN;
  }

  /** How much of this money a euro buys, about. */
  public static double perEuro(String currency) {
    Double rate = PER_EURO.get(currency);
    if (rate == null) {
      throw new IllegalArgumentException("no rate for " + currency);
    }
    return rate;
  }

  private static @Nullable Currency ofLocale(String country) {
    try {
      return Currency.getInstance(Locale.of("", country));
    } catch (IllegalArgumentException noSuchCountry) {
      return null;
    }
  }

  private static Map<String, Double> perEuro() {
    Map<String, Double> rates = new HashMap<>();
    for (String[] row : Table.rows("currencies.tsv")) {
      rates.put(row[0], Double.valueOf(row[1]));
    }
    return Map.copyOf(rates);
  }
}
