package dev.farehawk.account;

import java.time.Instant;

/** Mails about the account itself. The delivery stage sends them, apart from alerts. */
public interface SecurityMail {

  /** A mail to be sent to one address, in the language of its reader. */
  sealed interface Letter {

    /** Where it goes. */
    String address();

    /** IETF language tag. */
    String language();
  }

  /**
   * Holds the link that sets a new password.
   *
   * @param token goes into the link; {@link PasswordReset#reset} takes it back
   */
  record ResetPassword(String address, String language, String token, Instant expires)
      implements Letter {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
      return "ResetPassword[address=" + address + "]";
    }
  }

  /** Somebody tried to sign up with an address that has an account. */
  record AlreadySignedUp(String address, String language) implements Letter {}

  /**
   * Holds the link that proves a new address.
   *
   * @param token goes into the link; {@link EmailChange#confirm} takes it back
   */
  record ConfirmAddress(String address, String language, String token, Instant expires)
      implements Letter {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
      return "ConfirmAddress[address=" + address + "]";
    }
  }

  /**
   * The account is closed, and will be erased.
   *
   * @param token goes into the link; {@link ClosedAccounts#keep} takes it back
   * @param expires when it will be erased
   */
  record AccountClosed(String address, String language, String token, Instant expires)
      implements Letter {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
      return "AccountClosed[address=" + address + "]";
    }
  }

  /** Nothing is left of the account. */
  record AccountErased(String address, String language) implements Letter {}

  /**
   * Something happened that the owner must hear of, in case it was somebody else.
   *
   * @param detail what the event is about, such as the new address; may be empty
   */
  record Notice(String address, String language, Event event, String detail) implements Letter {

    /** What happened. */
    public enum Event {
      PASSWORD_CHANGED,
      ADDRESS_CHANGE_ASKED,
      ADDRESS_CHANGED,
      /** A remembered browser's token came twice: a copy of it is in other hands. */
      SIGN_IN_STOLEN,
      SECOND_FACTOR_ADDED,
      SECOND_FACTOR_REMOVED,
      RECOVERY_CODE_USED,
      PASSKEY_ADDED,
      LOGIN_LINKED
    }
  }

  /**
   * Takes the mail over; returns at once and never fails because of the mail server. A lost mail is
   * made good by asking for another.
   */
  void send(Letter letter);
}
