package dev.farehawk.account;

import static dev.farehawk.platform.Columns.instant;
import static dev.farehawk.platform.Columns.utc;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Browsers that stay signed in. Each has a series, which names it, and a token, which is replaced
 * at every use: a token that comes again was copied, and then nobody stays signed in (after Barry
 * Jaspan's "Improved persistent login cookie best practice"). Only hashes of both are kept.
 */
public final class RememberedSignIns {

  /** Browsers ask for several things at once; the token before the newest works so long. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final int LONGEST_DEVICE = 300;
  private static final String SEPARATOR = ".";

  private final JdbcClient jdbc;
  private final SignInShell shell;
  private final RandomGenerator random;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Letters letters;

  RememberedSignIns(
      JdbcClient jdbc,
      SignInShell shell,
      RandomGenerator random,
      Accounts accounts,
      Sessions sessions,
      Letters letters) {
    this.jdbc = jdbc;
    this.shell = shell;
    this.random = random;
    this.accounts = accounts;
    this.sessions = sessions;
    this.letters = letters;
  }

  /**
   * What a browser shows to be let in.
   *
   * @param text for its cookie
   * @param series by which its owner can end it; no secret
   */
  public record Ticket(String text, String series) {

    /** Keeps the ticket out of logs. */
    @Override
    public String toString() {
      return "Ticket[series=" + series + "]";
    }
  }

  /** What came of showing a ticket. */
  public sealed interface Shown {}

  /**
   * It is good.
   *
   * @param next replaces it; null when another request of the same moment got the new one
   */
  public record Good(Account account, String series, @Nullable Ticket next) implements Shown {}

  /** It is unknown, ended or too old. */
  public record Unknown() implements Shown {}

  /** It was used before: all sign-ins of its account have been ended and the owner was told. */
  public record Stolen(UUID account) implements Shown {}

  /** A browser that stays signed in. */
  public record Browser(String series, String device, Instant lastUsed) {}

  @SuppressWarnings("ArrayRecordComponent") // compared by what compares secrets
  private record Kept(
      UUID account,
      byte[] token,
      byte @Nullable [] previous,
      Instant rotatedAt,
      Instant expiresAt) {}

  /** How long a browser may rest. */
  public Duration life() {
    return shell.limits().rememberFor();
  }

  /** Lets a browser stay signed in; where there are too many, the one used longest ago goes. */
  public Ticket start(UUID account, String device) {
    Instant now = shell.clock().instant();
    Secret series = Secret.random("", random);
    Secret token = Secret.random("", random);
    jdbc.sql(
            """
            DELETE FROM remembered_sign_in WHERE series IN (
              SELECT series FROM remembered_sign_in -- remembered_sign_in_account
              WHERE account = :account ORDER BY rotated_at DESC, series OFFSET :kept)
            """)
        .param("account", account)
        .param("kept", shell.limits().sessions() - 1)
        .update();
    jdbc.sql(
            """
            INSERT INTO remembered_sign_in
              (series, account, token, rotated_at, created_at, expires_at, device)
            VALUES (:series, :account, :token, :now, :now, :expires, :device)
            """)
        .param("series", series.hash())
        .param("account", account)
        .param("token", token.hash())
        .param("now", utc(now))
        .param("expires", utc(now.plus(life())))
        .param("device", device.substring(0, Math.min(device.length(), LONGEST_DEVICE)))
        .update();
    return ticket(series, token);
  }

  /** Shows what a browser's cookie holds. */
  public Shown show(String text) {
    int at = text.indexOf(SEPARATOR);
    if (at < 0) {
      return new Unknown();
    }
    Secret series = new Secret(text.substring(0, at));
    Secret token = new Secret(text.substring(at + 1));
    Shown shown = shell.transaction().execute(status -> show(series, token));
    if (shown instanceof Stolen stolen) {
      accounts
          .find(stolen.account())
          .ifPresent(owner -> letters.notice(owner, SecurityMail.Notice.Event.SIGN_IN_STOLEN));
    }
    return shown == null ? new Unknown() : shown;
  }

  /** Forgets the browser that holds this ticket. */
  public void end(String text) {
    int at = text.indexOf(SEPARATOR);
    if (at > 0) {
      delete(new Secret(text.substring(0, at)).hash());
    }
  }

  /** Forgets a browser of the account; false if it has none such. */
  public boolean end(UUID account, String series) {
    return jdbc.sql(
                """
                DELETE FROM remembered_sign_in -- remembered_sign_in_pkey
                WHERE series = decode(:series, 'hex') AND account = :account
                """)
            .param("series", series.matches("[0-9a-f]{64}") ? series : "")
            .param("account", account)
            .update()
        > 0;
  }

  /** The account's browsers, the one used last first. */
  public List<Browser> of(UUID account) {
    return jdbc.sql(
            """
            SELECT encode(series, 'hex') AS series, device, rotated_at
            FROM remembered_sign_in -- remembered_sign_in_account
            WHERE account = :account AND expires_at > :now ORDER BY rotated_at DESC, series
            """)
        .param("account", account)
        .param("now", utc(shell.clock().instant()))
        .query((row, _) ->
            new Browser(
                row.getString("series"), row.getString("device"), instant(row, "rotated_at")))
        .list();
  }

  private Shown show(Secret series, Secret token) {
    Optional<Kept> kept = find(series);
    Optional<Account> owner = kept.flatMap(one -> accounts.find(one.account()));
    if (kept.isEmpty() || owner.isEmpty()) {
      return new Unknown();
    }
    Instant now = shell.clock().instant();
    Kept one = kept.get();
    if (!one.expiresAt().isAfter(now)) {
      delete(series.hash());
      return new Unknown();
    }
    String name = HexFormat.of().formatHex(series.hash());
    if (MessageDigest.isEqual(token.hash(), one.token())) {
      return new Good(owner.get(), name, rotate(series, now));
    }
    if (one.previous() != null
        && MessageDigest.isEqual(token.hash(), one.previous())
        && now.isBefore(one.rotatedAt().plus(GRACE))) {
      return new Good(owner.get(), name, null);
    }
    sessions.endAll(one.account());
    return new Stolen(one.account());
  }

  private Optional<Kept> find(Secret series) {
    return jdbc.sql(
            """
            SELECT account, token, previous_token, rotated_at, expires_at
            FROM remembered_sign_in WHERE series = :series FOR UPDATE -- remembered_sign_in_pkey
            """)
        .param("series", series.hash())
        .query((row, _) ->
            new Kept(
                row.getObject("account", UUID.class),
                row.getBytes("token"),
                row.getBytes("previous_token"),
                instant(row, "rotated_at"),
                instant(row, "expires_at")))
        .optional();
  }

  private Ticket rotate(Secret series, Instant now) {
    Secret token = Secret.random("", random);
    jdbc.sql(
            """
            UPDATE remembered_sign_in -- remembered_sign_in_pkey
            SET previous_token = token, token = :token, rotated_at = :now, expires_at = :expires
            WHERE series = :series
            """)
        .param("token", token.hash())
        .param("now", utc(now))
        .param("expires", utc(now.plus(life())))
        .param("series", series.hash())
        .update();
    return ticket(series, token);
  }

  private void delete(byte[] series) {
    jdbc.sql("DELETE FROM remembered_sign_in WHERE series = :series")
        .param("series", series)
        .update();
  }

  private static Ticket ticket(Secret series, Secret token) {
    return new Ticket(
        series.text() + SEPARATOR + token.text(), HexFormat.of().formatHex(series.hash()));
  }
}
