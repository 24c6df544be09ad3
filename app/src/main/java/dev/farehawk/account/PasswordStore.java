package dev.farehawk.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares and replaces the passwords of known accounts. */
final class PasswordStore {

  private final JdbcClient jdbc;
  private final Passwords passwords;

  PasswordStore(JdbcClient jdbc, Passwords passwords) {
    this.jdbc = jdbc;
    this.passwords = passwords;
  }

  /** Whether this is the account's password; no when it has none. */
  boolean matches(UUID account, String password) {
    Optional<String> hash =
        jdbc.sql("SELECT password_hash FROM account WHERE id = :id AND disabled_at IS NULL")
            .param("id", account)
            .query(String.class)
            .optional();
    return hash.isPresent() && passwords.matches(password, hash.get());
  }

  /** Hashing takes its time: not to be done within a transaction. */
  String hash(String password) {
    return passwords.hash(password);
  }

  void replace(UUID account, String hash) {
    jdbc.sql("UPDATE account SET password_hash = :hash WHERE id = :id")
        .param("hash", hash)
        .param("id", account)
        .update();
  }

  /**
   * Refuses a password that a guesser would find.
   *
   * @throws InvalidAccount naming the field {@code password}
   */
  static void check(String password, String email) {
    Passwords.objection(password, email)
        .ifPresent(objection -> {
          throw new InvalidAccount(objection);
        });
  }
}
