package dev.farehawk.delivery.push;

import dev.farehawk.account.PushKeys;
import java.util.Arrays;

/**
 * What a browser gave for messages that only it can read (RFC 8291, 2.1).
 *
 * @param point its public key, 65 bytes
 * @param secret shared with it, 16 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BrowserKeys(byte[] point, byte[] secret) {

  /**
   * As the endpoint keeps them.
   *
   * @throws IllegalArgumentException if they are no such keys
   */
  static BrowserKeys of(byte[] kept) {
    if (kept.length != PushKeys.BYTES) {
      throw new IllegalArgumentException("a browser's keys are " + PushKeys.BYTES + " bytes");
    }
    byte[] point = Arrays.copyOf(kept, P256.POINT_BYTES);
    var _ = P256.publicKey(point);
    return new BrowserKeys(point, Arrays.copyOfRange(kept, P256.POINT_BYTES, kept.length));
  }

  /** Keeps them out of logs. */
  @Override
  public String toString() {
    return "BrowserKeys[…]";
  }
}
