package dev.farehawk.web.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an account is protected, and who is signed in to it.
 *
 * @param shortestPassword characters that a password must have
 * @param codesOn whether signing in takes a code
 * @param recoveryCodes how many are left
 */
public record SecurityPage(
    String email,
    int shortestPassword,
    List<Browser> browsers,
    boolean codesOn,
    int recoveryCodes,
    List<Passkey> passkeys) {

  /** Keeps its own copies. */
  public SecurityPage {
    browsers = List.copyOf(browsers);
    passkeys = List.copyOf(passkeys);
  }

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
