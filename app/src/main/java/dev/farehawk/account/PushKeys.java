package dev.farehawk.account;

import dev.farehawk.platform.FieldProblem;
import java.nio.ByteBuffer;
import java.util.Base64;

/** The keys that a browser subscribes with: its public key and a shared secret (RFC 8291, 2.1). */
public final class PushKeys {

  /** Bytes as they are kept: an uncompressed point of P-256, then the secret. */
  public static final int BYTES = 81;

  private static final int POINT_BYTES = 65;
  private static final int SECRET_BYTES = 16;
  private static final byte UNCOMPRESSED = 4;

  private PushKeys() {}

  /**
   * Reads both as browsers write them, in base64url.
   *
   * @throws InvalidAccount naming the field {@code push} if they are no such keys
   */
  static byte[] of(String point, String secret) {
    byte[] first = decoded(point);
    byte[] second = decoded(secret);
    if (first.length != POINT_BYTES || first[0] != UNCOMPRESSED || second.length != SECRET_BYTES) {
      throw refusal();
    }
    return ByteBuffer.allocate(BYTES).put(first).put(second).array();
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text.replaceAll("=+$", ""));
    } catch (IllegalArgumentException e) {
      throw refusal();
    }
  }

  private static InvalidAccount refusal() {
    return new InvalidAccount(
        FieldProblem.coded(
            "push",
            "push-keys",
            "the browser gave no usable keys; switch notifications off and on again"));
  }
}
