package dev.farehawk.web.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an account is protected, and who is signed in to it.
 *
 * @param shortestPassword characters that a password must have
 * @param outside another service that may open the account; null where there is none
 */
public record SecurityPage(
    String email,
    int shortestPassword,
    List<Browser> browsers,
    Codes codes,
    List<Passkey> passkeys,
    @Nullable Outside outside) {

  /** Keeps its own copies. */
  public SecurityPage {
    browsers = List.copyOf(browsers);
    passkeys = List.copyOf(passkeys);
  }

  /**
   * Another service.
   *
   * @param linked who its owner is there; null when not linked
   */
  public record Outside(String name, @Nullable String linked) {}

  /**
   * Codes of an authenticator app.
   *
   * @param on whether signing in takes one
   * @param recovery how many recovery codes are left
   */
  public record Codes(boolean on, int recovery) {}

  /** A passkey that signs in. */
  public record Passkey(String id, String name, String since, String lastUsed) {}

  /**
   * A browser that is signed in.
   *
   * @param note that it is the one that asks, or stays signed in; null without any
   */
  public record Browser(
      String handle, String name, String lastUsed, @Nullable String note, boolean here) {}
}
