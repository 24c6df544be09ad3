package dev.farehawk.provider;

import dev.farehawk.fare.Money;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Reads a price that a provider wrote in major units. */
public final class Prices {

  /** Far above any fare in any currency; keeps absurd numbers out of later arithmetic. */
  private static final BigDecimal HIGHEST = new BigDecimal("1e12");

  private static final int MOST_DIGITS = 40;

  private Prices() {}

  /**
   * A price above zero.
   *
   * @param currency of the fare query
   * @throws RowRejected if it is missing, not a number, zero, negative or absurd
   */
  public static Money positive(JsonNode price, String currency) throws RowRejected {
    if (price.isMissingNode() || price.isNull()) {
      throw new RowRejected(RowFault.PRICE_MISSING);
    }
    if (!price.isNumber()) {
      throw new RowRejected(RowFault.PRICE_IMPOSSIBLE);
    }
    double rough = price.doubleValue(Double.NaN);
    if (!(rough > 0) || rough > HIGHEST.doubleValue()) {
      throw new RowRejected(RowFault.PRICE_IMPOSSIBLE);
    }
    BigDecimal major = price.decimalValue();
    if (major.precision() > MOST_DIGITS || Math.abs(major.scale()) > MOST_DIGITS) {
      throw new RowRejected(RowFault.PRICE_IMPOSSIBLE);
    }
    Money money = Money.ofMajor(major, currency);
    if (money.minor() <= 0) {
      throw new RowRejected(RowFault.PRICE_IMPOSSIBLE);
    }
    return money;
  }
}
