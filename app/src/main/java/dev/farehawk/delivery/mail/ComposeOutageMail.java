package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.Message.line;

import dev.farehawk.alert.OutageNotice;
import dev.farehawk.delivery.Links;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.delivery.Unsubscribe;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts it into the words of a mail that nobody looks at a watch any more, or that we look again.
 */
final class ComposeOutageMail {

  private final Links links;
  private final Unsubscribe unsubscribe;

  ComposeOutageMail(Links links, Unsubscribe unsubscribe) {
    this.links = links;
    this.unsubscribe = unsubscribe;
  }

  Message compose(Parcel parcel, OutageNotice outage) {
    OutageNotice.Subject watch = outage.watch();
    String title = MailWords.label(watch.label()) + watch.origin() + " to " + watch.destination();
    boolean over = outage.resumed() != null;
    String lead =
        over
            ? "We look at this watch again."
            : "We are not looking at this watch, and so cannot alert you.";
    List<String> rest = over ? resumed(parcel, outage) : stopped(parcel, outage);
    String stop = links.unsubscribe(unsubscribe.token(watch.id(), parcel.to().endpoint()));
    String text =
        title
            + "\n\n"
            + lead
            + "\n\n"
            + String.join("\n\n", rest)
            + "\n\nThe watch: "
            + links.watch(watch.id())
            + "\n\nNo more mails about this watch: "
            + stop
            + "\n";
    String html =
        MailWords.page(
            title,
            lead,
            rest,
            MailWords.anchor(links.watch(watch.id()), "The watch"),
            MailWords.anchor(stop, "No more mails about this watch"));
    return new Message(
        parcel.to().address(),
        parcel.id().toString(),
        line((over ? "Looking again: " : "Not looking: ") + title),
        text,
        html,
        headers(outage, stop));
  }

  private static List<String> stopped(Parcel parcel, OutageNotice outage) {
    OutageNotice.Fares fares = outage.fares();
    String which =
        fares.forgotten() == fares.all()
            ? "None of its fares is looked at."
            : fares.forgotten() + " of its " + fares.all() + " fares are not looked at.";
    return List.of(
        which,
        lastLook(parcel, outage),
        outage.reason(),
        "We will tell you once when looking goes on.");
  }

  private static String lastLook(Parcel parcel, OutageNotice outage) {
    Instant last = outage.lastLook();
    return last == null
        ? "There was no look yet."
        : "The last look was " + MailWords.moment(last, parcel.to().zone()) + ".";
  }

  private static List<String> resumed(Parcel parcel, OutageNotice outage) {
    return List.of(
        "We told you "
            + MailWords.moment(outage.told(), parcel.to().zone())
            + " that we had stopped.",
        "What changed in between we have not seen.");
  }

  private static Map<String, String> headers(OutageNotice outage, String stop) {
    Map<String, String> headers = new LinkedHashMap<>(MailWords.headers(stop));
    headers.put("X-Farehawk-Outage", outage.id().toString());
    headers.put("X-Farehawk-Watch", outage.watch().id().toString());
    return headers;
  }
}
