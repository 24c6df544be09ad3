package dev.farehawk.account;

import static dev.farehawk.platform.Columns.instant;
import static dev.farehawk.platform.Columns.instantOrNull;
import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.platform.FieldProblem;
import dev.farehawk.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys by which programs act for an account. Shown once, kept as hashes. */
public final class ApiKeys {

  private static final String PREFIX = "fhk_";
  private static final int LONGEST_NAME = 80;
  private static final Duration LONGEST_LIFE = Duration.ofDays(3_660);

  /** Use is noted no more often than this, so that a busy program does not write all the time. */
  private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(5);

  private static final String USABLE =
      "k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > :now)";

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

  /**
   * A usable key, without its secret.
   *
   * @param expiresAt null when it never does
   * @param lastUsedAt to five minutes; null when nobody has used it yet
   */
  public record ApiKey(
      UUID id,
      String name,
      Set<Scope> scopes,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt) {

    /** Keeps its own copy, in the order of the enum. */
    public ApiKey {
      scopes =
          Collections.unmodifiableSet(
              scopes.isEmpty() ? EnumSet.noneOf(Scope.class) : EnumSet.copyOf(scopes));
    }
  }

  /**
   * A key to be made.
   *
   * @param name for its owner to tell it from others
   * @param life how long it works; null for ever
   */
  public record Wish(String name, Set<Scope> scopes, @Nullable Duration life) {

    /** A key that may do all a traveller may, for ever. */
    public static Wish ofTraveller(String name) {
      return new Wish(name, Scope.ofTravellers(), null);
    }
  }

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

  /** A key that was shown, and whom it acts for. */
  public record Holder(Account account, ApiKey key) {}

  /** Makes a key that may do all a traveller may, for ever. */
  public NewApiKey create(UUID account, String name) {
    return create(account, Wish.ofTraveller(name));
  }

  /**
   * Makes a key. Inside a transaction, keys of one account are made one after the other.
   *
   * @throws InvalidAccount naming the fields {@code name}, {@code scopes} or {@code expires}
   */
  public NewApiKey create(UUID account, Wish wish) {
    String name = checkedName(wish);
    jdbc.sql("SELECT id FROM account WHERE id = :account FOR NO KEY UPDATE")
        .param("account", account)
        .query(row -> {});
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
    Instant now = clock.instant();
    Duration life = wish.life();
    ApiKey key =
        new ApiKey(
            ids.next(), name, wish.scopes(), now, life == null ? null : now.plus(life), null);
    jdbc.sql(
            """
            INSERT INTO api_key (id, account, name, hash, scopes, created_at, expires_at)
            VALUES (:id, :account, :name, :hash, :scopes, :now, :expires)
            """)
        .param("id", key.id())
        .param("account", account)
        .param("name", key.name())
        .param("hash", secret.hash())
        .param("scopes", key.scopes().stream().map(Scope::text).toArray(String[]::new))
        .param("now", utc(now))
        .param(
            "expires",
            key.expiresAt() == null ? null : utc(key.expiresAt()),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
    return new NewApiKey(key, secret.text());
  }

  /** The account a program acts for; empty if the key is unknown, expired or revoked. */
  public Optional<Account> authenticate(String secret) {
    return holder(secret).map(Holder::account);
  }

  /** The key and whom it acts for; empty if it is unknown, expired or revoked. Notes the use. */
  public Optional<Holder> holder(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<Holder> found =
        jdbc.sql(
                """
                SELECT a.id, a.email, a.language, a.zone, a.role, a.created_at,
                       a.email_verified_at IS NOT NULL AS verified,
                       k.id AS key, k.name, k.scopes, k.created_at AS made_at, k.expires_at,
                       k.last_used_at
                FROM api_key k JOIN account a ON a.id = k.account -- api_key_hash_key
                WHERE k.hash = :hash AND %s AND a.disabled_at IS NULL
                """
                    .formatted(USABLE))
            .param("hash", new Secret(secret).hash())
            .param("now", utc(now))
            .query((row, _) -> new Holder(Accounts.account(row), key(row, "key", "made_at")))
            .optional();
    found.map(Holder::key).ifPresent(key -> noteUse(key, now));
    return found;
  }

  /** Usable keys of the account, oldest first. */
  public List<ApiKey> of(UUID account) {
    return jdbc.sql(
            """
            SELECT k.id, k.name, k.scopes, k.created_at, k.expires_at, k.last_used_at
            FROM api_key k -- api_key_account
            WHERE k.account = :account AND %s ORDER BY k.created_at, k.id
            """
                .formatted(USABLE))
        .param("account", account)
        .param("now", utc(clock.instant()))
        .query((row, _) -> key(row, "id", "created_at"))
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

  private static String checkedName(Wish wish) {
    String name = wish.name().strip();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidAccount(
          FieldProblem.coded(
              "name",
              "key-name",
              "name the key with 1 to " + LONGEST_NAME + " characters",
              "most",
              LONGEST_NAME));
    }
    if (wish.scopes().isEmpty()) {
      throw new InvalidAccount("scopes", "choose at least one thing that the key may do");
    }
    Duration life = wish.life();
    if (life != null && (!life.isPositive() || life.compareTo(LONGEST_LIFE) > 0)) {
      throw new InvalidAccount(
          "expires", "choose a time from now on, at most " + LONGEST_LIFE.toDays() + " days ahead");
    }
    return name;
  }

  private void noteUse(ApiKey key, Instant now) {
    Instant noted = key.lastUsedAt();
    if (noted == null || noted.isBefore(now.minus(USE_NOTED_EVERY))) {
      jdbc.sql("UPDATE api_key SET last_used_at = :now WHERE id = :id") // api_key_pkey
          .param("now", utc(now))
          .param("id", key.id())
          .update();
    }
  }

  private static ApiKey key(ResultSet row, String id, String made) throws SQLException {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream((String[]) row.getArray("scopes").getArray())
        .flatMap(text -> Scope.of(text).stream())
        .forEach(scopes::add);
    return new ApiKey(
        row.getObject(id, UUID.class),
        row.getString("name"),
        scopes,
        instant(row, made),
        instantOrNull(row, "expires_at"),
        instantOrNull(row, "last_used_at"));
  }
}
