package dev.farehawk.ops.replay;

import dev.farehawk.fare.CarrierCode;
import java.util.HashMap;
import java.util.Map;

/**
 * Codes for the carriers of a recording. Names that are no codes get codes of their own, digits
 * first, which no airline of theirs has within this recording.
 */
final class CarrierCodes {

  private static final String DIGITS = "0123456789";
  private static final String ALL = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final Map<String, CarrierCode> codes = new HashMap<>();
  private int made;

  CarrierCode of(String carrier) {
    return codes.computeIfAbsent(carrier, this::code);
  }

  private CarrierCode code(String carrier) {
    if (carrier.matches("[A-Z][A-Z0-9]|[A-Z0-9][A-Z]")) {
      return new CarrierCode(carrier);
    }
    if (made == DIGITS.length() * DIGITS.length()) {
      throw new BadRecording(
          "more than "
              + made
              + " carriers are names, not codes; replace the names by two-character airline codes.");
    }
    String next = "" + DIGITS.charAt(made / DIGITS.length()) + ALL.charAt(made % DIGITS.length());
    made++;
    return new CarrierCode(next);
  }
}
