package dev.farehawk.account.otp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) over HOTP (RFC 4226).
 *
 * @param digits of a code, 6 to 8
 * @param algorithm name of the JDK's message authentication code, such as {@code HmacSHA1}
 */
public record Totp(int digits, String algorithm) {

  private static final int[] POWERS = {1_000_000, 10_000_000, 100_000_000};
  private static final int SHORTEST = 6;

  /** What every authenticator app takes: six digits, every 30 s, SHA-1. */
  public static final Totp USUAL = new Totp(6, "HmacSHA1");

  /** How long one code is shown. */
  public static final Duration STEP = Duration.ofSeconds(30);

  /** Steps to either side in which a code is still taken: clocks differ, and people type slowly. */
  private static final int TOLERANCE = 1;

  /** Refuses other lengths. */
  public Totp {
    if (digits < SHORTEST || digits >= SHORTEST + POWERS.length) {
      throw new IllegalArgumentException("a code has 6 to 8 digits");
    }
  }

  /** Number of the step that this moment lies in, counted from 1970. */
  public static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
  }

  /** The code of a step. */
  public String code(byte[] secret, long step) {
    byte[] hash = hash(secret, step);
    int offset = hash[hash.length - 1] & 0x0F;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFF;
    return String.format(Locale.ROOT, "%0" + digits + "d", number % POWERS[digits - SHORTEST]);
  }

  /**
   * The step whose code this is, near this moment.
   *
   * @param after only later steps count: a code that was taken before is not taken again
   */
  public OptionalLong accept(byte[] secret, String code, Instant at, long after) {
    OptionalLong found = OptionalLong.empty();
    long now = step(at);
    for (long step = now - TOLERANCE; step <= now + TOLERANCE; step++) {
      boolean same =
          MessageDigest.isEqual(
              code(secret, step).getBytes(StandardCharsets.US_ASCII),
              code.getBytes(StandardCharsets.UTF_8));
      if (same && step > after && found.isEmpty()) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private byte[] hash(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
