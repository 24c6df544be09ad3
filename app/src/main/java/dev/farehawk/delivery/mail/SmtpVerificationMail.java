package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.Message.escaped;

import dev.farehawk.account.VerificationMail;
import dev.farehawk.delivery.Links;
import dev.farehawk.delivery.Outcome;
import dev.farehawk.platform.Ids;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails the link by which people show that an address is theirs. */
public final class SmtpVerificationMail implements VerificationMail, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SmtpVerificationMail.class);
  private static final int MOST_AT_ONCE = 100;

  private final SmtpConnections connections;
  private final Links links;
  private final Executor threads;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  /**
   * By the configured server.
   *
   * @param threads sends in the background
   */
  public SmtpVerificationMail(
      MailConfig config, InstantSource clock, Links links, Executor threads) {
    this.connections = new SmtpConnections(config, clock);
    this.links = links;
    this.threads = threads;
  }

  @Override
  public void send(Request request) {
    if (!room.tryAcquire()) {
      log.warn("too many verification mails at once; one was dropped");
      return;
    }
    threads.execute(() -> {
      try {
        if (!(connections.send(message(request)) instanceof Outcome.Accepted)) {
          log.warn("a verification mail was not taken by the mail server");
        }
      } finally {
        room.release();
      }
    });
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
        Map.of("Auto-Submitted", "auto-generated"));
  }

  @Override
  public void close() {
    connections.close();
  }
}
