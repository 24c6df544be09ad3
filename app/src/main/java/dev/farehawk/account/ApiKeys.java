package dev.farehawk.account;

import static dev.farehawk.platform.Columns.instant;
import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.platform.FieldProblem;
import dev.farehawk.platform.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys by which programs act for an account. Shown once, kept as hashes. */
public final class ApiKeys {

  private static final String PREFIX = "fhk_";
  private static final int LONGEST_NAME = 80;

  private final JdbcClient jdbc;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final AccountConfig limits;

  /** Random numbers must be hard to guess. */
  public ApiKeys(
      JdbcClient jdbc, Ids ids, InstantSource clock, RandomGenerator random, AccountConfig limits) {
    this.jdbc = jdbc;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
    this.limits = limits;
  }

  /** A usable key, without its secret. */
  public record ApiKey(UUID id, String name, Instant createdAt) {}

  /**
   * A key just made.
   *
   * @param secret what a program sends; never shown again
   */
  public record NewApiKey(ApiKey key, String secret) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return "NewApiKey[key=" + key + "]";
    }
  }

  /**
   * Makes a key.
   *
   * @param name for its owner to tell it from others
   * @throws InvalidAccount naming the field {@code name}
   */
  public NewApiKey create(UUID account, String name) {
    String kept = name.strip();
    if (kept.isEmpty()
        || kept.length() > LONGEST_NAME
        || kept.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidAccount(
          FieldProblem.coded(
              "name",
              "key-name",
              "name the key with 1 to " + LONGEST_NAME + " characters",
              "most",
              LONGEST_NAME));
    }
    if (of(account).size() >= limits.apiKeys()) {
      throw new InvalidAccount(
          FieldProblem.coded(
              "name",
              "too-many-keys",
              "you have " + limits.apiKeys() + " keys, which is the most; revoke one first",
              "most",
              limits.apiKeys()));
    }
    Secret secret = Secret.random(PREFIX, random);
    ApiKey key = new ApiKey(ids.next(), kept, clock.instant());
    jdbc.sql(
            """
            INSERT INTO api_key (id, account, name, hash, created_at)
            VALUES (:id, :account, :name, :hash, :now)
            """)
        .param("id", key.id())
        .param("account", account)
        .param("name", key.name())
        .param("hash", secret.hash())
        .param("now", utc(key.createdAt()))
        .update();
    return new NewApiKey(key, secret.text());
  }

  /** The account a program acts for; empty if the key is unknown or revoked. */
  public Optional<Account> authenticate(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            SELECT a.id, a.email, a.language, a.zone, a.role, a.created_at,
                   a.email_verified_at IS NOT NULL AS verified
            FROM api_key k JOIN account a ON a.id = k.account -- api_key_hash_key
            WHERE k.hash = :hash AND k.revoked_at IS NULL AND a.disabled_at IS NULL
            """)
        .param("hash", new Secret(secret).hash())
        .query((row, number) -> Accounts.account(row))
        .optional();
  }

  /** Usable keys of the account, oldest first. */
  public List<ApiKey> of(UUID account) {
    return jdbc.sql(
            """
            SELECT id, name, created_at FROM api_key -- api_key_account
            WHERE account = :account AND revoked_at IS NULL ORDER BY created_at, id
            """)
        .param("account", account)
        .query((row, number) ->
            new ApiKey(
                row.getObject("id", UUID.class), row.getString("name"), instant(row, "created_at")))
        .list();
  }

  /** Ends a key at once; false if the account has none such. */
  public boolean revoke(UUID account, UUID id) {
    return jdbc.sql(
                """
                UPDATE api_key SET revoked_at = :now
                WHERE id = :id AND account = :account AND revoked_at IS NULL
                """)
            .param("now", utc(clock.instant()))
            .param("id", id)
            .param("account", account)
            .update()
        > 0;
  }
}
