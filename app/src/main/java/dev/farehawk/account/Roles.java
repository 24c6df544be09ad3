package dev.farehawk.account;

import static dev.farehawk.platform.Columns.instantOrNull;
import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.account.AuditEvent.Action;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who may do what, and who may do nothing any more. Every change is in the audit log, ends the
 * sessions of the account at once, and counts from the next request of its keys.
 */
public final class Roles {

  private static final String COLUMNS =
      """
      id, email, language, zone, role, created_at, email_verified_at IS NOT NULL AS verified, disabled_at
      """;

  /** Sorts after every id. */
  private static final UUID LAST = new UUID(-1, -1);

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Audit audit;
  private final InstantSource clock;

  /** The audit log must be in the same database. */
  public Roles(
      JdbcClient jdbc, TransactionOperations transaction, Audit audit, InstantSource clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * An account as administrators see it.
   *
   * @param disabledAt null while it is not
   */
  public record Standing(Account account, @Nullable Instant disabledAt) {}

  /**
   * Accounts, newest first.
   *
   * @param before id of the last one seen; null for the first page
   */
  public List<Standing> page(@Nullable UUID before, int limit) {
    return jdbc.sql(
            "SELECT %s FROM account WHERE id < :before ORDER BY id DESC LIMIT :limit" // account_pkey
                .formatted(COLUMNS))
        .param("before", before == null ? LAST : before)
        .param("limit", limit)
        .query((row, _) -> standing(row))
        .list();
  }

  /** The account, disabled or not. */
  public Optional<Standing> find(UUID account) {
    return jdbc.sql("SELECT %s FROM account WHERE id = :id".formatted(COLUMNS)) // account_pkey
        .param("id", account)
        .query((row, _) -> standing(row))
        .optional();
  }

  /** The account with this e-mail address in any case, disabled or not. */
  public Optional<Standing> findByEmail(String email) {
    return jdbc.sql(
            "SELECT %s FROM account WHERE email_key = :key".formatted(COLUMNS)) // email_key_key
        .param("key", email.strip().toLowerCase(Locale.ROOT))
        .query((row, _) -> standing(row))
        .optional();
  }

  /**
   * Gives the account this role and no other; doing it twice is the same as once.
   *
   * @return false if there is no such account
   * @throws InvalidAccount when nobody would be left who can give roles
   */
  public boolean give(Actor by, UUID account, Role role) {
    return change(
        account,
        Action.ROLE_CHANGED,
        by,
        "to " + role,
        has -> {
          if (has.account().role() == role) {
            return false;
          }
          if (role != Role.ADMIN) {
            refuseLastAdmin(has);
          }
          jdbc.sql("UPDATE account SET role = :role WHERE id = :id")
              .param("role", role.name())
              .param("id", account)
              .update();
          return true;
        });
  }

  /**
   * Shuts the account out until it is enabled again: it cannot sign in, its sessions end, and its
   * keys open nothing. Its watches go on.
   *
   * @param reason for other administrators, in the audit log
   * @return false if there is no such account
   * @throws InvalidAccount when nobody would be left who can give roles
   */
  public boolean disable(Actor by, UUID account, String reason) {
    return change(
        account,
        Action.ACCOUNT_DISABLED,
        by,
        reason,
        has -> {
          if (has.disabledAt() != null) {
            return false;
          }
          refuseLastAdmin(has);
          jdbc.sql("UPDATE account SET disabled_at = :now WHERE id = :id")
              .param("now", utc(clock.instant()))
              .param("id", account)
              .update();
          return true;
        });
  }

  /** Lets the account in again; false if there is no such account. */
  public boolean enable(Actor by, UUID account) {
    return change(
        account,
        Action.ACCOUNT_ENABLED,
        by,
        "",
        has ->
            has.disabledAt() != null
                && jdbc.sql("UPDATE account SET disabled_at = NULL WHERE id = :id")
                        .param("id", account)
                        .update()
                    > 0);
  }

  /**
   * Makes this address's account an administrator, as long as there is none and the address is
   * confirmed.
   *
   * @return whether it did
   */
  public boolean makeFirstAdmin(String email) {
    Optional<Standing> wanted = findByEmail(email);
    return wanted.isPresent()
        && wanted.get().account().emailVerified()
        && wanted.get().disabledAt() == null
        && admins() == 0
        && give(Actor.SERVICE, wanted.get().account().id(), Role.ADMIN);
  }

  private boolean change(
      UUID account, Action action, Actor by, String detail, Predicate<Standing> change) {
    Boolean found =
        transaction.execute(status -> {
          // One after the other, so that two administrators cannot remove each other.
          jdbc.sql("SELECT id FROM account WHERE role = 'ADMIN' OR id = :id ORDER BY id FOR UPDATE")
              .param("id", account)
              .query(row -> {});
          Optional<Standing> has = find(account);
          if (has.isPresent() && change.test(has.get())) {
            endSessions(account);
            audit.record(AuditEvent.done(action, by, account, detail));
          }
          return has.isPresent();
        });
    return Boolean.TRUE.equals(found);
  }

  private void endSessions(UUID account) {
    Sessions.endAll(jdbc, account);
  }

  private void refuseLastAdmin(Standing has) {
    if (has.account().role() == Role.ADMIN && has.disabledAt() == null && admins() == 1) {
      throw new InvalidAccount(
          "role", "this is the only administrator; make somebody else one first");
    }
  }

  private int admins() {
    return jdbc.sql("SELECT count(*) FROM account WHERE role = 'ADMIN' AND disabled_at IS NULL")
        .query(Integer.class) // account_admin
        .single();
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(Accounts.account(row), instantOrNull(row, "disabled_at"));
  }
}
