package dev.farehawk.web.alert;

import dev.farehawk.alert.Alert;
import dev.farehawk.fare.Money;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Prices;
import org.jspecify.annotations.Nullable;

/** An alert as people say it. */
public final class AlertWords {

  private AlertWords() {}

  /** How far the price fell; null when it fell from nothing known. */
  public static @Nullable String fall(Alert alert) {
    Money before = alert.before();
    if (before == null || before.minor() <= alert.price().minor()) {
      return null;
    }
    long percent = Math.round(100.0 * (before.minor() - alert.price().minor()) / before.minor());
    return "−" + percent + " % from " + Prices.format(before);
  }

  /** When it was seen and told. */
  public static String times(Alert alert, Clockwork time) {
    return "Seen "
        + time.exactly(alert.times().observed())
        + ", told "
        + time.exactly(alert.times().alerted());
  }

  /** Why it was sent. */
  static String reason(Alert alert) {
    return switch (alert.rule()) {
      case "TARGET" -> "The price is at or below your target.";
      case "FALLS_BY" -> "The price fell by as much as you asked for.";
      default -> "A real bargain for this very flight day.";
    };
  }
}
