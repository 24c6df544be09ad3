package dev.farehawk.account;

import java.time.Instant;

/**
 * Sends the link by which people show that an e-mail address is theirs. The delivery stage does it.
 */
public interface VerificationMail {

  /**
   * A mail to be sent.
   *
   * @param language IETF language tag of its reader
   * @param token goes into the link; {@link Endpoints#verify} takes it back
   */
  record Request(String address, String language, String token, Instant expires) {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
      return "Request[address=" + address + "]";
    }
  }

  /**
   * Takes the mail over; returns at once and never fails because of the mail server. A lost mail is
   * made good by asking for another.
   */
  void send(Request request);
}
