package dev.farehawk.fare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in one currency.
 *
 * @param minor in the currency's minor unit (cents for EUR, yen for JPY); may be negative
 * @param currency ISO 4217 code
 */
public record Money(long minor, String currency) implements Comparable<Money> {

  /** Refuses a currency that ISO 4217 does not know. */
  public Money {
    requireCurrency(currency);
  }

  /**
   * Reads a decimal amount of major units, rounding half up to the minor unit.
   *
   * @throws ArithmeticException if it does not fit 64 bits
   */
  public static Money ofMajor(BigDecimal major, String currency) {
    int digits = fractionDigits(currency);
    return new Money(
        major.setScale(digits, RoundingMode.HALF_UP).movePointRight(digits).longValueExact(),
        currency);
  }

  /** How many digits the currency has behind the point: 2 for EUR, 0 for JPY, 3 for KWD. */
  public static int fractionDigits(String currency) {
    return Math.max(0, requireCurrency(currency).getDefaultFractionDigits());
  }

  private static Currency requireCurrency(String currency) {
    try {
      return Currency.getInstance(currency);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + currency + "\" is not an ISO 4217 currency code", e);
    }
  }

  /** The amount in major units, exact. */
  public BigDecimal major() {
    return BigDecimal.valueOf(minor, fractionDigits(currency));
  }

  /** The other amount must be of the same currency; anything else is a programming error. */
  @Override
  public int compareTo(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot compare " + currency + " with " + other.currency);
    }
    return Long.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major().toPlainString() + " " + currency;
  }
}
