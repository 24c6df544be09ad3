package dev.farehawk.account;

import dev.farehawk.platform.FieldProblem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Rules and hashes of passwords. Argon2id, at a cost that the operator may raise; the hash names
 * its algorithm and cost, so that a better one can follow.
 */
final class Passwords {

  static final int SHORTEST = 8;
  static final int LONGEST = 128;

  /** Hashing is made to be slow and to need memory: a crowd must not take all of both. */
  private static final int AT_ONCE = 4;

  private static final int FEWEST_DIFFERENT = 4;

  /** Kept of an account that has no password; nothing matches it. */
  static final String NONE = "{none}";

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;

  private final PasswordEncoder encoder;
  private final Semaphore permits = new Semaphore(AT_ONCE);
  private final String hashOfNobody;

  Passwords(SignInConfig.HashCost cost) {
    var argon2 =
        new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, cost.memoryKib(), cost.passes());
    this.encoder = new DelegatingPasswordEncoder("argon2id", Map.of("argon2id", argon2));
    this.hashOfNobody = encoder.encode("a password that nobody has");
  }

  /** What is wrong with a new password; empty if it will do. */
  static Optional<FieldProblem> objection(String password, String email) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of(
          FieldProblem.coded(
              "password",
              "password-short",
              "use at least " + SHORTEST + " characters; a short sentence is good",
              "least",
              SHORTEST));
    }
    if (length > LONGEST) {
      return Optional.of(
          FieldProblem.coded(
              "password",
              "password-long",
              "use at most " + LONGEST + " characters",
              "most",
              LONGEST));
    }
    if (password.codePoints().distinct().count() < FEWEST_DIFFERENT) {
      return Optional.of(
          FieldProblem.coded("password", "password-plain", "use more different characters"));
    }
    String address = email.strip().toLowerCase(Locale.ROOT);
    if (password.strip().toLowerCase(Locale.ROOT).equals(address)) {
      return Optional.of(
          FieldProblem.coded(
              "password", "password-email", "use something else than the e-mail address"));
    }
    if (CommonPasswords.contains(
        password, address.substring(0, Math.max(0, address.indexOf('@'))))) {
      return Optional.of(
          FieldProblem.coded(
              "password",
              "password-common",
              "this one is among the first that a guesser tries; a short sentence is better"));
    }
    return Optional.empty();
  }

  String hash(String password) {
    return limited(() -> encoder.encode(password));
  }

  boolean matches(String password, String hash) {
    return password.length() <= 4 * LONGEST
        && !hash.equals(NONE)
        && limited(() -> encoder.matches(password, hash));
  }

  /** Whether the hash was made at another cost than new ones are. */
  boolean outdated(String hash) {
    return !hash.equals(NONE) && encoder.upgradeEncoding(hash);
  }

  /** Takes as long as {@link #matches} and says no: nobody learns by the clock who is known. */
  boolean matchesNobody(String password) {
    boolean _ = matches(password, hashOfNobody);
    return false;
  }

  private <T> T limited(Supplier<T> work) {
    permits.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }
}
