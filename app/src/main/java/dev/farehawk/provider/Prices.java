package dev.farehawk.provider;

import dev.farehawk.fare.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads a price that a provider wrote in major units. */
public final class Prices {

  /** Far above any fare in any currency; keeps absurd numbers out of later arithmetic. */
  private static final BigDecimal HIGHEST = new BigDecimal("1e12");

  private static final int MOST_DIGITS = 40;

  private static final Pattern PLAIN = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");

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
    return positive(price.decimalValue(), currency);
  }

  /**
   * A price above zero that is written as a text, like {@code "80.99"}.
   *
   * @param currency of the fare query
   * @throws RowRejected if it is missing, not a plain number, zero, negative or absurd
   */
  public static Money positiveText(JsonNode price, String currency) throws RowRejected {
    if (price.isMissingNode() || price.isNull()) {
      throw new RowRejected(RowFault.PRICE_MISSING);
    }
    if (!price.isString() || !PLAIN.matcher(price.stringValue()).matches()) {
      throw new RowRejected(RowFault.PRICE_IMPOSSIBLE);
    }
    BigDecimal major = new BigDecimal(price.stringValue());
    if (major.compareTo(HIGHEST) > 0) {
      throw new RowRejected(RowFault.PRICE_IMPOSSIBLE);
    }
    return positive(major, currency);
  }

  private static Money positive(BigDecimal major, String currency) throws RowRejected {
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
