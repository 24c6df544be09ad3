package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.Message.line;

import dev.farehawk.delivery.Greeting;
import dev.farehawk.delivery.Links;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.delivery.ShortMessage;
import dev.farehawk.delivery.ShortWords;
import java.util.List;
import java.util.Map;

/** A challenge or a trial as a mail. */
final class ComposeGreetingMail {

  private final ShortWords words;

  ComposeGreetingMail(Links links) {
    this.words = new ShortWords(links);
  }

  Message compose(Parcel.Recipient to, Greeting greeting) {
    ShortMessage message = words.of(greeting);
    return new Message(
        to.address(),
        greeting.id().toString(),
        line(message.title()),
        message.title() + "\n\n" + message.body() + "\n\n" + message.link() + "\n",
        MailWords.page(
            message.title(),
            message.title(),
            List.of(message.body()),
            MailWords.anchor(message.link(), Message.escaped(message.link()))),
        Map.of("Auto-Submitted", "auto-generated"));
  }
}
