package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.platform.FieldProblem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is sent to an endpoint so that somebody shows it to us again: a token in a link, and a code
 * of eight digits to be typed. Each works once; a code is void after five wrong ones.
 */
final class Challenges {

  private static final int MOST_WRONG_CODES = 5;
  private static final int MOST_PER_DAY = 30;
  private static final int CODES = 100_000_000;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final AccountConfig limits;

  Challenges(JdbcClient jdbc, InstantSource clock, RandomGenerator random, AccountConfig limits) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.random = random;
    this.limits = limits;
  }

  /** A challenge just made; only hashes of it are kept. */
  record Made(String token, String code, Instant expires) {

    @Override
    public String toString() {
      return "Made[expires=" + expires + "]";
    }
  }

  /**
   * Makes one.
   *
   * @throws InvalidAccount naming the field {@code endpoint} if that was done too often today
   */
  Made make(UUID account, long endpoint) {
    Instant now = clock.instant();
    refuseOneTooMany(account, now);
    Secret token = Secret.random("", random);
    String code = "%08d".formatted(random.nextInt(CODES));
    Instant expires = now.plus(limits.verificationLife());
    jdbc.sql(
            """
            INSERT INTO endpoint_challenge (hash, account, endpoint, code_hash, created_at, expires_at)
            VALUES (:hash, :account, :endpoint, :code, :now, :expires)
            """)
        .param("hash", token.hash())
        .param("account", account)
        .param("endpoint", endpoint)
        .param("code", codeHash(endpoint, code))
        .param("now", utc(now))
        .param("expires", utc(expires))
        .update();
    return new Made(token.text(), code, expires);
  }

  /** The endpoint whose link this is; the link works no more. */
  Optional<Long> openLink(String token) {
    return jdbc.sql(
            """
            UPDATE endpoint_challenge SET used_at = :now -- endpoint_challenge_pkey
            WHERE hash = :hash AND used_at IS NULL AND expires_at > :now
            RETURNING endpoint
            """)
        .param("now", utc(clock.instant()))
        .param("hash", new Secret(token).hash())
        .query(Long.class)
        .optional();
  }

  /** Whether this is the code of the newest challenge of that endpoint; then it works no more. */
  boolean typeCode(UUID account, long endpoint, String typed) {
    byte[] hash = codeHash(endpoint, typed.replaceAll("[\\s-]", ""));
    return jdbc.sql(
            """
            WITH newest AS (
              SELECT hash FROM endpoint_challenge -- endpoint_challenge_endpoint
              WHERE endpoint = :endpoint AND account = :account
              ORDER BY created_at DESC
              LIMIT 1)
            UPDATE endpoint_challenge c
            SET tries = CASE WHEN c.code_hash = :code THEN c.tries ELSE c.tries + 1 END,
                used_at = CASE WHEN c.code_hash = :code THEN CAST(:now AS timestamptz) END
            FROM newest
            WHERE c.hash = newest.hash AND c.used_at IS NULL AND c.expires_at > :now
              AND c.tries < :most
            RETURNING c.used_at IS NOT NULL
            """)
        .param("endpoint", endpoint)
        .param("account", account)
        .param("code", hash)
        .param("now", utc(clock.instant()))
        .param("most", MOST_WRONG_CODES)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private void refuseOneTooMany(UUID account, Instant now) {
    long today =
        jdbc.sql(
                """
                SELECT count(*) FROM endpoint_challenge -- endpoint_challenge_account
                WHERE account = :account AND created_at > :since
                """)
            .param("account", account)
            .param("since", utc(now.minus(Duration.ofDays(1))))
            .query(Long.class)
            .single();
    if (today >= MOST_PER_DAY) {
      throw new InvalidAccount(
          FieldProblem.coded(
              "endpoint",
              "too-many-mails",
              "we have sent " + MOST_PER_DAY + " confirmations since yesterday; try again tomorrow",
              "count",
              MOST_PER_DAY));
    }
  }

  private static byte[] codeHash(long endpoint, String code) {
    byte[] digits = code.getBytes(StandardCharsets.UTF_8);
    byte[] whole =
        ByteBuffer.allocate(Long.BYTES + digits.length).putLong(endpoint).put(digits).array();
    return Secret.sha256(whole);
  }
}
