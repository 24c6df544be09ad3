package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.Message.escaped;

import dev.farehawk.account.VerificationMail;
import dev.farehawk.delivery.Links;
import dev.farehawk.platform.Ids;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** Mails the link by which people show that an address is theirs. */
public final class SmtpVerificationMail implements VerificationMail, AutoCloseable {

  private final MailInBackground background;
  private final Links links;

  /**
   * By the configured server.
   *
   * @param threads sends in the background
   */
  public SmtpVerificationMail(
      MailConfig config, InstantSource clock, Links links, Executor threads) {
    this.background = new MailInBackground(config, clock, threads);
    this.links = links;
  }

  @Override
  public void send(Request request) {
    background.send(message(request), "verification mail");
  }

  private Message message(Request request) {
    String link = links.verify(request.token());
    String text =
        """
        Somebody, we hope you, wants fare alerts at this address.

        Confirm it here: %s

        If it was not you, ignore this mail: without the link nothing more will come.
        """
            .formatted(link);
    String html =
        """
        <!doctype html>
        <html lang="en"><body style="font-family:sans-serif;max-width:36em">
        <p>Somebody, we hope you, wants fare alerts at this address.</p>
        <p><a href="%s">Confirm it</a></p>
        <p>If it was not you, ignore this mail: without the link nothing more will come.</p>
        </body></html>
        """
            .formatted(escaped(link));
    return new Message(
        request.address(),
        Ids.derived("verification", request.token()).toString(),
        "Confirm your e-mail address",
        text,
        html,
        MailWords.NOT_BY_HAND);
  }

  @Override
  public void close() {
    background.close();
  }
}
