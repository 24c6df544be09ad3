package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.Message.line;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Correction;
import dev.farehawk.delivery.FareWords;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Money;
import dev.farehawk.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts it into the words of a mail that a fare we told of is gone. */
final class ComposeCorrectionMail {

  private final MailWords mails;

  ComposeCorrectionMail(MailWords mails) {
    this.mails = mails;
  }

  Message compose(Parcel parcel, Correction gone) {
    Words words = mails.of(parcel);
    Alert alert = gone.alert();
    FareQuery query = alert.fareQuery().query();
    String watch = FareWords.watch(alert.watch().label(), query, words);
    String stop = mails.stop(alert.watch().id(), parcel);
    String sighted = MailWords.moment(gone.times().sighted(), parcel.to().zone(), words);
    MailContent letter =
        new MailContent(
            words.say("mail.title", "watch", watch, "date", FareWords.fullDays(query, words)),
            lead(gone, words),
            List.of(
                words.say("mail.gone.seen", "moment", sighted), words.say("mail.gone.honestly")),
            List.of(
                new MailContent.Link(words.say("mail.chart"), mails.links().chart(alert)),
                new MailContent.Link(words.say("mail.stop"), stop)));
    String subject =
        words.say(
            "mail.gone.subject",
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
        headers(gone, stop));
  }

  private static String lead(Correction gone, Words words) {
    Money told = gone.alert().price();
    Money now = gone.now();
    String span = gone.after().map(words::span).orElse(null);
    if (span == null) {
      return now == null
          ? words.say("mail.gone.before.nothing", "told", told)
          : words.say("mail.gone.before.price", "told", told, "price", now);
    }
    return now == null
        ? words.say("mail.gone.after.nothing", "told", told, "span", span)
        : words.say("mail.gone.after.price", "told", told, "span", span, "price", now);
  }

  private static Map<String, String> headers(Correction gone, String stop) {
    Alert alert = gone.alert();
    Map<String, String> headers = new LinkedHashMap<>(MailWords.headers(stop));
    headers.put("X-Farehawk-Correction", gone.id().toString());
    headers.put("X-Farehawk-Corrects", alert.id().toString());
    headers.put("X-Farehawk-Watch", alert.watch().id().toString());
    headers.put("X-Farehawk-Fare-Query", Long.toString(alert.fareQuery().id()));
    headers.put("X-Farehawk-Told", alert.price().minor() + " " + alert.price().currency());
    if (gone.now() != null) {
      headers.put("X-Farehawk-Price", gone.now().minor() + " " + gone.now().currency());
    }
    headers.put("X-Farehawk-Sighted", gone.times().sighted().toString());
    return headers;
  }
}
