package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.EmailChange;
import dev.farehawk.account.InvalidAccount;
import dev.farehawk.account.PasswordChange;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** What a program changes about how its owner signs in; a wrong password counts as at the door. */
@Component
public class OwnCredentials {

  private final OwnAccount own;
  private final PasswordChange passwords;
  private final EmailChange emails;

  OwnCredentials(OwnAccount own, PasswordChange passwords, EmailChange emails) {
    this.own = own;
    this.passwords = passwords;
    this.emails = emails;
  }

  /**
   * Sets another password; every browser is signed out.
   *
   * @throws InvalidAccount naming {@code current} or {@code password}
   */
  public void changePassword(
      Traveller reader, String current, String password, HttpServletRequest request) {
    Account account = own.of(reader);
    counted(account, request, () -> passwords.change(account, current, password, ""));
    own.record(Action.PASSWORD_CHANGED, account, "by a program", request);
  }

  /**
   * Mails the link that makes another address the account's.
   *
   * @throws InvalidAccount naming {@code email} or {@code current}
   */
  public void changeEmail(
      Traveller reader, String email, String current, HttpServletRequest request) {
    Account account = own.of(reader);
    counted(account, request, () -> emails.request(account, email, current));
  }

  private void counted(Account account, HttpServletRequest request, Runnable change) {
    own.guard(account, request);
    try {
      change.run();
    } catch (InvalidAccount refusal) {
      var _ = own.problems(account, refusal, request);
      throw refusal;
    }
  }
}
