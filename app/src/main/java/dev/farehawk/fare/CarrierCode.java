package dev.farehawk.fare;

import java.util.Comparator;

/**
 * Two-character code of an airline, here always that of an offer's first marketing carrier.
 *
 * @param iata two of A to Z and 0 to 9 (IATA resolution 762)
 */
public record CarrierCode(String iata) {

  /** Stands for whichever carrier is cheapest; IATA reserves it for such use. */
  public static final CarrierCode OVERALL = new CarrierCode("YY");

  /** In the order of their letters. */
  public static final Comparator<CarrierCode> BY_CODE = Comparator.comparing(CarrierCode::iata);

  /** Refuses anything but two characters of A to Z and 0 to 9. */
  public CarrierCode {
    if (iata.length() != 2
        || !iata.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
      throw new IllegalArgumentException(
          "a carrier code is two of A to Z and 0 to 9, not \"" + iata + "\"");
    }
  }

  @Override
  public String toString() {
    return iata;
  }
}
