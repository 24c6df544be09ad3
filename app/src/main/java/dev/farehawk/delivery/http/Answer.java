package dev.farehawk.delivery.http;

import dev.farehawk.delivery.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one call. */
public sealed interface Answer {

  /**
   * The server answered.
   *
   * @param code status of HTTP
   * @param retryAfter how long it wants to be left alone; null when it does not say
   * @param body the beginning of its reply, at most 64 KiB, as UTF-8
   */
  record Replied(int code, @Nullable Duration retryAfter, String body) implements Answer {

    /** Whether it took what it was given. */
    public boolean taken() {
      return code >= 200 && code < 300;
    }

    /** In words that fit behind a name. */
    public String said() {
      return "its server answered " + code;
    }

    /** What is done about most statuses: taken, or tried again when the server may be. */
    public Outcome usual() {
      if (taken()) {
        return new Outcome.Accepted();
      }
      return switch (code) {
        case 301, 302, 303, 307, 308 ->
            new Outcome.Retry(null, said() + ", a redirect, which is not followed");
        case 502, 503, 504 ->
            retryAfter == null
                ? new Outcome.Unreachable(said())
                : new Outcome.Retry(retryAfter, said());
        default -> new Outcome.Retry(retryAfter, said());
      };
    }
  }

  /** There was no answer; what that means for a delivery. */
  record Unanswered(Outcome outcome) implements Answer {}
}
