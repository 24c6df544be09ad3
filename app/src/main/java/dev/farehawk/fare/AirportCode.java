package dev.farehawk.fare;

import java.util.Locale;

/**
 * Three-letter code of an airport.
 *
 * @param iata upper case, for example {@code ZRH} (IATA resolution 763)
 */
public record AirportCode(String iata) implements Comparable<AirportCode> {

  /** Refuses anything but three letters A to Z. */
  public AirportCode {
    if (iata.length() != 3
        || !isLetter(iata.charAt(0))
        || !isLetter(iata.charAt(1))
        || !isLetter(iata.charAt(2))) {
      throw new IllegalArgumentException(
          "an airport code is three letters A to Z, not \"" + iata + "\"");
    }
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Reads a code in any case. */
  public static AirportCode of(String code) {
    return new AirportCode(code.strip().toUpperCase(Locale.ROOT));
  }

  @Override
  public int compareTo(AirportCode other) {
    return iata.compareTo(other.iata);
  }

  @Override
  public String toString() {
    return iata;
  }
}
