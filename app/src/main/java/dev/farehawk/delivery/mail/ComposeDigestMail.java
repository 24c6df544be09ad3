package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.Message.line;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Digest;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.delivery.ShortWords;
import dev.farehawk.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several alerts in one mail. It is about many watches, so one click ends the mail of all of them;
 * another link leads to where its reader says when alerts come.
 */
final class ComposeDigestMail {

  private final MailWords mails;

  ComposeDigestMail(MailWords mails) {
    this.mails = mails;
  }

  Message compose(Parcel parcel, Digest digest) {
    Words words = mails.of(parcel);
    String title = words.say("short.digest.title", "count", digest.alerts().size());
    List<MailContent.Link> links = new ArrayList<>();
    for (Alert alert : digest.alerts()) {
      links.add(new MailContent.Link(ShortWords.line(alert, words), mails.links().alert(alert)));
    }
    links.add(new MailContent.Link(words.say("mail.digest.change"), mails.links().notifications()));
    String stop = mails.stop(parcel);
    links.add(new MailContent.Link(words.say("unsubscribe.button"), stop));
    MailContent letter = new MailContent(title, words.say("mail.digest.lead"), List.of(), links);
    return new Message(
        parcel.to().address(),
        parcel.id().toString(),
        line(title),
        letter.text(words),
        letter.html(words),
        headers(digest, stop));
  }

  private static Map<String, String> headers(Digest digest, String stop) {
    Map<String, String> headers = new LinkedHashMap<>(MailWords.headers(stop));
    headers.put("X-Farehawk-Digest", Integer.toString(digest.alerts().size()));
    return headers;
  }
}
