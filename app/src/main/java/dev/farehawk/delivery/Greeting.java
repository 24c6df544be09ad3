package dev.farehawk.delivery;

import java.time.Instant;
import java.util.UUID;

/** What an endpoint is sent beside news. */
public sealed interface Greeting {

  /** The same at every try, so that receivers can drop repeats. */
  UUID id();

  /**
   * Asks whoever reads it to show that the endpoint is theirs.
   *
   * @param link page that confirms it
   * @param token what the link ends in; proves by itself that it was read
   * @param code to be typed into the settings where the link cannot be opened
   */
  record Challenge(UUID id, String link, String token, String code, Instant expires)
      implements Greeting {

    /** Keeps token and code out of logs. */
    @Override
    public String toString() {
      return "Challenge[id=" + id + "]";
    }
  }

  /** Shows its owner that the endpoint works. */
  record Trial(UUID id, Instant at) implements Greeting {}
}
