package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.MailedLinks.Purpose;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A new password by a mailed link, for people who forgot theirs. Nobody learns from it who has an
 * account: asking takes no time, as the work is done behind the page.
 */
public final class PasswordReset {

  private final SignInShell shell;
  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final PasswordStore passwords;
  private final Sessions sessions;
  private final Letters letters;

  PasswordReset(
      SignInShell shell,
      JdbcClient jdbc,
      Accounts accounts,
      PasswordStore passwords,
      Sessions sessions,
      Letters letters) {
    this.shell = shell;
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.letters = letters;
  }

  /**
   * Mails the link if the address has an account that did not ask too often today. The audit log
   * has either; an address without an account leaves nothing there.
   *
   * @param by who asks, a stranger as yet
   */
  public void request(Actor by, String email) {
    shell.behind(() -> accounts.findByEmail(email).ifPresent(account -> mail(by, account)));
  }

  private void mail(Actor by, Account account) {
    boolean mailed = letters.mailReset(account);
    Action asked = Action.PASSWORD_RESET_ASKED;
    shell
        .audit()
        .record(
            mailed
                ? AuditEvent.done(asked, by, account.id(), "")
                : AuditEvent.refused(asked, by, account.id(), "too often today"));
  }

  /**
   * Somebody signed up with an address that has an account: its owner is told so, where a newcomer
   * would get the link that verifies the address.
   */
  public void alreadySignedUp(String email) {
    shell.behind(() -> accounts.findByEmail(email).ifPresent(letters::mailAlreadySignedUp));
  }

  /** Whether the link would work; changes nothing, since mail scanners open links too. */
  public boolean works(String token) {
    return letters.links().opens(token, Purpose.RESET_PASSWORD);
  }

  /**
   * Sets the password, ends every sign-in of the account and every other link that could change it,
   * and tells its owner. The link shows that the address is theirs; what was set up before anybody
   * had shown that is taken away, since it may be another's.
   *
   * @return whose it was; empty if the link is unknown, used or old
   * @throws InvalidAccount naming the field {@code password}; then the link still works
   */
  public Optional<Account> reset(String token, String password) {
    if (!works(token)) {
      return Optional.empty();
    }
    PasswordStore.check(password, "");
    String hash = passwords.hash(password);
    Optional<Account> done =
        Optional.ofNullable(
            shell.transaction().execute(status -> open(token, password, hash).orElse(null)));
    done.ifPresent(account -> letters.notice(account, SecurityMail.Notice.Event.PASSWORD_CHANGED));
    return done;
  }

  private Optional<Account> open(String token, String password, String hash) {
    Optional<Account> owner =
        letters
            .links()
            .open(token, Purpose.RESET_PASSWORD)
            .flatMap(opened -> accounts.find(opened.account()));
    owner.ifPresent(account -> {
      PasswordStore.check(password, account.email());
      if (!account.emailVerified()) {
        forgetStrangers(account);
      }
      passwords.replace(account.id(), hash);
      letters.links().end(account.id());
      sessions.endAll(account.id());
    });
    return owner;
  }

  /** Whoever signed up with this address had not shown that it was theirs; now somebody has. */
  private void forgetStrangers(Account account) {
    UUID id = account.id();
    jdbc.sql(
            """
            UPDATE api_key SET revoked_at = :now -- api_key_account
            WHERE account = :account AND revoked_at IS NULL
            """)
        .param("now", utc(shell.clock().instant()))
        .param("account", id)
        .update();
    jdbc.sql("DELETE FROM second_factor WHERE account = :account").param("account", id).update();
    jdbc.sql("DELETE FROM recovery_code WHERE account = :account").param("account", id).update();
    jdbc.sql("DELETE FROM user_entities WHERE account = :account").param("account", id).update();
    jdbc.sql("DELETE FROM outside_identity WHERE account = :account").param("account", id).update();
    jdbc.sql(
            """
            UPDATE endpoint -- endpoint_account_channel_address_key
            SET state = CASE WHEN channel = 'EMAIL' THEN 'ACTIVE' ELSE 'DISABLED' END,
                disabled_reason = CASE WHEN channel = 'EMAIL' THEN NULL
                  ELSE 'It was added before this address was confirmed; add it again if it is yours.' END
            WHERE account = :account AND channel <> 'INBOX' AND state <> 'DISABLED'
              AND (channel <> 'EMAIL' OR address = :email)
            """)
        .param("account", id)
        .param("email", account.email())
        .update();
    jdbc.sql("UPDATE account SET email_verified_at = :now WHERE id = :account")
        .param("now", utc(shell.clock().instant()))
        .param("account", id)
        .update();
  }
}
