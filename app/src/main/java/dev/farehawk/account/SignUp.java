package dev.farehawk.account;

import java.time.ZoneId;

/**
 * What a newcomer enters.
 *
 * @param language IETF language tag
 * @param zone for showing times
 */
public record SignUp(String email, String password, ZoneId zone, String language) {

  /** Keeps the password out of logs. */
  @Override
  public String toString() {
    return "SignUp[email=" + email + "]";
  }
}
