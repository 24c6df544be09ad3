package dev.farehawk.account;

import dev.farehawk.platform.FieldProblem;

/** There is an account with this e-mail address already. Not to be told to strangers. */
public final class AddressTaken extends InvalidAccount {

  private static final long serialVersionUID = 1L;

  AddressTaken() {
    super(
        FieldProblem.coded(
            "email",
            "address-taken",
            "there is an account with this address already; sign in instead"));
  }
}
