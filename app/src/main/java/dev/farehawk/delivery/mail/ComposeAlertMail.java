package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.Message.line;

import dev.farehawk.alert.Alert;
import dev.farehawk.delivery.FareWords;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Money;
import dev.farehawk.oracle.VerdictSentence;
import dev.farehawk.words.Words;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts an alert into the words of a mail. */
final class ComposeAlertMail {

  private final MailWords mails;

  ComposeAlertMail(MailWords mails) {
    this.mails = mails;
  }

  Message compose(Parcel parcel, Alert alert) {
    Words words = mails.of(parcel);
    FareQuery query = alert.fareQuery().query();
    String watch = FareWords.watch(alert.watch().label(), query, words);
    String stop = mails.stop(alert.watch().id(), parcel);
    MailContent letter =
        new MailContent(
            words.say("mail.title", "watch", watch, "date", FareWords.fullDays(query, words)),
            price(alert, words),
            List.of(
                VerdictSentence.of(alert.verdict(), alert.price(), words),
                times(alert, parcel.sentAt(), parcel.to().zone(), words)),
            links(alert, stop, words));
    String subject =
        words.say(
            "mail.alert.subject",
            "watch",
            watch,
            "date",
            FareWords.days(query, words),
            "price",
            alert.price());
    return new Message(
        parcel.to().address(),
        parcel.id().toString(),
        line(subject),
        letter.text(words),
        letter.html(words),
        headers(alert, stop));
  }

  private static String price(Alert alert, Words words) {
    Money before = alert.before();
    if (before == null) {
      return words.say(
          "mail.alert.price", "price", alert.price(), "carrier", alert.carrier().iata());
    }
    return words.say(
        "mail.alert.price.fall",
        "price",
        alert.price(),
        "percent",
        100 - alert.price().minor() * 100 / before.minor(),
        "before",
        before,
        "carrier",
        alert.carrier().iata());
  }

  private static String times(Alert alert, Instant sentAt, ZoneId zone, Words words) {
    var seen = alert.times().observed().atZone(zone);
    var sent = sentAt.atZone(zone);
    String skeleton = seen.toLocalDate().equals(sent.toLocalDate()) ? "Hm" : "MMMdHm";
    return words.say(
        "mail.alert.times",
        "seen",
        words.time(skeleton, seen),
        "sent",
        words.time(skeleton, sent),
        "zone",
        zone.getId());
  }

  private List<MailContent.Link> links(Alert alert, String stop, Words words) {
    List<MailContent.Link> links = new ArrayList<>();
    String offer = webAddress(alert.link());
    if (offer != null) {
      links.add(new MailContent.Link(words.say("mail.book"), offer));
    }
    links.add(new MailContent.Link(words.say("mail.chart"), mails.links().chart(alert)));
    links.add(new MailContent.Link(words.say("mail.feedback"), mails.feedback(alert.id())));
    links.add(new MailContent.Link(words.say("mail.stop"), stop));
    return links;
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
