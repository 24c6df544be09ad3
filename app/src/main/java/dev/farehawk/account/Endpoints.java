package dev.farehawk.account;

import static dev.farehawk.platform.Columns.instant;
import static dev.farehawk.platform.Columns.instantOrNull;
import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.platform.Columns;
import dev.farehawk.platform.seal.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where people can be reached. Every call names the account it acts for and touches no other. */
public final class Endpoints {

  /** Bytes of a webhook's signing key; Standard Webhooks asks for 24 to 64. */
  static final int KEY_BYTES = 32;

  private static final int LONGEST_REASON = 200;
  private static final String COLUMNS =
      "id, account, channel, address, label, state, disabled_reason, preference, created_at,"
          + " tested_at, test_problem";

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final AccountConfig limits;
  private final EmailVerification verification;
  private final EndpointSecrets secrets;

  Endpoints(
      JdbcClient jdbc,
      InstantSource clock,
      RandomGenerator random,
      AccountConfig limits,
      EmailVerification verification,
      EndpointSecrets secrets) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.random = random;
    this.limits = limits;
    this.verification = verification;
    this.secrets = secrets;
  }

  /** Endpoints on one database, as the vault is; mails go out through the given port. */
  public static Endpoints create(
      JdbcClient jdbc,
      InstantSource clock,
      RandomGenerator random,
      AccountConfig limits,
      VerificationMail mail,
      Vault vault) {
    return new Endpoints(
        jdbc,
        clock,
        random,
        limits,
        new EmailVerification(jdbc, clock, random, limits, mail),
        new EndpointSecrets(vault));
  }

  /**
   * A webhook just made.
   *
   * @param secret signing key as Standard Webhooks writes it, {@code whsec_} and base64; never
   *     shown again
   */
  public record NewWebhook(Endpoint endpoint, String secret) {

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
      return "NewWebhook[endpoint=" + endpoint + "]";
    }
  }

  /**
   * An endpoint to be made in bulk, known to be its account's.
   *
   * @param key signing key of a webhook; null for other channels
   */
  @SuppressWarnings("ArrayRecordComponent") // written to the database as it is, never compared
  public record Verified(UUID account, Channel channel, String address, byte @Nullable [] key) {}

  /** All endpoints of the account, the first to be tried first. */
  public List<Endpoint> of(UUID account) {
    return jdbc.sql(
            """
            SELECT %s FROM endpoint -- endpoint_account_channel_address_key
            WHERE account = :account AND gone_at IS NULL ORDER BY preference, id
            """
                .formatted(COLUMNS))
        .param("account", account)
        .query((row, number) -> endpoint(row))
        .list();
  }

  /** One endpoint of the account. */
  public Optional<Endpoint> find(UUID account, long id) {
    return jdbc.sql(
            """
            SELECT %s FROM endpoint
            WHERE id = :id AND account = :account AND gone_at IS NULL
            """
                .formatted(COLUMNS))
        .param("id", id)
        .param("account", account)
        .query((row, number) -> endpoint(row))
        .optional();
  }

  /**
   * Adds an e-mail address and mails the link that verifies it.
   *
   * @throws InvalidAccount naming the field {@code email}, also when there are too many endpoints
   */
  public Endpoint addEmail(UUID account, String address, String language) {
    EmailAddress email = EmailAddress.of(address);
    Endpoint added = add(account, new New(Channel.EMAIL, email.text(), null, null, "email"));
    verification.request(added, language).run();
    return added;
  }

  /**
   * Mails the link again.
   *
   * @return false if the account has no such address waiting for it
   * @throws InvalidAccount if that was done too often today
   */
  public boolean verifyAgain(UUID account, long id, String language) {
    Optional<Endpoint> waiting =
        find(account, id)
            .filter(endpoint -> endpoint.channel() == Channel.EMAIL)
            .filter(endpoint -> endpoint.state() == Endpoint.State.UNVERIFIED);
    waiting.ifPresent(endpoint -> verification.request(endpoint, language).run());
    return waiting.isPresent();
  }

  /**
   * Opens a mailed link: the endpoint becomes active. Empty if the link is unknown, used or old.
   */
  public Optional<Endpoint> verify(String token) {
    return verification.open(token).flatMap(opened -> find(opened.account(), opened.endpoint()));
  }

  /**
   * Adds a webhook with a signing key of its own; it is not used before it is confirmed.
   *
   * @throws InvalidAccount naming the field {@code url}, also when there are too many endpoints
   */
  public NewWebhook addWebhook(UUID account, String url) {
    String address = WebAddress.of(url, "url", "https://example.org/hook").text();
    byte[] key = newKey();
    Endpoint added = add(account, new New(Channel.WEBHOOK, address, null, key, "url"));
    return new NewWebhook(added, "whsec_" + Base64.getEncoder().encodeToString(key));
  }

  /** What is kept secret of an endpoint, opened: the key that signs what goes to a webhook. */
  public Optional<byte[]> signingKey(UUID account, long id) {
    return jdbc.sql(
            """
            SELECT account, channel, address, secret, sealed FROM endpoint
            WHERE id = :id AND account = :account AND (secret IS NOT NULL OR sealed IS NOT NULL)
            """)
        .param("id", id)
        .param("account", account)
        .query((row, number) -> Optional.ofNullable(opened(row)))
        .optional()
        .flatMap(key -> key);
  }

  /**
   * The secret in a row with the columns {@code account}, {@code channel}, {@code address}, {@code
   * secret} and {@code sealed}; null without any, and where it cannot be opened.
   */
  public byte @Nullable [] opened(ResultSet row) throws SQLException {
    return secrets.open(row);
  }

  /** Removes an endpoint; false if the account has none such. The inbox stays. */
  public boolean remove(UUID account, long id) {
    return jdbc.sql(
                "DELETE FROM endpoint WHERE id = :id AND account = :account AND channel <> 'INBOX'")
            .param("id", id)
            .param("account", account)
            .update()
        > 0;
  }

  /**
   * Switches an endpoint off; false if the account has none such. The inbox stays on.
   *
   * @param reason a sentence for its owner, such as "the server answered 410 Gone"
   */
  public boolean disable(UUID account, long id, String reason) {
    String kept = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    return jdbc.sql(
                """
                UPDATE endpoint SET state = 'DISABLED', disabled_reason = :reason
                WHERE id = :id AND account = :account AND channel <> 'INBOX'
                """)
            .param("reason", kept)
            .param("id", id)
            .param("account", account)
            .update()
        > 0;
  }

  /**
   * Forgets an endpoint that its other side has ended, and what was secret of it; false if the
   * account has none such. Deliveries go on naming it.
   */
  public boolean forget(UUID account, long id, String reason) {
    return disable(account, id, reason)
        && jdbc.sql(
                    """
                    UPDATE endpoint SET gone_at = :now, secret = NULL, sealed = NULL
                    WHERE id = :id AND account = :account AND channel <> 'INBOX'
                    """)
                .param("now", utc(clock.instant()))
                .param("id", id)
                .param("account", account)
                .update()
            > 0;
  }

  /**
   * Switches an endpoint on again; false if the account has none such that is off. It must be
   * confirmed anew.
   */
  public boolean enable(UUID account, long id) {
    return jdbc.sql(
                """
                UPDATE endpoint
                SET state = 'UNVERIFIED', disabled_reason = NULL
                WHERE id = :id AND account = :account AND state = 'DISABLED'
                """)
            .param("id", id)
            .param("account", account)
            .update()
        > 0;
  }

  /**
   * Notes that an endpoint is being tested; false if the account has none such, or its last test is
   * not older than this.
   */
  public boolean beginTest(UUID account, long id, Instant lastBefore) {
    return jdbc.sql(
                """
                UPDATE endpoint SET tested_at = :now, test_problem = 'no answer yet'
                WHERE id = :id AND account = :account
                  AND (tested_at IS NULL OR tested_at < :before)
                """)
            .param("now", utc(clock.instant()))
            .param("before", utc(lastBefore))
            .param("id", id)
            .param("account", account)
            .update()
        > 0;
  }

  /**
   * Notes what came of it: why it was not taken, or null when it was; false if it is not theirs.
   */
  public boolean endTest(UUID account, long id, @Nullable String problem) {
    return jdbc.sql(
                """
                UPDATE endpoint SET test_problem = left(:problem, 500)
                WHERE id = :id AND account = :account
                """)
            .param("problem", problem)
            .param("id", id)
            .param("account", account)
            .update()
        > 0;
  }

  /** Makes many endpoints at once that need no verification; for demos and imports. */
  public void addVerified(List<Verified> endpoints) {
    if (endpoints.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO endpoint (account, channel, address, sealed, state, preference, created_at)
            SELECT e.account, e.channel, e.address, decode(e.sealed, 'base64'), 'ACTIVE', 0, :now
            FROM unnest(:accounts::uuid[], :channels::text[], :addresses::text[], :sealed::text[])
              AS e(account, channel, address, sealed)
            """)
        .param("now", utc(clock.instant()))
        .param("accounts", Columns.texts(endpoints, Verified::account))
        .param("channels", Columns.texts(endpoints, Verified::channel))
        .param("addresses", Columns.texts(endpoints, Verified::address))
        .param("sealed", secrets.closed(endpoints))
        .update();
  }

  void addInboxes(List<UUID> accounts) {
    addVerified(accounts.stream().map(id -> new Verified(id, Channel.INBOX, "", null)).toList());
  }

  /** Inbox and e-mail address of a new account; the mail is to be sent after the commit. */
  Runnable addFirst(Account account) {
    addInboxes(List.of(account.id()));
    New address = new New(Channel.EMAIL, account.email(), null, null, "email");
    Endpoint email = insert(account.id(), address, Endpoint.State.UNVERIFIED);
    return verification.request(email, account.language());
  }

  private void refuseOneTooMany(UUID account, String field) {
    if (of(account).size() >= limits.endpoints()) {
      throw new InvalidAccount(EndpointProblems.tooMany(field, limits.endpoints()));
    }
  }

  /**
   * An endpoint to be made.
   *
   * @param key kept sealed; null where there is nothing secret
   * @param field named where it is refused
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record New(
      Channel channel,
      String address,
      @Nullable String label,
      byte @Nullable [] key,
      String field) {}

  /** Makes an endpoint that is to be confirmed. One that was forgotten comes back. */
  Endpoint add(UUID account, New made) {
    refuseOneTooMany(account, made.field());
    return insert(account, made, Endpoint.State.UNVERIFIED);
  }

  private Endpoint insert(UUID account, New made, Endpoint.State state) {
    byte[] key = made.key();
    return jdbc.sql(
            """
            INSERT INTO endpoint AS e (account, channel, address, label, sealed, state, preference,
                                       created_at)
            VALUES (:account, :channel, :address, :label, :sealed, :state,
                    coalesce((SELECT position FROM channel_preference
                              WHERE account = :account AND channel = :channel), 0), :now)
            ON CONFLICT (account, channel, address) DO UPDATE
              SET label = excluded.label, sealed = excluded.sealed, state = excluded.state,
                  disabled_reason = NULL, gone_at = NULL
              WHERE e.gone_at IS NOT NULL
            RETURNING %s
            """
                .formatted(COLUMNS))
        .param("account", account)
        .param("channel", made.channel().name())
        .param("address", made.address())
        .param("label", made.label())
        .param(
            "sealed",
            key == null ? null : secrets.close(account, made.channel(), made.address(), key),
            java.sql.Types.BINARY)
        .param("state", state.name())
        .param("now", utc(clock.instant()))
        .query((row, number) -> endpoint(row))
        .optional()
        .orElseThrow(() -> new InvalidAccount(EndpointProblems.repeated(made.field())));
  }

  private byte[] newKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  static Endpoint endpoint(ResultSet row) throws SQLException {
    Instant tested = instantOrNull(row, "tested_at");
    return new Endpoint(
        row.getLong("id"),
        row.getObject("account", UUID.class),
        Channel.valueOf(row.getString("channel")),
        row.getString("address"),
        row.getString("label"),
        Endpoint.State.valueOf(row.getString("state")),
        row.getString("disabled_reason"),
        row.getInt("preference"),
        instant(row, "created_at"),
        tested == null ? null : new Endpoint.Test(tested, row.getString("test_problem")));
  }
}
