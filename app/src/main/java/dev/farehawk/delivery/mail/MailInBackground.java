package dev.farehawk.delivery.mail;

import dev.farehawk.delivery.Outcome;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails about accounts, by connections of their own: no crowd of alerts delays a password reset.
 * Each is tried once; its reader asks for another when it does not come.
 */
final class MailInBackground implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MailInBackground.class);
  private static final int MOST_AT_ONCE = 100;

  private final SmtpConnections connections;
  private final Executor threads;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  MailInBackground(MailConfig config, InstantSource clock, Executor threads) {
    this.connections = new SmtpConnections(config, clock);
    this.threads = threads;
  }

  /**
   * Sends it, and returns before that.
   *
   * @param kind for the log, when it fails
   */
  void send(Message message, String kind) {
    if (!room.tryAcquire()) {
      log.warn("too many mails about accounts at once; a {} was dropped", kind);
      return;
    }
    threads.execute(() -> {
      try {
        if (!(connections.send(message) instanceof Outcome.Accepted)) {
          log.warn("a {} was not taken by the mail server", kind);
        }
      } finally {
        room.release();
      }
    });
  }

  @Override
  public void close() {
    connections.close();
  }
}
