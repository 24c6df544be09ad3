package dev.farehawk.account;

import dev.farehawk.platform.flags.Switch;
import dev.farehawk.platform.flags.Switches;

/** Lets people open accounts by themselves, unless an operator has closed that. */
public final class Newcomers {

  private final Accounts accounts;
  private final PasswordReset reset;
  private final Switches switches;

  Newcomers(Accounts accounts, PasswordReset reset, Switches switches) {
    this.accounts = accounts;
    this.reset = reset;
    this.switches = switches;
  }

  /** Whether new accounts are made now. */
  public boolean welcome() {
    return !switches.isStopped(Switch.SIGN_UP);
  }

  /**
   * Opens an account; false where none is opened now. An address that has an account is answered
   * like a new one, so that nobody finds out who has an account here but its owner, who is mailed.
   *
   * @throws InvalidAccount naming the fields that are wrong
   */
  public boolean signUp(SignUp wish) {
    if (!welcome()) {
      return false;
    }
    try {
      accounts.signUp(wish);
    } catch (AddressTaken known) {
      reset.alreadySignedUp(wish.email());
    }
    return true;
  }
}
