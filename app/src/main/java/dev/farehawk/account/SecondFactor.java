package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.account.SecurityMail.Notice.Event;
import dev.farehawk.account.otp.Base32;
import dev.farehawk.account.otp.Totp;
import dev.farehawk.platform.seal.Vault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Codes of an authenticator app beside the password (RFC 6238), and recovery codes for the day the
 * phone is lost. The app's secret is sealed; a code works once. Callers ask {@link SignInThrottle}
 * first.
 */
public final class SecondFactor {

  private static final int SECRET_BYTES = 20;
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_CODE_BYTES = 10;
  private static final int RECOVERY_CODE_LENGTH = 16;
  private static final int GROUP = 4;
  private static final String ISSUER = "Farehawk";
  private static final String BLANKS = "[\\s-]+";

  private final JdbcClient jdbc;
  private final SignInShell shell;
  private final RandomGenerator random;
  private final Vault vault;
  private final Letters letters;

  SecondFactor(
      JdbcClient jdbc, SignInShell shell, RandomGenerator random, Vault vault, Letters letters) {
    this.jdbc = jdbc;
    this.shell = shell;
    this.random = random;
    this.vault = vault;
    this.letters = letters;
  }

  /**
   * What an authenticator app needs.
   *
   * @param text the secret, to be typed in
   * @param address the same as {@code otpauth:} URI, to be scanned
   */
  public record Setup(String text, String address) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return "Setup[…]";
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // used at once, never compared
  private record Kept(byte[] secret, long lastStep, boolean confirmed) {}

  /** Whether signing in to the account takes a code. */
  public boolean on(UUID account) {
    return jdbc.sql(
                """
                SELECT count(*) FROM second_factor -- second_factor_pkey
                WHERE account = :account AND confirmed_at IS NOT NULL
                """)
            .param("account", account)
            .query(Long.class)
            .single()
        > 0;
  }

  /**
   * Makes a secret, which counts once a code has been shown; empty if one counts already. A secret
   * that was made before and never counted is replaced.
   */
  public Optional<Setup> begin(Account account) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    int made =
        jdbc.sql(
                """
                INSERT INTO second_factor (account, secret, created_at)
                VALUES (:account, :secret, :now)
                ON CONFLICT (account) DO UPDATE
                SET secret = excluded.secret, created_at = excluded.created_at, last_step = 0
                WHERE second_factor.confirmed_at IS NULL
                """)
            .param("account", account.id())
            .param("secret", vault.close(secret, place(account.id())))
            .param("now", utc(shell.clock().instant()))
            .update();
    return made == 0 ? Optional.empty() : Optional.of(setup(account, secret));
  }

  /** The secret that waits for its first code; empty if none does. */
  public Optional<Setup> waiting(Account account) {
    return find(account.id())
        .filter(kept -> !kept.confirmed())
        .map(kept -> setup(account, kept.secret()));
  }

  /**
   * From now on signing in takes a code, if this is one of the secret that waits.
   *
   * @return the recovery codes, never shown again; empty if the code is wrong
   */
  public Optional<List<String>> confirm(Account account, String code) {
    Optional<List<String>> codes =
        Optional.ofNullable(
            shell
                .transaction()
                .execute(status -> {
                  boolean right =
                      find(account.id()).filter(kept -> !kept.confirmed()).isPresent()
                          && takes(account.id(), code);
                  if (!right) {
                    return null;
                  }
                  jdbc.sql("UPDATE second_factor SET confirmed_at = :now WHERE account = :account")
                      .param("now", utc(shell.clock().instant()))
                      .param("account", account.id())
                      .update();
                  return newRecoveryCodes(account.id());
                }));
    codes.ifPresent(made -> letters.notice(account, Event.SECOND_FACTOR_ADDED));
    return codes;
  }

  /** Whether this is a code of the app or a recovery code, and was not used before. */
  public boolean check(Account account, String code) {
    if (!on(account.id())) {
      return false;
    }
    // Recovery codes need no sealed secret: they work also when the key that seals is lost.
    if (plain(code).length() != RECOVERY_CODE_LENGTH) {
      Boolean taken = shell.transaction().execute(status -> takes(account.id(), code));
      return taken != null && taken;
    }
    boolean recovered = useRecoveryCode(account.id(), code);
    if (recovered) {
      letters.notice(
          account, Event.RECOVERY_CODE_USED, Integer.toString(recoveryCodesLeft(account.id())));
    }
    return recovered;
  }

  /** How many recovery codes were not used yet. */
  public int recoveryCodesLeft(UUID account) {
    return jdbc.sql(
            """
            SELECT count(*)::int FROM recovery_code -- recovery_code_pkey
            WHERE account = :account AND used_at IS NULL
            """)
        .param("account", account)
        .query(Integer.class)
        .single();
  }

  /** Other recovery codes in place of the present ones; none if codes are not on. */
  public List<String> renewRecoveryCodes(UUID account) {
    List<String> codes =
        shell.transaction().execute(status -> on(account) ? newRecoveryCodes(account) : null);
    return codes == null ? List.of() : codes;
  }

  /** From now on signing in takes the password alone. */
  public void remove(Account account) {
    boolean was = on(account.id());
    shell
        .transaction()
        .executeWithoutResult(status -> {
          jdbc.sql("DELETE FROM second_factor WHERE account = :account")
              .param("account", account.id())
              .update();
          jdbc.sql("DELETE FROM recovery_code WHERE account = :account")
              .param("account", account.id())
              .update();
        });
    if (was) {
      letters.notice(account, Event.SECOND_FACTOR_REMOVED);
    }
  }

  /** The row is locked until the transaction ends, so that of two who show a code one gets in. */
  private boolean takes(UUID account, String code) {
    String digits = code.replaceAll(BLANKS, "");
    Optional<Kept> kept = find(account);
    OptionalLong step =
        kept.isEmpty()
            ? OptionalLong.empty()
            : Totp.USUAL.accept(
                kept.get().secret(), digits, shell.clock().instant(), kept.get().lastStep());
    if (step.isEmpty()) {
      return false;
    }
    jdbc.sql("UPDATE second_factor SET last_step = :step WHERE account = :account")
        .param("step", step.getAsLong())
        .param("account", account)
        .update();
    return true;
  }

  private boolean useRecoveryCode(UUID account, String code) {
    return jdbc.sql(
                """
                UPDATE recovery_code SET used_at = :now -- recovery_code_pkey
                WHERE account = :account AND hash = :hash AND used_at IS NULL
                """)
            .param("now", utc(shell.clock().instant()))
            .param("account", account)
            .param("hash", new Secret(plain(code)).hash())
            .update()
        > 0;
  }

  private List<String> newRecoveryCodes(UUID account) {
    jdbc.sql("DELETE FROM recovery_code WHERE account = :account")
        .param("account", account)
        .update();
    List<String> codes = Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
    codes.forEach(code ->
        jdbc.sql("INSERT INTO recovery_code (account, hash) VALUES (:account, :hash)")
            .param("account", account)
            .param("hash", new Secret(plain(code)).hash())
            .update());
    return codes;
  }

  /** 80 random bits, in groups for the eye. */
  private String recoveryCode() {
    byte[] bytes = new byte[RECOVERY_CODE_BYTES];
    random.nextBytes(bytes);
    return grouped(Base32.encode(bytes).toLowerCase(Locale.ROOT), "-");
  }

  private static String plain(String code) {
    return code.replaceAll(BLANKS, "").toLowerCase(Locale.ROOT);
  }

  private Optional<Kept> find(UUID account) {
    return jdbc.sql(
            """
            SELECT secret, last_step, confirmed_at IS NOT NULL AS confirmed
            FROM second_factor WHERE account = :account FOR UPDATE -- second_factor_pkey
            """)
        .param("account", account)
        .query((row, _) ->
            new Kept(
                vault.open(row.getBytes("secret"), place(account)),
                row.getLong("last_step"),
                row.getBoolean("confirmed")))
        .optional();
  }

  private static Setup setup(Account account, byte[] secret) {
    String text = Base32.encode(secret);
    return new Setup(
        grouped(text, " "),
        "otpauth://totp/"
            + encoded(ISSUER + ":" + account.email())
            + "?secret="
            + text
            + "&issuer="
            + ISSUER);
  }

  private static String grouped(String text, String separator) {
    return text.replaceAll("(.{" + GROUP + "})(?=.)", "$1" + separator);
  }

  /** As an URI wants it: a blank is %20, not a plus sign. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String place(UUID account) {
    return "second_factor " + account;
  }
}
