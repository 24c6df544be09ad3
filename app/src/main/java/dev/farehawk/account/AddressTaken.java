package dev.farehawk.account;

/** There is an account with this e-mail address already. Not to be told to strangers. */
public final class AddressTaken extends InvalidAccount {

  private static final long serialVersionUID = 1L;

  AddressTaken() {
    super("email", "there is an account with this address already; sign in instead");
  }
}
