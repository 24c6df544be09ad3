package dev.farehawk.account;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Rules and hashes of passwords: Argon2id with 19 MiB and 2 passes, as OWASP's password storage
 * sheet asks for at least. The hash names its algorithm, so that a better one can follow.
 */
final class Passwords {

  static final int SHORTEST = 10;
  static final int LONGEST = 128;

  /** Hashing is made to be slow and to need memory: a crowd must not take all of both. */
  private static final int AT_ONCE = 4;

  private static final int FEWEST_DIFFERENT = 4;

  private final PasswordEncoder encoder;
  private final Semaphore permits = new Semaphore(AT_ONCE);
  private final String hashOfNobody;

  Passwords() {
    this(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2));
  }

  private Passwords(Argon2PasswordEncoder argon2) {
    this.encoder = new DelegatingPasswordEncoder("argon2id", Map.of("argon2id", argon2));
    this.hashOfNobody = encoder.encode("a password that nobody has");
  }

  /** What is wrong with a new password; empty if it will do. */
  static Optional<String> objection(String password, String email) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of("use at least " + SHORTEST + " characters; a short sentence is good");
    }
    if (length > LONGEST) {
      return Optional.of("use at most " + LONGEST + " characters");
    }
    if (password.codePoints().distinct().count() < FEWEST_DIFFERENT) {
      return Optional.of("use more different characters");
    }
    if (password.strip().toLowerCase(Locale.ROOT).equals(email.strip().toLowerCase(Locale.ROOT))) {
      return Optional.of("use something else than the e-mail address");
    }
    return Optional.empty();
  }

  String hash(String password) {
    return limited(() -> encoder.encode(password));
  }

  boolean matches(String password, String hash) {
    return password.length() <= 4 * LONGEST && limited(() -> encoder.matches(password, hash));
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
