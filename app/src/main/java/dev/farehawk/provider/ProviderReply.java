package dev.farehawk.provider;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** What came back over the wire, whole: a body that was cut short or too long never gets here. */
public final class ProviderReply {

  private final String id;
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Instant receivedAt;

  /**
   * A complete reply.
   *
   * @param id our own number of this reply, unique over restarts
   * @param headers names in lower case
   * @param receivedAt when the last byte had come
   */
  public ProviderReply(
      String id, int status, Map<String, String> headers, byte[] body, Instant receivedAt) {
    this.id = id;
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
    this.receivedAt = receivedAt;
  }

  /** The same reply with another body; itself when that is the body it has. */
  ProviderReply withBody(byte[] other) {
    return Arrays.equals(other, body)
        ? this
        : new ProviderReply(id, status, headers, other, receivedAt);
  }

  /** Our own number of this reply, for providers that give none. */
  public String id() {
    return id;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The headers, names in lower case. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body; a copy. */
  public byte[] body() {
    return body.clone();
  }

  /** When the last byte had come. */
  public Instant receivedAt() {
    return receivedAt;
  }
}
