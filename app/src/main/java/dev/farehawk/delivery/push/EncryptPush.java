package dev.farehawk.delivery.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a push message so that only the browser can read it: RFC 8291 on top of the content
 * coding {@code aes128gcm} (RFC 8188), in one record. Pure.
 */
final class EncryptPush {

  static final int SALT_BYTES = 16;

  /** Bytes of text that fit into one message; push services must take 4096 in all. */
  static final int LONGEST_TEXT = 3_993;

  private static final int RECORD_SIZE = 4_096;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int INPUT_BYTES = 32;
  private static final byte LAST_RECORD = 2;

  private EncryptPush() {}

  /**
   * Encrypts.
   *
   * @param ours a key pair made for this message alone
   * @param salt 16 random bytes, made for this message alone
   */
  static byte[] encrypt(byte[] text, BrowserKeys browser, KeyPair ours, byte[] salt) {
    if (text.length > LONGEST_TEXT) {
      throw new IllegalArgumentException("a push message holds " + LONGEST_TEXT + " bytes");
    }
    byte[] ourPoint = P256.point((ECPublicKey) ours.getPublic());
    try {
      byte[] input = input(browser, ours, ourPoint);
      byte[] key = derived(salt, input, "Content-Encoding: aes128gcm", KEY_BYTES);
      byte[] nonce = derived(salt, input, "Content-Encoding: nonce", NONCE_BYTES);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      byte[] sealed =
          cipher.doFinal(ByteBuffer.allocate(text.length + 1).put(text).put(LAST_RECORD).array());
      return ByteBuffer.allocate(SALT_BYTES + Integer.BYTES + 1 + ourPoint.length + sealed.length)
          .put(salt)
          .putInt(RECORD_SIZE)
          .put((byte) ourPoint.length)
          .put(ourPoint)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has what Web Push needs", e);
    }
  }

  /** What both sides know and nobody else (RFC 8291, 3.4). */
  private static byte[] input(BrowserKeys browser, KeyPair ours, byte[] ourPoint)
      throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(ours.getPrivate());
    var _ = agreement.doPhase(P256.publicKey(browser.point()), true);
    byte[] label = "WebPush: info\0".getBytes(StandardCharsets.US_ASCII);
    byte[] info =
        ByteBuffer.allocate(label.length + 2 * P256.POINT_BYTES)
            .put(label)
            .put(browser.point())
            .put(ourPoint)
            .array();
    return hkdf(browser.secret(), agreement.generateSecret(), info, INPUT_BYTES);
  }

  private static byte[] derived(byte[] salt, byte[] input, String label, int length)
      throws GeneralSecurityException {
    return hkdf(salt, input, (label + "\0").getBytes(StandardCharsets.US_ASCII), length);
  }

  private static byte[] hkdf(byte[] salt, byte[] input, byte[] info, int length)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(input).thenExpand(info, length));
  }
}
