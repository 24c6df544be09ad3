package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.platform.seal.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Requests that must be done once however often they are sent, by the key that their sender gives
 * each of them (draft-ietf-httpapi-idempotency-key-header-07). Answers are kept for a day and
 * sealed, as they may hold a new API key.
 */
public final class IdempotentRequests {

  /** How long a repeat gets the answer of the first. */
  static final Duration KEPT = Duration.ofDays(1);

  /** One that has no answer after so long died with its node; the next repeat is done. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  /** Most that are kept of one account. */
  static final int MOST = 1_000;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Vault vault;

  /** The vault must be of the same database. */
  public IdempotentRequests(JdbcClient jdbc, InstantSource clock, Vault vault) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.vault = vault;
  }

  /**
   * A request that may come again.
   *
   * @param key by which its sender knows it, made apart for each API key
   * @param content all that it asks; the same key must come with the same
   */
  public record Repeatable(UUID account, String key, String content) {}

  /** The answer of the first, empty texts where it had no such header. */
  public record Answer(int status, String type, String location, String etag, String body) {}

  /** What to do with a request. */
  public sealed interface Found {}

  /** It is the first: do it, then tell what came of it. */
  public record First() implements Found {}

  /** It was done; this is the answer. */
  public record Done(Answer answer) implements Found {}

  /** The first is being done. */
  public record Running() implements Found {}

  /** The key came with another request. */
  public record Other() implements Found {}

  /** The account has used as many keys in a day as are kept. */
  public record TooMany() implements Found {}

  /** Looks whether it came before, and if not remembers that it did now. */
  public Found begin(Repeatable request) {
    Instant now = clock.instant();
    byte[] key = hash(request.key());
    byte[] fingerprint = hash(request.content());
    if (claim(request.account(), key, fingerprint, now)) {
      if (count(request.account()) > MOST) {
        forget(request);
        return new TooMany();
      }
      return new First();
    }
    return find(request.account(), key, fingerprint).orElseGet(Running::new);
  }

  /** The request was done, and its repeats get this answer. */
  public void done(Repeatable request, Answer answer) {
    byte[] key = hash(request.key());
    jdbc.sql(
            """
            UPDATE idempotent_request -- idempotent_request_pkey
            SET status = :status, type = :type, location = :location, etag = :etag, body = :body
            WHERE account = :account AND key_hash = :key
            """)
        .param("status", answer.status())
        .param("type", answer.type())
        .param("location", answer.location())
        .param("etag", answer.etag())
        .param(
            "body",
            vault.close(
                answer.body().getBytes(StandardCharsets.UTF_8), place(request.account(), key)))
        .param("account", request.account())
        .param("key", key)
        .update();
  }

  /** The request changed nothing: a repeat may be done. */
  public void forget(Repeatable request) {
    jdbc.sql("DELETE FROM idempotent_request WHERE account = :account AND key_hash = :key")
        .param("account", request.account())
        .param("key", hash(request.key()))
        .update();
  }

  private boolean claim(UUID account, byte[] key, byte[] fingerprint, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO idempotent_request AS r (account, key_hash, fingerprint, begun_at)
                VALUES (:account, :key, :fingerprint, :now)
                ON CONFLICT (account, key_hash) DO UPDATE
                SET fingerprint = :fingerprint, begun_at = :now, status = NULL, body = NULL
                WHERE r.begun_at <= :expired OR (r.status IS NULL AND r.begun_at <= :died)
                """)
            .param("account", account)
            .param("key", key)
            .param("fingerprint", fingerprint)
            .param("now", utc(now))
            .param("expired", utc(now.minus(KEPT)))
            .param("died", utc(now.minus(LONGEST)))
            .update()
        > 0;
  }

  private int count(UUID account) {
    return jdbc.sql("SELECT count(*) FROM idempotent_request WHERE account = :account")
        .param("account", account) // idempotent_request_pkey
        .query(Integer.class)
        .single();
  }

  private Optional<Found> find(UUID account, byte[] key, byte[] fingerprint) {
    return jdbc.sql(
            """
            SELECT fingerprint, coalesce(status, 0) AS status, type, location, etag, body
            FROM idempotent_request -- idempotent_request_pkey
            WHERE account = :account AND key_hash = :key
            """)
        .param("account", account)
        .param("key", key)
        .query((row, _) -> {
          if (!MessageDigest.isEqual(row.getBytes("fingerprint"), fingerprint)) {
            return (Found) new Other();
          }
          int status = row.getInt("status");
          if (status == 0) {
            return new Running();
          }
          return new Done(
              new Answer(
                  status,
                  row.getString("type"),
                  row.getString("location"),
                  row.getString("etag"),
                  opened(row.getBytes("body"), place(account, key))));
        })
        .optional();
  }

  private String opened(byte @Nullable [] body, String place) {
    return body == null ? "" : new String(vault.open(body, place), StandardCharsets.UTF_8);
  }

  private static String place(UUID account, byte[] key) {
    return "idempotent_request " + account + " " + HexFormat.of().formatHex(key);
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
