package dev.farehawk.provider;

import java.time.Instant;

/** Whether a call may go out now. */
public sealed interface Admission {

  /** It may: everything it costs is spent already. */
  record Granted(CallTicket ticket) implements Admission {}

  /**
   * Not yet.
   *
   * @param until when to ask again
   * @param why in words for a page
   */
  record Wait(Instant until, String why) implements Admission {}
}
