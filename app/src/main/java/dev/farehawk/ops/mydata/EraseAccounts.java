package dev.farehawk.ops.mydata;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.account.Actor;
import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEvent;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.ClosedAccounts;
import dev.farehawk.watch.Watches;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stops what goes on for closed accounts, and erases those whose time has come: some hundred rows
 * in a transaction, what leads to others first. References delete what hangs on a row.
 */
final class EraseAccounts {

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final InstantSource clock;
  private final Watches watches;
  private final Audit audit;
  private final ClosedAccounts closed;

  EraseAccounts(
      JdbcClient jdbc,
      TransactionOperations transaction,
      InstantSource clock,
      Watches watches,
      Audit audit,
      ClosedAccounts closed) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.watches = watches;
    this.audit = audit;
    this.closed = closed;
  }

  /**
   * Rows of a table that go together.
   *
   * @param key by which they are named
   * @param whose condition on them, with the parameter {@code account}
   * @param most of them in one transaction
   */
  private record Batch(String table, String key, String whose, int most) {}

  /** In this order; all that is left goes with the account itself, and is little. */
  private static final List<Batch> BATCHES =
      List.of(
          // With corrections, deliveries and attempts.
          new Batch("alert", "id", "account = :account", 500),
          // With deliveries and attempts.
          new Batch(
              "outage", "id", "watch IN (SELECT id FROM watch WHERE account = :account)", 500),
          new Batch(
              "suppression",
              "(watch, change)",
              "watch IN (SELECT id FROM watch WHERE account = :account)",
              2_000),
          // With at most 400 rows of what they look at, each.
          new Batch("watch", "id", "account = :account", 10),
          new Batch("notice", "id", "account = :account", 2_000),
          new Batch("endpoint", "id", "account = :account", 5),
          new Batch(
              "spring_session", "primary_id", "principal_name = CAST(:account AS text)", 500));

  /** Does what is due first; true if there is more to do at once. */
  boolean step() {
    closing().forEach(this::quieten);
    return eraseSome();
  }

  private List<UUID> closing() {
    return jdbc.sql("SELECT account FROM account_deletion WHERE state = 'CLOSING' LIMIT 100")
        .query((row, _) -> Objects.requireNonNull(row.getObject("account", UUID.class)))
        .list();
  }

  /**
   * Nothing is looked at or sent for this account any more. A message that is on the wire at this
   * moment arrives; until its sender has let go, the account stays closing.
   */
  private void quieten(UUID account) {
    List<UUID> active =
        jdbc.sql("SELECT id FROM watch WHERE account = :account AND lifecycle = 'ACTIVE'")
            .param("account", account)
            .query((row, _) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
            .list();
    if (!active.isEmpty()) {
      jdbc.sql("UPDATE account_deletion SET watches = watches || :active WHERE account = :account")
          .param("active", active.toArray(UUID[]::new))
          .param("account", account)
          .update();
      active.forEach(watch -> {
        boolean _ = watches.pause(account, watch);
      });
    }
    jdbc.sql(
            """
            UPDATE delivery SET state = 'SUPPRESSED', last_error = 'the account was closed'
            WHERE endpoint IN (SELECT id FROM endpoint WHERE account = :account) -- delivery_endpoint
              AND state IN ('PENDING', 'WAITING')
            """)
        .param("account", account)
        .update();
    jdbc.sql(
            """
            UPDATE account_deletion SET state = 'CLOSED'
            WHERE account = :account AND state = 'CLOSING'
              AND NOT EXISTS (
                SELECT FROM endpoint e JOIN delivery d ON d.endpoint = e.id -- delivery_endpoint
                WHERE e.account = :account AND d.state IN ('PENDING', 'WAITING', 'CLAIMED'))
            """)
        .param("account", account)
        .update();
  }

  /** Whose account is no more. */
  private record Gone(String email, String language) {}

  /** True if something was due. */
  private boolean eraseSome() {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          Optional<UUID> account = due();
          account.flatMap(this::eraseSome).ifPresent(this::afterwards);
          return account.isPresent();
        }));
  }

  /** A mail that says so before it is so would be wrong after a crash. */
  private void afterwards(Gone gone) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            closed.tellErased(gone.email(), gone.language());
          }
        });
  }

  /** Locked, so that of several nodes each erases another one. */
  private Optional<UUID> due() {
    return jdbc.sql(
            """
            UPDATE account_deletion SET state = 'ERASING'
            WHERE account = (
              SELECT account FROM account_deletion -- account_deletion_due
              WHERE erase_after <= :now AND state <> 'CLOSING'
              ORDER BY erase_after LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING account
            """)
        .param("now", utc(clock.instant()))
        .query((row, _) -> Objects.requireNonNull(row.getObject("account", UUID.class)))
        .optional();
  }

  /** One batch; or, where all of them are gone, the account itself, which is returned. */
  private Optional<Gone> eraseSome(UUID account) {
    for (Batch batch : BATCHES) {
      if (erased(batch, account) > 0) {
        return Optional.empty();
      }
    }
    Gone gone =
        jdbc.sql("DELETE FROM account WHERE id = :account RETURNING email, language")
            .param("account", account)
            .query((row, _) -> new Gone(row.getString("email"), row.getString("language")))
            .single();
    audit.record(AuditEvent.done(Action.ACCOUNT_DELETED, Actor.SERVICE, account, ""));
    return Optional.of(gone);
  }

  private int erased(Batch batch, UUID account) {
    return jdbc.sql(
            """
            DELETE FROM %1$s WHERE %2$s IN (SELECT %3$s FROM %1$s WHERE %4$s LIMIT :most)
            """
                .formatted(
                    batch.table(),
                    batch.key(),
                    batch.key().replace("(", "").replace(")", ""),
                    batch.whose()))
        .param("account", account)
        .param("most", batch.most())
        .update();
  }
}
