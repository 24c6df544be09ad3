package dev.farehawk.account;

import static dev.farehawk.platform.Columns.instant;
import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.platform.Columns;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where people can be reached. Every call names the account it acts for and touches no other. */
public final class Endpoints {

  /** Bytes of a webhook's signing key; Standard Webhooks asks for 24 to 64. */
  static final int KEY_BYTES = 32;

  private static final int LONGEST_URL = 2_000;
  private static final int LONGEST_REASON = 200;
  private static final String COLUMNS =
      "id, account, channel, address, state, disabled_reason, preference, created_at";

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final AccountConfig limits;
  private final EmailVerification verification;

  Endpoints(
      JdbcClient jdbc,
      InstantSource clock,
      RandomGenerator random,
      AccountConfig limits,
      EmailVerification verification) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.random = random;
    this.limits = limits;
    this.verification = verification;
  }

  /** Endpoints on one database; mails go out through the given port. */
  public static Endpoints create(
      JdbcClient jdbc,
      InstantSource clock,
      RandomGenerator random,
      AccountConfig limits,
      VerificationMail mail) {
    return new Endpoints(
        jdbc, clock, random, limits, new EmailVerification(jdbc, clock, random, limits, mail));
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
            WHERE account = :account ORDER BY preference, id
            """
                .formatted(COLUMNS))
        .param("account", account)
        .query((row, number) -> endpoint(row))
        .list();
  }

  /** One endpoint of the account. */
  public Optional<Endpoint> find(UUID account, long id) {
    return jdbc.sql(
            "SELECT %s FROM endpoint WHERE id = :id AND account = :account".formatted(COLUMNS))
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
    refuseOneTooMany(account, "email");
    Endpoint added =
        insert(account, Channel.EMAIL, email.text(), Endpoint.State.UNVERIFIED, null, "email");
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
   * Adds a webhook with a signing key of its own.
   *
   * @throws InvalidAccount naming the field {@code url}, also when there are too many endpoints
   */
  public NewWebhook addWebhook(UUID account, String url) {
    String address = checkedUrl(url);
    refuseOneTooMany(account, "url");
    byte[] key = newKey();
    Endpoint added = insert(account, Channel.WEBHOOK, address, Endpoint.State.ACTIVE, key, "url");
    return new NewWebhook(added, "whsec_" + Base64.getEncoder().encodeToString(key));
  }

  /** The key that signs what goes to this webhook. */
  public Optional<byte[]> signingKey(UUID account, long id) {
    return jdbc.sql(
            """
            SELECT secret FROM endpoint
            WHERE id = :id AND account = :account AND secret IS NOT NULL
            """)
        .param("id", id)
        .param("account", account)
        .query((row, number) -> row.getBytes("secret"))
        .optional();
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
   * Switches an endpoint on again; false if the account has none such that is off. An e-mail
   * address must be verified anew.
   */
  public boolean enable(UUID account, long id) {
    return jdbc.sql(
                """
                UPDATE endpoint
                SET state = CASE channel WHEN 'EMAIL' THEN 'UNVERIFIED' ELSE 'ACTIVE' END,
                    disabled_reason = NULL
                WHERE id = :id AND account = :account AND state = 'DISABLED'
                """)
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
            INSERT INTO endpoint (account, channel, address, secret, state, preference, created_at)
            SELECT e.account, e.channel, e.address, decode(e.secret, 'base64'), 'ACTIVE', 0, :now
            FROM unnest(:accounts::uuid[], :channels::text[], :addresses::text[], :secrets::text[])
              AS e(account, channel, address, secret)
            """)
        .param("now", utc(clock.instant()))
        .param("accounts", Columns.texts(endpoints, Verified::account))
        .param("channels", Columns.texts(endpoints, Verified::channel))
        .param("addresses", Columns.texts(endpoints, Verified::address))
        .param(
            "secrets",
            Columns.texts(
                endpoints,
                endpoint ->
                    endpoint.key() == null
                        ? null
                        : Base64.getEncoder().encodeToString(endpoint.key())))
        .update();
  }

  void addInboxes(List<UUID> accounts) {
    addVerified(accounts.stream().map(id -> new Verified(id, Channel.INBOX, "", null)).toList());
  }

  /** Inbox and e-mail address of a new account; the mail is to be sent after the commit. */
  Runnable addFirst(Account account) {
    addInboxes(List.of(account.id()));
    Endpoint email =
        insert(
            account.id(), Channel.EMAIL, account.email(), Endpoint.State.UNVERIFIED, null, "email");
    return verification.request(email, account.language());
  }

  private void refuseOneTooMany(UUID account, String field) {
    if (of(account).size() >= limits.endpoints()) {
      throw new InvalidAccount(
          field,
          "you have " + limits.endpoints() + " endpoints, which is the most; remove one first");
    }
  }

  private Endpoint insert(
      UUID account,
      Channel channel,
      String address,
      Endpoint.State state,
      byte @Nullable [] key,
      String field) {
    Instant now = clock.instant();
    try {
      long id =
          jdbc.sql(
                  """
                  INSERT INTO endpoint (account, channel, address, secret, state, preference, created_at)
                  VALUES (:account, :channel, :address, :secret, :state, 0, :now)
                  RETURNING id
                  """)
              .param("account", account)
              .param("channel", channel.name())
              .param("address", address)
              .param("secret", key, java.sql.Types.BINARY)
              .param("state", state.name())
              .param("now", utc(now))
              .query(Long.class)
              .single();
      return new Endpoint(id, account, channel, address, state, null, 0, now);
    } catch (DuplicateKeyException e) {
      throw new InvalidAccount(field, "you have this one already");
    }
  }

  private byte[] newKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  /** Whether the host may be called at all is decided when it is called. */
  private static String checkedUrl(String entered) {
    String text = entered.strip();
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (text.length() <= LONGEST_URL
          && (scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getFragment() == null) {
        return text;
      }
    } catch (URISyntaxException notAUrl) {
      // Answered like every other address that cannot be called.
    }
    throw new InvalidAccount(
        "url", "enter a web address such as https://example.org/hook, without name or password");
  }

  static Endpoint endpoint(ResultSet row) throws SQLException {
    return new Endpoint(
        row.getLong("id"),
        row.getObject("account", UUID.class),
        Channel.valueOf(row.getString("channel")),
        row.getString("address"),
        Endpoint.State.valueOf(row.getString("state")),
        row.getString("disabled_reason"),
        row.getInt("preference"),
        instant(row, "created_at"));
  }
}
