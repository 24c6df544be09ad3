package dev.farehawk.platform.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256 in Galois/counter mode (NIST SP 800-38D): nobody reads what is sealed, changes it, or
 * moves it to where it does not belong.
 */
final class Seal {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final RandomGenerator random;

  Seal(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Nonce and sealed bytes.
   *
   * @param place what it belongs to; needed again for opening
   */
  byte[] close(SecretKey key, byte[] plain, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(plain);
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES/GCM", e);
    }
  }

  /**
   * What was sealed.
   *
   * @throws GeneralSecurityException if key, place or bytes are not the same as then
   */
  byte[] open(SecretKey key, byte[] sealed, String place) throws GeneralSecurityException {
    if (sealed.length < NONCE_BYTES) {
      throw new GeneralSecurityException("too short to have been sealed");
    }
    ByteBuffer read = ByteBuffer.wrap(sealed);
    byte[] nonce = new byte[NONCE_BYTES];
    read.get(nonce);
    byte[] rest = new byte[read.remaining()];
    read.get(rest);
    return cipher(Cipher.DECRYPT_MODE, key, nonce, place).doFinal(rest);
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
