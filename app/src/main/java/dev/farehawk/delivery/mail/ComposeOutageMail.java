package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.Message.line;

import dev.farehawk.alert.OutageNotice;
import dev.farehawk.delivery.FareWords;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.words.Words;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts it into the words of a mail that nobody looks at a watch any more, or that we look again.
 */
final class ComposeOutageMail {

  private final MailWords mails;

  ComposeOutageMail(MailWords mails) {
    this.mails = mails;
  }

  Message compose(Parcel parcel, OutageNotice outage) {
    Words words = mails.of(parcel);
    OutageNotice.Subject watch = outage.watch();
    String title = FareWords.watch(watch.label(), watch.origin(), watch.destination(), words);
    boolean over = outage.resumed() != null;
    String stop = mails.stop(watch.id(), parcel);
    MailContent letter =
        new MailContent(
            title,
            words.say(over ? "mail.outage.lead.over" : "mail.outage.lead"),
            over ? resumed(parcel, outage, words) : stopped(parcel, outage, words),
            List.of(
                new MailContent.Link(words.say("mail.watch"), mails.links().watch(watch.id())),
                new MailContent.Link(words.say("mail.stop"), stop)));
    return new Message(
        parcel.to().address(),
        parcel.id().toString(),
        line(words.say(over ? "mail.outage.subject.over" : "mail.outage.subject", "watch", title)),
        letter.text(words),
        letter.html(words),
        headers(outage, stop));
  }

  private static List<String> stopped(Parcel parcel, OutageNotice outage, Words words) {
    OutageNotice.Fares fares = outage.fares();
    String which =
        fares.forgotten() == fares.all()
            ? words.say("mail.outage.all")
            : words.say("mail.outage.some", "count", fares.forgotten(), "all", fares.all());
    return List.of(
        which,
        lastLook(parcel, outage, words),
        words.retell(outage.reason()),
        words.say("mail.outage.once"));
  }

  private static String lastLook(Parcel parcel, OutageNotice outage, Words words) {
    Instant last = outage.lastLook();
    return last == null
        ? words.say("mail.outage.never")
        : words.say(
            "mail.outage.last", "moment", MailWords.moment(last, parcel.to().zone(), words));
  }

  private static List<String> resumed(Parcel parcel, OutageNotice outage, Words words) {
    String told = MailWords.moment(outage.told(), parcel.to().zone(), words);
    return List.of(words.say("mail.outage.told", "moment", told), words.say("mail.outage.unseen"));
  }

  private static Map<String, String> headers(OutageNotice outage, String stop) {
    Map<String, String> headers = new LinkedHashMap<>(MailWords.headers(stop));
    headers.put("X-Farehawk-Outage", outage.id().toString());
    headers.put("X-Farehawk-Watch", outage.watch().id().toString());
    return headers;
  }
}
