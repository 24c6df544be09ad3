package dev.farehawk.web.alert;

import dev.farehawk.alert.Alert;
import dev.farehawk.fare.Money;
import dev.farehawk.web.Clockwork;
import dev.farehawk.words.Words;
import org.jspecify.annotations.Nullable;

/** An alert as people say it. */
public final class AlertWords {

  private AlertWords() {}

  /** How far the price fell; null when it fell from nothing known. */
  public static @Nullable String fall(Alert alert, Words words) {
    Money before = alert.before();
    if (before == null || before.minor() <= alert.price().minor()) {
      return null;
    }
    long percent = Math.round(100.0 * (before.minor() - alert.price().minor()) / before.minor());
    return words.say("alert.fall", "percent", percent, "before", before);
  }

  /** When it was seen and told. */
  public static String times(Alert alert, Clockwork time) {
    return time.words()
        .say(
            "alert.times",
            "seen",
            time.exactly(alert.times().observed()),
            "told",
            time.exactly(alert.times().alerted()));
  }

  /** Why it was sent. */
  static String reason(Alert alert, Words words) {
    return switch (alert.rule()) {
      case "TARGET" -> words.say("alert.reason.target");
      case "FALLS_BY" -> words.say("alert.reason.falls");
      default -> words.say("alert.reason.oracle");
    };
  }
}
