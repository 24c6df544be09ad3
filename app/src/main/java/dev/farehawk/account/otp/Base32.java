package dev.farehawk.account.otp;

/** Base32 (RFC 4648, section 6) without padding, as authenticator apps take secrets. */
public final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;
  private static final int MASK = (1 << BITS) - 1;

  private Base32() {}

  /** Bytes as letters and digits. */
  public static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder((bytes.length * Byte.SIZE + BITS - 1) / BITS);
    long buffer = 0;
    int held = 0;
    for (byte next : bytes) {
      buffer = (buffer << Byte.SIZE) | (next & 0xFF);
      held += Byte.SIZE;
      while (held >= BITS) {
        held -= BITS;
        text.append(ALPHABET.charAt((int) (buffer >> held) & MASK));
      }
    }
    if (held > 0) {
      text.append(ALPHABET.charAt((int) (buffer << (BITS - held)) & MASK));
    }
    return text.toString();
  }
}
