package dev.farehawk.delivery;

import dev.farehawk.alert.Alert;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Addresses of our own pages, for mails and webhooks.
 *
 * @param base public address of the service without a slash at the end; asked each time, as it is
 *     not known before the server has started
 */
public record Links(Supplier<URI> base) {

  /** The chart of the fare that an alert names. */
  public String chart(Alert alert) {
    return base.get() + "/watches/" + alert.watch().id() + "?date=" + departure(alert);
  }

  /** A watch. */
  public String watch(UUID watch) {
    return base.get() + "/watches/" + watch;
  }

  /** The alert itself. */
  public String alert(Alert alert) {
    return base.get() + "/alerts/" + alert.id();
  }

  /** All that a person was told. */
  public String inbox() {
    return base.get() + "/inbox";
  }

  /** Where a person says when alerts come. */
  public String notifications() {
    return base.get() + "/settings/notifications";
  }

  /** Where a person says how alerts come. */
  public String settings() {
    return base.get() + "/settings/channels";
  }

  /** Shows a page to a GET; ends the mail on a POST. */
  public String unsubscribe(String token) {
    return base.get() + "/unsubscribe/" + encoded(token);
  }

  /** Shows a page to a GET; keeps what was said of an alert on a POST. */
  public String feedback(String token) {
    return base.get() + "/feedback/" + encoded(token);
  }

  /** Where a new endpoint other than an e-mail address is confirmed. */
  public String confirm(String token) {
    return base.get() + "/confirm/" + encoded(token);
  }

  /** Where a new e-mail address shows that it is its owner's. */
  public String verify(String token) {
    return base.get() + "/verify/" + encoded(token);
  }

  /** Where a new password is set. */
  public String resetPassword(String token) {
    return base.get() + "/reset/" + encoded(token);
  }

  /** Where a way to set a new password is asked for. */
  public String forgotten() {
    return base.get() + "/forgot";
  }

  /** Where the new address of an account shows that it is its owner's. */
  public String changeEmail(String token) {
    return base.get() + "/email/" + encoded(token);
  }

  /** Where an account that is to be deleted is kept after all. */
  public String keepAccount(String token) {
    return base.get() + "/keep/" + encoded(token);
  }

  private static String departure(Alert alert) {
    return alert.fareQuery().query().departure().toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
