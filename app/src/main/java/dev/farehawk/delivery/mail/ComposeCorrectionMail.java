package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.Message.line;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Correction;
import dev.farehawk.delivery.Links;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.delivery.Unsubscribe;
import dev.farehawk.fare.FareQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts it into the words of a mail that a fare we told of is gone. */
final class ComposeCorrectionMail {

  private static final String HONESTLY =
      "That is when we saw it; it may have gone earlier. The watch goes on.";

  private final Links links;
  private final Unsubscribe unsubscribe;

  ComposeCorrectionMail(Links links, Unsubscribe unsubscribe) {
    this.links = links;
    this.unsubscribe = unsubscribe;
  }

  Message compose(Parcel parcel, Correction gone) {
    Alert alert = gone.alert();
    FareQuery query = alert.fareQuery().query();
    String stop = links.unsubscribe(unsubscribe.token(alert.watch().id(), parcel.to().endpoint()));
    String title = MailWords.label(alert.watch().label()) + MailWords.heading(query);
    String lead = lead(gone);
    List<String> rest =
        List.of(
            "Seen " + MailWords.moment(gone.times().sighted(), parcel.to().zone()) + ".", HONESTLY);
    String text =
        title
            + "\n\n"
            + lead
            + "\n\n"
            + String.join("\n\n", rest)
            + "\n\nPrice chart: "
            + links.chart(alert)
            + "\n\nNo more mails about this watch: "
            + stop
            + "\n";
    String html =
        MailWords.page(
            title,
            lead,
            rest,
            MailWords.anchor(links.chart(alert), "Price chart"),
            MailWords.anchor(stop, "No more mails about this watch"));
    String subject =
        "Gone: "
            + MailWords.label(alert.watch().label())
            + MailWords.subject(query)
            + " for "
            + alert.price();
    return new Message(
        parcel.to().address(),
        parcel.id().toString(),
        line(subject),
        text,
        html,
        headers(gone, stop));
  }

  private static String lead(Correction gone) {
    String fare = "The fare of " + gone.alert().price();
    String when =
        gone.after()
            .map(span -> " was gone " + MailWords.span(span) + " after we told you: ")
            .orElse(" was already gone when we told you: ");
    return fare
        + when
        + (gone.now() == null ? "nothing is on sale now." : "it costs " + gone.now() + " now.");
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
