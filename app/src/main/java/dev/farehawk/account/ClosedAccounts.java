package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.account.MailedLinks.Purpose;
import dev.farehawk.account.MailedLinks.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Accounts whose owners asked that they be deleted. Closing one ends every way in at once and
 * switches off every place where alerts go; for some days a mailed link opens it again.
 */
public final class ClosedAccounts {

  private final SignInShell shell;
  private final JdbcClient jdbc;
  private final Sessions sessions;
  private final Letters letters;

  ClosedAccounts(SignInShell shell, JdbcClient jdbc, Sessions sessions, Letters letters) {
    this.shell = shell;
    this.jdbc = jdbc;
    this.sessions = sessions;
    this.letters = letters;
  }

  /**
   * Closes the account: it signs nobody in, its keys, sessions and remembered browsers end, and
   * nothing is sent for it any more. Its owner is mailed the link that keeps it.
   *
   * @param grace how long it can be kept after all; zero for not at all
   * @param audited writes the entry of the audit log, in the same transaction
   * @return when it will be gone; empty if it is closed already
   */
  public Optional<Instant> close(Account account, Duration grace, Runnable audited) {
    Instant now = shell.clock().instant();
    Instant eraseAfter = now.plus(grace);
    MailedLinks.Fresh link =
        shell
            .transaction()
            .execute(status -> {
              if (!switchOff(account.id(), now)) {
                return null;
              }
              note(account.id(), now, eraseAfter);
              sessions.endAll(account.id());
              endKeys(account.id(), now);
              letters.links().endAll(account.id());
              var fresh =
                  letters.links().make(new Subject(account.id(), Purpose.KEEP_ACCOUNT), grace);
              audited.run();
              return fresh;
            });
    if (link == null) {
      return Optional.empty();
    }
    if (grace.isPositive()) {
      letters.mailClosed(account, link);
    }
    return Optional.of(eraseAfter);
  }

  /** Whether the link would keep an account; changes nothing. */
  public boolean works(String token) {
    return letters.links().opens(token, Purpose.KEEP_ACCOUNT);
  }

  /**
   * An account that was kept.
   *
   * @param watches that were active when it was closed
   */
  public record Kept(Account account, List<UUID> watches) {

    /** Keeps its own copy. */
    public Kept {
      watches = List.copyOf(watches);
    }
  }

  /**
   * Opens the account again, with the places where alerts went; keys stay revoked and browsers
   * signed out. Empty if the link is unknown, used or old, or if the account is being erased.
   */
  public Optional<Kept> keep(String token) {
    Kept kept = shell.transaction().execute(status -> reopen(token));
    return Optional.ofNullable(kept);
  }

  private @Nullable Kept reopen(String token) {
    UUID account =
        letters
            .links()
            .open(token, Purpose.KEEP_ACCOUNT)
            .map(MailedLinks.Opened::account)
            .orElse(null);
    if (account == null) {
      return null;
    }
    record Noted(List<UUID> watches, List<Long> endpoints) {}
    Noted noted =
        jdbc.sql(
                """
                DELETE FROM account_deletion -- account_deletion_pkey
                WHERE account = :account AND state <> 'ERASING' RETURNING watches, endpoints
                """)
            .param("account", account)
            .query((row, _) ->
                new Noted(
                    Arrays.asList((UUID[]) row.getArray("watches").getArray()),
                    Arrays.asList((Long[]) row.getArray("endpoints").getArray())))
            .optional()
            .orElse(null);
    if (noted == null) {
      return null;
    }
    jdbc.sql(
            """
            UPDATE endpoint SET state = 'ACTIVE', disabled_reason = NULL
            WHERE account = :account AND id = ANY(:endpoints)
            """)
        .param("account", account)
        .param("endpoints", noted.endpoints().toArray(Long[]::new))
        .update();
    return jdbc.sql(
            """
            UPDATE account SET disabled_at = NULL WHERE id = :account -- account_pkey
            RETURNING id, email, language, zone, role, created_at,
                      email_verified_at IS NOT NULL AS verified
            """)
        .param("account", account)
        .query((row, _) -> new Kept(Accounts.account(row), noted.watches()))
        .single();
  }

  private boolean switchOff(UUID account, Instant now) {
    return jdbc.sql(
                """
                UPDATE account SET disabled_at = :now -- account_pkey
                WHERE id = :account AND disabled_at IS NULL
                """)
            .param("now", utc(now))
            .param("account", account)
            .update()
        > 0;
  }

  private void note(UUID account, Instant now, Instant eraseAfter) {
    jdbc.sql(
            """
            WITH off AS (
              UPDATE endpoint SET state = 'DISABLED', disabled_reason = :reason
              WHERE account = :account AND state = 'ACTIVE' RETURNING id)
            INSERT INTO account_deletion (account, asked_at, erase_after, state, endpoints)
            SELECT :account, :now, :after, 'CLOSING', coalesce(array_agg(id), '{}') FROM off
            """)
        .param("reason", "The account is closed.")
        .param("account", account)
        .param("now", utc(now))
        .param("after", utc(eraseAfter))
        .update();
  }

  private void endKeys(UUID account, Instant now) {
    jdbc.sql(
            """
            UPDATE api_key SET revoked_at = :now -- api_key_account
            WHERE account = :account AND revoked_at IS NULL
            """)
        .param("now", utc(now))
        .param("account", account)
        .update();
  }

  /** Tells somebody, at the address that was theirs here, that nothing of them is left. */
  public void tellErased(String address, String language) {
    letters.mailErased(address, language);
  }
}
