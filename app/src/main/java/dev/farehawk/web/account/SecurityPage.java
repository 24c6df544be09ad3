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
    int recoveryCodes) {

  /** Keeps its own copy. */
  public SecurityPage {
    browsers = List.copyOf(browsers);
  }

  /**
   * A browser that is signed in.
   *
   * @param note that it is the one that asks, or stays signed in; null without any
   */
  public record Browser(
      String handle, String name, String lastUsed, @Nullable String note, boolean here) {}
}
