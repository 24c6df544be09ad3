package dev.farehawk.web;

import dev.farehawk.account.otp.Totp;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;

/** Somebody's authenticator app, which knows a secret as it was typed in (RFC 4648, base 32). */
final class AuthenticatorApp {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BYTES = 20;

  private AuthenticatorApp() {}

  /** The code it shows at this moment; the secret may be typed in groups. */
  static String code(String secret, Instant now) {
    return Totp.USUAL.code(decoded(secret.replace(" ", "")), Totp.step(now));
  }

  private static byte[] decoded(String text) {
    BigInteger bits = BigInteger.ONE;
    for (int i = 0; i < text.length(); i++) {
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(text.charAt(i))));
    }
    byte[] marked = bits.toByteArray();
    return Arrays.copyOfRange(marked, marked.length - BYTES, marked.length);
  }
}
