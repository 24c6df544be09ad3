package dev.farehawk.account;

import dev.farehawk.platform.FieldProblem;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address that mail can be sent to.
 *
 * <p>A deliberately plain subset of RFC 5321: no quoted local parts, no address literals, no
 * comments.
 */
record EmailAddress(String text) {

  private static final int LONGEST = 254;
  private static final Pattern PLAIN =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
              + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
              + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  /**
   * Reads an address, without the blanks around it.
   *
   * @throws InvalidAccount if mail could not be sent there
   */
  static EmailAddress of(String entered) {
    String text = entered.strip();
    String local = text.substring(0, Math.max(0, text.indexOf('@')));
    if (text.length() > LONGEST
        || !PLAIN.matcher(text).matches()
        || local.startsWith(".")
        || local.endsWith(".")
        || local.contains("..")) {
      throw new InvalidAccount(
          FieldProblem.coded("email", "email", "enter an e-mail address such as name@example.org"));
    }
    return new EmailAddress(text);
  }

  /** What two addresses of one person have in common: case does not count. */
  String key() {
    return text.toLowerCase(Locale.ROOT);
  }
}
