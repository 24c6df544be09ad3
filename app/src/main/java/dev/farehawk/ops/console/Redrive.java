package dev.farehawk.ops.console;

import dev.farehawk.account.Actor;
import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEvent;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.delivery.DeadLetters;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends deliveries again that were given up. What a newer alert of the same watch has replaced, and
 * what an endpoint that was switched off would get, stays given up. Every wish stands in the audit
 * log, also one that found nothing to send.
 */
public final class Redrive {

  /** So many at one time, the oldest first; ask again for more. */
  public static final int MOST = 500;

  private final DeadLetters deadLetters;
  private final Audit audit;
  private final TransactionOperations transaction;

  /** Over these dead letters. */
  public Redrive(DeadLetters deadLetters, Audit audit, TransactionOperations transaction) {
    this.deadLetters = deadLetters;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * One delivery.
   *
   * @return how many will be tried: 1, or 0 when it may not be sent any more
   */
  public int one(Actor by, UUID delivery) {
    return audited(by, List.of(delivery), "delivery " + delivery);
  }

  /**
   * All of a host, at most {@link #MOST}.
   *
   * @return how many will be tried
   */
  public int host(Actor by, String channel, String host) {
    return audited(
        by, deadLetters.of(channel, host, MOST), "deliveries by " + channel + " to " + host);
  }

  private int audited(Actor by, List<UUID> deliveries, String what) {
    Integer tried =
        transaction.execute(status -> {
          int sent = deliveries.isEmpty() ? 0 : deadLetters.redrive(deliveries);
          audit.record(
              AuditEvent.done(
                  Action.SERVICE_CHANGED, by, null, "sends %d again: %s".formatted(sent, what)));
          return sent;
        });
    return tried == null ? 0 : tried;
  }
}
