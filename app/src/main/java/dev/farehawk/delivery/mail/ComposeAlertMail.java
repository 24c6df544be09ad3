package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.Message.escaped;
import static dev.farehawk.delivery.mail.Message.line;

import dev.farehawk.alert.Alert;
import dev.farehawk.delivery.Links;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.delivery.Unsubscribe;
import dev.farehawk.fare.FareQuery;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts an alert into the words of a mail. */
final class ComposeAlertMail {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private final Links links;
  private final Unsubscribe unsubscribe;

  ComposeAlertMail(Links links, Unsubscribe unsubscribe) {
    this.links = links;
    this.unsubscribe = unsubscribe;
  }

  Message compose(Parcel parcel, Alert alert) {
    FareQuery query = alert.fareQuery().query();
    String price = alert.price().toString();
    String stop = links.unsubscribe(unsubscribe.token(alert.watch().id(), parcel.to().endpoint()));
    Words words =
        new Words(
            MailWords.label(alert.watch().label()) + MailWords.heading(query),
            price + fall(alert) + ", with " + alert.carrier() + ".",
            alert.verdict().explanation().words(),
            times(alert, parcel.sentAt(), parcel.to().zone()));
    String subject =
        line(MailWords.label(alert.watch().label()) + MailWords.subject(query) + " for " + price);
    return new Message(
        parcel.to().address(),
        parcel.id().toString(),
        subject,
        text(words, alert, stop),
        html(words, alert, stop),
        headers(alert, stop));
  }

  /** Sentences, not yet escaped for anything. */
  private record Words(String title, String price, String verdict, String times) {}

  private static String fall(Alert alert) {
    if (alert.before() == null) {
      return "";
    }
    long percent = 100 - alert.price().minor() * 100 / alert.before().minor();
    return ", down " + percent + " % from " + alert.before();
  }

  private static String times(Alert alert, Instant sentAt, ZoneId zone) {
    var seen = alert.times().observed().atZone(zone);
    var sent = sentAt.atZone(zone);
    DateTimeFormatter format = seen.toLocalDate().equals(sent.toLocalDate()) ? TIME : DAY_AND_TIME;
    return "Seen " + format.format(seen) + ", sent " + format.format(sent) + " (" + zone + ").";
  }

  private String text(Words words, Alert alert, String stop) {
    StringBuilder text = new StringBuilder();
    text.append(words.title()).append("\n\n").append(words.price()).append("\n\n");
    text.append(words.verdict()).append("\n\n").append(words.times()).append("\n\n");
    String offer = webAddress(alert.link());
    if (offer != null) {
      text.append("Book or search: ").append(offer).append('\n');
    }
    text.append("Price chart: ").append(links.chart(alert)).append("\n\n");
    text.append("No more mails about this watch: ").append(stop).append('\n');
    return text.toString();
  }

  private String html(Words words, Alert alert, String stop) {
    String offer = webAddress(alert.link());
    String book = offer == null ? "" : MailWords.anchor(offer, "Book or search") + " &middot; ";
    return """
    <!doctype html>
    <html lang="en"><body style="font-family:sans-serif;max-width:36em">
    <h1 style="font-size:1.2em">%s</h1>
    <p style="font-size:1.4em"><strong>%s</strong></p>
    <p>%s</p>
    <p style="color:#555">%s</p>
    <p>%s%s</p>
    <p style="font-size:.85em">%s</p>
    </body></html>
    """
        .formatted(
            escaped(words.title()),
            escaped(words.price()),
            escaped(words.verdict()),
            escaped(words.times()),
            book,
            MailWords.anchor(links.chart(alert), "Price chart"),
            MailWords.anchor(stop, "No more mails about this watch"));
  }

  /** Providers' links are data: only web addresses become links. */
  private static @Nullable String webAddress(@Nullable String link) {
    if (link == null) {
      return null;
    }
    try {
      String scheme = String.valueOf(new URI(link).getScheme()).toLowerCase(Locale.ROOT);
      return scheme.equals("https") || scheme.equals("http") ? link : null;
    } catch (URISyntaxException notALink) {
      return null;
    }
  }

  private static Map<String, String> headers(Alert alert, String stop) {
    Map<String, String> headers = new LinkedHashMap<>(MailWords.headers(stop));
    headers.put("X-Farehawk-Alert", alert.id().toString());
    headers.put("X-Farehawk-Watch", alert.watch().id().toString());
    headers.put("X-Farehawk-Trigger", Integer.toString(alert.watch().triggerNo()));
    headers.put("X-Farehawk-Fare-Query", Long.toString(alert.fareQuery().id()));
    headers.put("X-Farehawk-Price", alert.price().minor() + " " + alert.price().currency());
    headers.put("X-Farehawk-Observed", alert.times().observed().toString());
    headers.put("X-Farehawk-Recorded", alert.times().recorded().toString());
    return headers;
  }
}
