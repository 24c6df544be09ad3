package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.Message.line;

import dev.farehawk.delivery.Greeting;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.delivery.ShortMessage;
import dev.farehawk.delivery.ShortWords;
import dev.farehawk.words.Words;
import java.util.List;

/** A challenge or a trial as a mail. */
final class ComposeGreetingMail {

  private final MailWords mails;
  private final ShortWords shortWords;

  ComposeGreetingMail(MailWords mails) {
    this.mails = mails;
    this.shortWords = new ShortWords(mails.languages(), mails.links());
  }

  Message compose(Parcel.Recipient to, Greeting greeting) {
    Words words = mails.languages().of(to.locality().language());
    ShortMessage message = shortWords.of(to, greeting);
    MailContent content =
        new MailContent(
            message.title(),
            message.title(),
            List.of(message.body()),
            List.of(new MailContent.Link(words.say("mail.open"), message.link())));
    return new Message(
        to.address(),
        greeting.id().toString(),
        line(message.title()),
        content.text(words),
        content.html(words),
        MailWords.NOT_BY_HAND);
  }
}
