package dev.farehawk.provider;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks of single values that contract servers make. */
final class Asked {

  private static final Pattern AIRPORT = Pattern.compile("[A-Z]{3}");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  private Asked() {}

  static boolean isAirport(String text) {
    return AIRPORT.matcher(text).matches();
  }

  static boolean isDate(String text) {
    if (!DATE.matcher(text).matches()) {
      return false;
    }
    try {
      return LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeException _) {
      return false;
    }
  }

  static boolean isBetween(String text, int least, int most) {
    return NUMBER.matcher(text).matches()
        && Integer.parseInt(text) >= least
        && Integer.parseInt(text) <= most;
  }

  static boolean isYesOrNo(String text) {
    return text.equals("true") || text.equals("false");
  }

  /** A parameter that the provider does not know. */
  static Optional<String> unknown(Question question, Set<String> known) {
    return question.parameters().keySet().stream().filter(p -> !known.contains(p)).findFirst();
  }
}
