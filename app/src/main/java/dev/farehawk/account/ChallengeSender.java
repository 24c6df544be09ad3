package dev.farehawk.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends a challenge over the very endpoint that is to be confirmed. The delivery stage does it. */
public interface ChallengeSender {

  /**
   * A challenge.
   *
   * @param key the endpoint's secret, opened; null where it has none
   * @param token goes into the link; {@link ConnectChannels#confirm(String)} takes it back
   * @param code to be typed where the link cannot be opened
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Request(
      Endpoint endpoint, byte @Nullable [] key, String token, String code, Instant expires) {

    /** Keeps secrets out of logs. */
    @Override
    public String toString() {
      return "Request[endpoint=" + endpoint.id() + "]";
    }
  }

  /** What came of it. */
  sealed interface Result {

    /** The channel took it; somebody has to open the link or type the code. */
    record Sent() implements Result {}

    /** The other side has confirmed itself at once. */
    record Confirmed() implements Result {}

    /** It could not be sent; why, in words that fit behind a name. */
    record Failed(String why) implements Result {}
  }

  /** Sends it; blocks for seconds at most. */
  Result send(Request request);
}
