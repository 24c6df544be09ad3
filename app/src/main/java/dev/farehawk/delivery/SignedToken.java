package dev.farehawk.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The part of a link that lets somebody act without a login: a few bytes that say on what, and an
 * HMAC-SHA-256 (RFC 2104) over purpose and bytes that says they are ours, in the URL's alphabet of
 * RFC 4648. A token of one purpose is worth nothing for another one.
 */
final class SignedToken {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 32;

  private final byte[] purpose;
  private final SecretKeySpec key;

  /**
   * For one purpose.
   *
   * @param purpose what its links do, with a version, such as "unsubscribe/1"
   * @param key the same on every node and after every restart
   */
  SignedToken(String purpose, byte[] key) {
    this.purpose = purpose.getBytes(StandardCharsets.US_ASCII);
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The token about this subject; safe in a URL. */
  String write(byte[] subject) {
    byte[] whole =
        ByteBuffer.allocate(subject.length + SIGNATURE_BYTES)
            .put(subject)
            .put(sign(subject))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /**
   * What a token is about, to be read from its start.
   *
   * @param length bytes that every subject of this purpose has
   * @return empty when the token is not one of ours, or of another purpose
   */
  Optional<ByteBuffer> read(String token, int length) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    if (whole.length != length + SIGNATURE_BYTES) {
      return Optional.empty();
    }
    byte[] subject = new byte[length];
    byte[] signature = new byte[SIGNATURE_BYTES];
    ByteBuffer.wrap(whole).get(subject).get(signature);
    return MessageDigest.isEqual(signature, sign(subject))
        ? Optional.of(ByteBuffer.wrap(subject))
        : Optional.empty();
  }

  private byte[] sign(byte[] subject) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(purpose);
      return mac.doFinal(subject);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
