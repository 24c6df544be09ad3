package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.account.MailedLinks.Purpose;
import dev.farehawk.account.SecurityMail.Notice.Event;
import dev.farehawk.platform.FieldProblem;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Another e-mail address for an account, once its owner has shown that it is theirs. */
public final class EmailChange {

  private final SignInShell shell;
  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final PasswordStore passwords;
  private final Letters letters;

  EmailChange(
      SignInShell shell,
      JdbcClient jdbc,
      Accounts accounts,
      PasswordStore passwords,
      Letters letters) {
    this.shell = shell;
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.passwords = passwords;
    this.letters = letters;
  }

  /**
   * Mails a link to the new address and a notice to the old one. Where the new one has an account
   * already, its owner is told so instead, and the answer here is the same.
   *
   * @throws InvalidAccount naming {@code email} or {@code current}
   */
  public void request(Account account, String address, String password) {
    EmailAddress wanted = EmailAddress.of(address);
    if (!passwords.matches(account.id(), password)) {
      throw new InvalidAccount(PasswordChange.WRONG);
    }
    if (wanted.text().equals(account.email())) {
      throw new InvalidAccount(
          FieldProblem.coded("email", "same-address", "this is your address already"));
    }
    if (!letters.mayMail(account, Purpose.CHANGE_EMAIL)) {
      throw new InvalidAccount(
          FieldProblem.coded(
              "email",
              "too-many-mails",
              "we have sent "
                  + shell.limits().mailsPerDay()
                  + " such mails since yesterday; look into the spam folder or try again tomorrow",
              "count",
              shell.limits().mailsPerDay()));
    }
    shell.behind(() -> {
      Optional<Account> other =
          accounts.findByEmail(wanted.text()).filter(one -> !one.id().equals(account.id()));
      letters.notice(account, Event.ADDRESS_CHANGE_ASKED, wanted.text());
      other.ifPresentOrElse(
          letters::mailAlreadySignedUp, () -> letters.mailAddressChange(account, wanted.text()));
    });
  }

  /** Whether the link would work; changes nothing. */
  public boolean works(String token) {
    return letters.links().opens(token, Purpose.CHANGE_EMAIL);
  }

  /**
   * Makes the proved address the account's, for signing in and for alerts, and tells the old one.
   * Links that were mailed to the old one work no more.
   *
   * @return the account as it is now; empty if the link is unknown, used or old, or if somebody
   *     else took the address meanwhile
   */
  public Optional<Account> confirm(String token) {
    record Changed(Account before, Account after) {}
    Changed changed;
    try {
      changed =
          shell
              .transaction()
              .execute(status -> {
                var opened = letters.links().open(token, Purpose.CHANGE_EMAIL).orElse(null);
                Account before =
                    opened == null ? null : accounts.find(opened.account()).orElse(null);
                if (before == null || opened == null || opened.address() == null) {
                  return null;
                }
                move(before, EmailAddress.of(opened.address()));
                return new Changed(before, accounts.find(before.id()).orElseThrow());
              });
    } catch (DuplicateKeyException taken) {
      return Optional.empty();
    }
    if (changed == null) {
      return Optional.empty();
    }
    letters.notice(changed.before(), Event.ADDRESS_CHANGED, changed.after().email());
    return Optional.of(changed.after());
  }

  private void move(Account account, EmailAddress to) {
    jdbc.sql(
            """
            UPDATE account SET email = :email, email_key = :key, email_verified_at = :now
            WHERE id = :account
            """)
        .param("email", to.text())
        .param("key", to.key())
        .param("now", utc(shell.clock().instant()))
        .param("account", account.id())
        .update();
    // Alerts follow, unless the new address gets them already.
    jdbc.sql(
            """
            UPDATE endpoint SET address = :new, state = 'ACTIVE', disabled_reason = NULL
            WHERE account = :account AND channel = 'EMAIL' AND address = :old
              AND NOT EXISTS (
                SELECT FROM endpoint -- endpoint_account_channel_address_key
                WHERE account = :account AND channel = 'EMAIL' AND address = :new)
            """)
        .param("new", to.text())
        .param("old", account.email())
        .param("account", account.id())
        .update();
    letters.links().end(account.id());
  }
}
