package dev.farehawk.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Mints identifiers that others may see. */
public interface Ids {

  /** A new id; later ones sort after earlier ones of the same source. */
  UUID next();

  /**
   * Ids by time and chance, UUID version 7 of RFC 9562: milliseconds, a counter inside the
   * millisecond, then random bits.
   *
   * @param random must be hard to guess where an id alone opens something
   */
  static Ids timeOrdered(InstantSource clock, RandomGenerator random) {
    return new TimeOrderedIds(clock, random);
  }

  /**
   * The same id for the same parts, always: UUID version 8 of RFC 9562 over their SHA-256. A retry
   * after a crash thus names the same alert or message again.
   *
   * @param kind what is named, such as {@code alert}; keeps equal parts of different kinds apart
   */
  static UUID derived(String kind, Object... parts) {
    MessageDigest digest = sha256();
    add(digest, kind);
    for (Object part : parts) {
      add(digest, part.toString());
    }
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new UUID(
        (hash.getLong() & ~0xF000L) | 0x8000L,
        (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }

  /** With its length in front, so that ("ab", "c") and ("a", "bc") differ. */
  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
