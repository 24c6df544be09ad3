package dev.farehawk.delivery;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Correction;
import dev.farehawk.alert.OutageNotice;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.platform.Ids;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts news and greetings into a few words. */
public final class ShortWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private final Links links;

  /** With links to the pages there. */
  public ShortWords(Links links) {
    this.links = links;
  }

  /** What a parcel brings. */
  public ShortMessage of(Parcel parcel) {
    return switch (parcel.news()) {
      case Alert alert -> alert(parcel, alert);
      case Correction gone -> correction(parcel, gone);
      case OutageNotice outage -> outage(parcel, outage);
    };
  }

  /** A challenge or a trial. */
  public ShortMessage of(Greeting greeting) {
    return switch (greeting) {
      case Greeting.Challenge challenge ->
          new ShortMessage(
              "Confirm that fare alerts may come here",
              "Open the link, or type the code "
                  + challenge.code()
                  + " into your Farehawk settings.\nIf it was not you, do nothing: no alert comes"
                  + " here.",
              challenge.link(),
              null,
              challenge.id(),
              true);
      case Greeting.Trial trial ->
          new ShortMessage(
              "Farehawk can reach you here",
              "This is the test you asked for. Alerts of your watches come the same way.",
              links.settings(),
              null,
              trial.id(),
              false);
    };
  }

  private ShortMessage alert(Parcel parcel, Alert alert) {
    ZoneId zone = parcel.to().zone();
    String body =
        "Departs "
            + alert.fareQuery().query().departure()
            + fall(alert)
            + ".\nSeen "
            + time(alert.times().observed(), parcel.sentAt(), zone)
            + ", sent "
            + time(parcel.sentAt(), parcel.sentAt(), zone)
            + ".";
    return new ShortMessage(
        label(alert.watch().label()) + route(alert) + " for " + alert.price(),
        body,
        links.alert(alert),
        alert.link(),
        thread(alert),
        true);
  }

  private static String fall(Alert alert) {
    if (alert.before() == null || alert.before().minor() <= 0) {
      return "";
    }
    long percent = 100 - alert.price().minor() * 100 / alert.before().minor();
    return ", down " + percent + " % from " + alert.before();
  }

  private ShortMessage correction(Parcel parcel, Correction gone) {
    Alert alert = gone.alert();
    String instead =
        gone.now() == null ? "Nothing is on sale now." : "It costs " + gone.now() + " now.";
    return new ShortMessage(
        "Gone: " + label(alert.watch().label()) + route(alert) + " for " + alert.price(),
        "Departs "
            + alert.fareQuery().query().departure()
            + ".\n"
            + instead
            + " Seen "
            + time(gone.times().sighted(), parcel.sentAt(), parcel.to().zone())
            + ".",
        links.alert(alert),
        null,
        thread(alert),
        true);
  }

  private ShortMessage outage(Parcel parcel, OutageNotice outage) {
    OutageNotice.Subject watch = outage.watch();
    boolean over = outage.resumed() != null;
    String name = label(watch.label()) + watch.origin() + " to " + watch.destination();
    Instant last = outage.lastLook();
    String body =
        over
            ? "We look at this watch again."
            : outage.reason()
                + (last == null
                    ? " There was no look yet."
                    : " The last look was "
                        + time(last, parcel.sentAt(), parcel.to().zone())
                        + ".");
    return new ShortMessage(
        (over ? "Looking again: " : "Not looking: ") + name,
        body,
        links.watch(watch.id()),
        null,
        Ids.derived("outage-thread", watch.id()),
        false);
  }

  private static UUID thread(Alert alert) {
    return alert.watch().id();
  }

  private static String label(@Nullable String label) {
    return label == null || label.isBlank() ? "" : label.strip() + ": ";
  }

  private static String route(Alert alert) {
    FareQuery query = alert.fareQuery().query();
    return query.market().origin() + " to " + query.market().destination();
  }

  private static String time(Instant when, Instant now, ZoneId zone) {
    var at = when.atZone(zone);
    boolean today = at.toLocalDate().equals(now.atZone(zone).toLocalDate());
    return (today ? TIME : DAY_AND_TIME).format(at);
  }
}
