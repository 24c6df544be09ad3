package dev.farehawk.delivery.mail;

import dev.farehawk.account.VerificationMail;
import dev.farehawk.delivery.Links;
import dev.farehawk.platform.Ids;
import dev.farehawk.words.Languages;
import dev.farehawk.words.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/** Mails the link by which people show that an address is theirs. */
public final class SmtpVerificationMail implements VerificationMail, AutoCloseable {

  private final MailInBackground background;
  private final Languages languages;
  private final Links links;

  /**
   * By the configured server.
   *
   * @param threads sends in the background
   */
  public SmtpVerificationMail(
      MailConfig config, InstantSource clock, Languages languages, Links links, Executor threads) {
    this.background = new MailInBackground(config, clock, threads);
    this.languages = languages;
    this.links = links;
  }

  @Override
  public void send(Request request) {
    background.send(message(request), "verification mail");
  }

  private Message message(Request request) {
    Words words = languages.of(request.language());
    MailContent letter =
        new MailContent(
            words.say("mail.verify.subject"),
            words.say("mail.verify.lead"),
            List.of(words.say("mail.verify.ignore")),
            List.of(
                new MailContent.Link(
                    words.say("mail.verify.link"), links.verify(request.token()))));
    return new Message(
        request.address(),
        Ids.derived("verification", request.token()).toString(),
        letter.title(),
        letter.text(words),
        letter.html(words),
        MailWords.NOT_BY_HAND);
  }

  @Override
  public void close() {
    background.close();
  }
}
