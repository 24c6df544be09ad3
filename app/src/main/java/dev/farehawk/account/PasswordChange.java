package dev.farehawk.account;

import dev.farehawk.account.SecurityMail.Notice.Event;
import dev.farehawk.platform.FieldProblem;

/** Another password, by somebody who knows the present one. */
public final class PasswordChange {

  /** The present password was not it. */
  static final FieldProblem WRONG =
      FieldProblem.coded("current", "password-wrong", "that is not your password");

  private final SignInShell shell;
  private final PasswordStore passwords;
  private final Sessions sessions;
  private final Letters letters;

  PasswordChange(SignInShell shell, PasswordStore passwords, Sessions sessions, Letters letters) {
    this.shell = shell;
    this.passwords = passwords;
    this.sessions = sessions;
    this.letters = letters;
  }

  /** Whether this is the account's present password. Callers ask {@link SignInThrottle} first. */
  public boolean knows(Account account, String password) {
    return passwords.matches(account.id(), password);
  }

  /**
   * Sets the password, signs out all other browsers and tells the owner.
   *
   * @param session that stays signed in
   * @throws InvalidAccount naming the field {@code current} or {@code password}
   */
  public void change(Account account, String current, String password, String session) {
    if (!knows(account, current)) {
      throw new InvalidAccount(WRONG);
    }
    PasswordStore.check(password, account.email());
    String hash = passwords.hash(password);
    shell
        .transaction()
        .executeWithoutResult(status -> {
          passwords.replace(account.id(), hash);
          letters.links().end(account.id());
          sessions.endAllBut(account.id(), session);
        });
    letters.notice(account, Event.PASSWORD_CHANGED);
  }
}
