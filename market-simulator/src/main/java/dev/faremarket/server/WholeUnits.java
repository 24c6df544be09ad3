package dev.faremarket.server;

import java.util.Currency;

/**
 * Rounds the market's minor units as the live search shows them: whole units of the currency, half
 * up, at least one. What was shown is what a client may be judged by.
 */
public final class WholeUnits {
  private WholeUnits() {}

  /**
   * The price in whole units.
   *
   * @param amountMinor price in minor units; below zero only from a fault
   * @param currency ISO 4217 code
   */
  public static long shown(long amountMinor, String currency) {
    if (amountMinor < 0) {
      return -shown(-amountMinor, currency);
    }
    long unit = minorPerUnit(currency);
    return Math.max(1, Math.floorDiv(amountMinor + unit / 2, unit));
  }

  /** The price as shown, back in minor units. */
  public static long shownInMinor(long amountMinor, String currency) {
    return shown(amountMinor, currency) * minorPerUnit(currency);
  }

  /** Minor units in one unit of this currency: 100 for euros, 1 for yen. */
  public static long minorPerUnit(String currency) {
    long unit = 1;
    for (int i = Currency.getInstance(currency).getDefaultFractionDigits(); i > 0; i--) {
      unit *= 10;
    }
    return unit;
  }
}
