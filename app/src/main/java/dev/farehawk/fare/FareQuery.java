package dev.farehawk.fare;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a provider. Prices compare only within one fare query.
 *
 * @param departure date at the origin
 * @param returning date at the destination; null for one way
 * @param adults 1 to 9
 * @param pointOfSale ISO 3166 alpha-2 country of the origin
 * @param currency ISO 4217 code, of the origin's country
 */
public record FareQuery(
    Market market,
    LocalDate departure,
    @Nullable LocalDate returning,
    int adults,
    Cabin cabin,
    String pointOfSale,
    String currency) {

  /** Refuses a return before the departure and an impossible party. */
  public FareQuery {
    if (returning != null && returning.isBefore(departure)) {
      throw new IllegalArgumentException(
          "return " + returning + " lies before departure " + departure);
    }
    if (adults < 1 || adults > 9) {
      throw new IllegalArgumentException("a party has 1 to 9 adults, not " + adults);
    }
  }

  /** One adult, one way, economy: what a plain watch asks for. */
  public static FareQuery oneWay(
      Market market, LocalDate departure, String pointOfSale, String currency) {
    return new FareQuery(market, departure, null, 1, Cabin.ECONOMY, pointOfSale, currency);
  }
}
