package dev.farehawk.account;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what endpoints keep secret (AES-256 in Galois/Counter Mode, NIST SP 800-38D): one format
 * byte, a nonce that is never used again, and the text with its tag.
 */
public final class EndpointSeal {

  private static final byte FORMAT = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final RandomGenerator random;

  /** By this key of 32 bytes. */
  public EndpointSeal(byte[] key, RandomGenerator random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /** Encrypts; twice the same gives two different results. */
  public byte[] seal(byte[] open) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, open, 0);
    return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
        .put(FORMAT)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * Decrypts.
   *
   * @throws IllegalStateException if it was changed, or sealed by another key
   */
  public byte[] open(byte[] sealed) {
    if (sealed.length < 1 + NONCE_BYTES || sealed[0] != FORMAT) {
      throw new IllegalStateException("a sealed secret of an unknown format");
    }
    byte[] nonce = new byte[NONCE_BYTES];
    System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
    return run(Cipher.DECRYPT_MODE, nonce, sealed, 1 + NONCE_BYTES);
  }

  private byte[] run(int mode, byte[] nonce, byte[] input, int from) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input, from, input.length - from);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a secret of an endpoint cannot be read", e);
    }
  }
}
