package dev.farehawk.account;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds endpoints and has each confirmed before anything else goes there: by a link or a code that
 * is sent over that very endpoint, or by the other side itself. Every call but those that a link
 * makes names the account it acts for.
 */
public final class ConnectChannels {

  private static final int LONGEST_LABEL = 120;

  private final JdbcClient jdbc;
  private final Endpoints endpoints;
  private final Challenges challenges;
  private final ChallengeSender sender;

  ConnectChannels(
      JdbcClient jdbc, Endpoints endpoints, Challenges challenges, ChallengeSender sender) {
    this.jdbc = jdbc;
    this.endpoints = endpoints;
    this.challenges = challenges;
    this.sender = sender;
  }

  /**
   * An endpoint that was added.
   *
   * @param result what came of its challenge; when it could not be sent, it can be sent again
   */
  public record Connected(Endpoint endpoint, ChallengeSender.Result result) {}

  /**
   * A webhook that was added.
   *
   * @param secret signing key, never shown again
   */
  public record ConnectedWebhook(Connected connected, String secret) {

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
      return "ConnectedWebhook[" + connected.endpoint().id() + "]";
    }
  }

  /**
   * A browser's subscription to Web Push.
   *
   * @param endpoint address at its push service
   * @param point its public key, base64url
   * @param secret shared with it, base64url
   */
  public record PushSubscription(String endpoint, String point, String secret) {

    /** Keeps the keys out of logs. */
    @Override
    public String toString() {
      return "PushSubscription[…]";
    }
  }

  /**
   * Adds a webhook; it is sent a signed challenge.
   *
   * @throws InvalidAccount naming the field {@code url}, also when there are too many endpoints
   */
  public ConnectedWebhook webhook(UUID account, String url) {
    Endpoints.NewWebhook made = endpoints.addWebhook(account, url);
    return new ConnectedWebhook(challenge(made.endpoint()), made.secret());
  }

  /**
   * Adds a browser.
   *
   * @param label how its owner will know it, such as "Firefox on Linux"
   * @throws InvalidAccount naming the field {@code push}, also when there are too many endpoints
   */
  public Connected push(UUID account, PushSubscription subscription, String label) {
    String address =
        WebAddress.of(subscription.endpoint(), "push", "https://push.example.org/abc").text();
    byte[] keys = PushKeys.of(subscription.point(), subscription.secret());
    return added(account, new Endpoints.New(Channel.PUSH, address, shortened(label), keys, "push"));
  }

  /**
   * Adds a place at a chat service; a link and a code are sent there.
   *
   * @param channel which service
   * @param url as the service gave it
   * @throws InvalidAccount naming the field {@code address}, also when there are too many endpoints
   */
  public Connected chat(UUID account, Channel channel, String url) {
    ChatAddress address = ChatAddress.of(channel, url);
    return added(
        account,
        new Endpoints.New(
            channel,
            address.uri().toString(),
            shortened(address.label()),
            null,
            ChatAddress.FIELD));
  }

  /**
   * Sends another challenge; empty if the account has no such endpoint that waits for one, or it is
   * an e-mail address, which is mailed a link instead.
   *
   * @throws InvalidAccount naming the field {@code endpoint} if that was done too often today
   */
  public Optional<Connected> again(UUID account, long id) {
    return endpoints
        .find(account, id)
        .filter(endpoint -> endpoint.state() == Endpoint.State.UNVERIFIED)
        .filter(endpoint -> endpoint.channel() != Channel.EMAIL)
        .map(this::challenge);
  }

  /** A link was opened, or came back from the other side: its endpoint may be used. */
  public Optional<Endpoint> confirm(String token) {
    return challenges.openLink(token).flatMap(this::activate);
  }

  /** A code was typed; false if it is wrong, old, or was tried too often. */
  public boolean confirm(UUID account, long id, String code) {
    return challenges.typeCode(account, id, code) && activate(id).isPresent();
  }

  private Connected added(UUID account, Endpoints.New made) {
    return challenge(endpoints.add(account, made));
  }

  private Connected challenge(Endpoint endpoint) {
    Challenges.Made made = challenges.make(endpoint.account(), endpoint.id());
    byte @Nullable [] key = endpoints.signingKey(endpoint.account(), endpoint.id()).orElse(null);
    ChallengeSender.Result result =
        sender.send(
            new ChallengeSender.Request(endpoint, key, made.token(), made.code(), made.expires()));
    if (result instanceof ChallengeSender.Result.Confirmed) {
      return new Connected(confirm(made.token()).orElse(endpoint), result);
    }
    return new Connected(endpoint, result);
  }

  private Optional<Endpoint> activate(long id) {
    return jdbc.sql(
            """
            UPDATE endpoint SET state = 'ACTIVE', disabled_reason = NULL
            WHERE id = :id AND state = 'UNVERIFIED' AND gone_at IS NULL
            RETURNING account
            """)
        .param("id", id)
        .query(UUID.class)
        .optional()
        .flatMap(account -> endpoints.find(account, id));
  }

  private static String shortened(String label) {
    String line = label.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST_LABEL ? line : line.substring(0, LONGEST_LABEL);
  }
}
