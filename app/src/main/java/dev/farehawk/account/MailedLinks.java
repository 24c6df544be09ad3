package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One-time secrets that are mailed to people: 256 random bits of which only the hash is kept. Each
 * works once, until it expires or its purpose has been served.
 */
final class MailedLinks {

  private static final Duration DAY = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final RandomGenerator random;

  MailedLinks(JdbcClient jdbc, InstantSource clock, RandomGenerator random) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.random = random;
  }

  /** What a link is good for. */
  enum Purpose {
    VERIFY_EMAIL,
    RESET_PASSWORD,
    CHANGE_EMAIL,
    /** Keeps an account that was to be deleted. */
    KEEP_ACCOUNT,
    /** No link at all: counts the mails that say "you have an account already". */
    SIGN_UP_NOTICE
  }

  /**
   * What the link is about.
   *
   * @param endpoint that is to be verified; null for other purposes
   * @param address that is to become the account's; null for other purposes
   */
  record Subject(UUID account, Purpose purpose, @Nullable Long endpoint, @Nullable String address) {

    Subject(UUID account, Purpose purpose) {
      this(account, purpose, null, null);
    }
  }

  /** A link just made; its token is mailed and never read again. */
  record Fresh(String token, Instant expires) {

    @Override
    public String toString() {
      return "Fresh[expires=" + expires + "]";
    }
  }

  /** Whose link was opened, and the address it was about. */
  record Opened(UUID account, @Nullable String address) {}

  /** Mails of this kind to the account since a day ago. */
  long today(UUID account, Purpose purpose) {
    return jdbc.sql(
            """
            SELECT count(*) FROM account_token -- account_token_account
            WHERE account = :account AND purpose = :purpose AND created_at > :since
            """)
        .param("account", account)
        .param("purpose", purpose.name())
        .param("since", utc(clock.instant().minus(DAY)))
        .query(Long.class)
        .single();
  }

  Fresh make(Subject subject, Duration life) {
    Instant now = clock.instant();
    Secret token = Secret.random("", random);
    Instant expires = now.plus(life);
    jdbc.sql(
            """
            INSERT INTO account_token (hash, account, purpose, endpoint, address, created_at, expires_at)
            VALUES (:hash, :account, :purpose, :endpoint, :address, :now, :expires)
            """)
        .param("hash", token.hash())
        .param("account", subject.account())
        .param("purpose", subject.purpose().name())
        .param("endpoint", subject.endpoint(), java.sql.Types.BIGINT)
        .param("address", subject.address(), java.sql.Types.VARCHAR)
        .param("now", utc(now))
        .param("expires", utc(expires))
        .update();
    return new Fresh(token.text(), expires);
  }

  /** Whether the link would open; changes nothing. */
  boolean opens(String token, Purpose purpose) {
    return jdbc.sql(
                """
                SELECT count(*) FROM account_token -- account_token_pkey
                WHERE hash = :hash AND purpose = :purpose AND used_at IS NULL AND expires_at > :now
                """)
            .param("hash", new Secret(token).hash())
            .param("purpose", purpose.name())
            .param("now", utc(clock.instant()))
            .query(Long.class)
            .single()
        > 0;
  }

  /** Uses the link up: of two who open it at once, one gets it. */
  Optional<Opened> open(String token, Purpose purpose) {
    return jdbc.sql(
            """
            UPDATE account_token SET used_at = :now -- account_token_pkey
            WHERE hash = :hash AND purpose = :purpose AND used_at IS NULL AND expires_at > :now
            RETURNING account, address
            """)
        .param("hash", new Secret(token).hash())
        .param("purpose", purpose.name())
        .param("now", utc(clock.instant()))
        .query((row, number) ->
            new Opened(row.getObject("account", UUID.class), row.getString("address")))
        .optional();
  }

  /** No link of the account works any more. */
  void endAll(UUID account) {
    jdbc.sql(
            """
            UPDATE account_token SET used_at = :now -- account_token_account
            WHERE account = :account AND used_at IS NULL
            """)
        .param("now", utc(clock.instant()))
        .param("account", account)
        .update();
  }

  /** Links of the account that set a password or an address work no more. */
  void end(UUID account) {
    jdbc.sql(
            """
            UPDATE account_token SET used_at = :now -- account_token_account
            WHERE account = :account AND used_at IS NULL
              AND purpose IN ('RESET_PASSWORD', 'CHANGE_EMAIL')
            """)
        .param("now", utc(clock.instant()))
        .param("account", account)
        .update();
  }
}
