package dev.farehawk.alert;

import dev.farehawk.account.Preferences;
import dev.farehawk.alert.Telling.AtOnce;
import dev.farehawk.alert.Telling.HoldUntil;
import dev.farehawk.alert.Telling.InDigest;
import dev.farehawk.alert.Telling.Suppress;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides by its owner's preferences when an alert is sent. Pure.
 *
 * <p>What wakes is sent now, whatever else holds. A digest takes the rest; where the next one comes
 * too late to be of use, the alert is treated like one without digests. Those are held back in
 * quiet hours, and not sent at all above the cap.
 */
final class DecideTelling {

  static final String CAPPED = "it was above your limit of alerts a day";

  private DecideTelling() {}

  /**
   * What is to be told.
   *
   * @param wakes its owner wants to be woken for it
   * @param toldToday alerts of the same day that were sent or are held to be sent
   * @param usefulUntil its flight has left then
   */
  record Told(boolean wakes, int toldToday, Instant usefulUntil) {}

  static Telling decide(Preferences preferences, Told alert, Instant now) {
    if (alert.wakes()) {
      return new AtOnce();
    }
    Optional<Instant> digest =
        preferences.nextDigest(now).filter(next -> next.isBefore(alert.usefulUntil()));
    if (digest.isPresent()) {
      return new InDigest(digest.get());
    }
    Integer cap = preferences.mostADay();
    if (cap != null && alert.toldToday() >= cap) {
      return new Suppress(CAPPED);
    }
    return preferences.quietUntil(now).<Telling>map(HoldUntil::new).orElseGet(AtOnce::new);
  }
}
