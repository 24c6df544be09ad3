package dev.farehawk.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something worth remembering that was done to an account, or tried.
 *
 * @param subject the account it was done to; null when it is not known or there is none
 * @param detail what an operator needs beside that, such as how somebody signed in. Never a secret,
 *     an e-mail address, a name that its owner chose, or anything else that must go when the
 *     account goes: entries stay
 */
public record AuditEvent(
    Action action, Actor by, @Nullable UUID subject, Outcome outcome, String detail) {

  private static final int LONGEST_DETAIL = 300;

  /** What was done. */
  public enum Action {
    SIGN_UP,
    SIGN_IN,
    SIGN_OUT,
    SESSIONS_ENDED,
    EMAIL_VERIFIED,
    EMAIL_CHANGED,
    PASSWORD_RESET_ASKED,
    PASSWORD_CHANGED,
    SECOND_FACTOR_ADDED,
    SECOND_FACTOR_REMOVED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    LOGIN_LINKED,
    ENDPOINT_ADDED,
    ENDPOINT_REMOVED,
    API_KEY_MADE,
    API_KEY_REVOKED,
    ROLE_CHANGED,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED,
    DATA_EXPORTED,
    ACCOUNT_DELETED,
    /** A switch or a setting of the whole service. */
    SERVICE_CHANGED,
    /** Entries too old to be kept were removed. */
    AUDIT_FORGOTTEN
  }

  /** What became of it. */
  public enum Outcome {
    DONE,
    REFUSED
  }

  /** Cuts a detail that is too long, and takes out what would begin a new line. */
  public AuditEvent {
    String line = detail.replaceAll("\\p{Cntrl}", " ");
    detail = line.length() > LONGEST_DETAIL ? line.substring(0, LONGEST_DETAIL) : line;
  }

  /** It was done. */
  public static AuditEvent done(Action action, Actor by, @Nullable UUID subject, String detail) {
    return new AuditEvent(action, by, subject, Outcome.DONE, detail);
  }

  /** It was tried and refused. */
  public static AuditEvent refused(Action action, Actor by, @Nullable UUID subject, String detail) {
    return new AuditEvent(action, by, subject, Outcome.REFUSED, detail);
  }
}
