package dev.farehawk.account;

import dev.farehawk.platform.FieldProblem;
import java.nio.charset.StandardCharsets;
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
  private static final int LONGEST_TOKEN = 200;

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
   * Adds a topic of an ntfy server.
   *
   * @param token access token of that server; blank where it asks for none
   * @throws InvalidAccount naming the field {@code ntfy}, also when there are too many endpoints
   */
  public Connected ntfy(UUID account, String url, String token) {
    WebAddress topic = WebAddress.of(url, "ntfy", "https://ntfy.sh/my-topic");
    String path = String.valueOf(topic.uri().getPath());
    if (!path.matches("(/[^/]+)*/[A-Za-z0-9_-]{1,64}") || topic.uri().getQuery() != null) {
      throw new InvalidAccount(
          FieldProblem.coded(
              "ntfy",
              "ntfy-topic",
              "the address ends in the topic: 1 to 64 letters, digits, dashes and underscores"));
    }
    String key = token.strip();
    if (!key.matches("[\\x21-\\x7e]{0," + LONGEST_TOKEN + "}")) {
      throw new InvalidAccount(
          FieldProblem.coded(
              "ntfy", "ntfy-token", "the access token holds characters that no token has"));
    }
    return added(
        account,
        new Endpoints.New(
            Channel.NTFY, topic.text(), null, key.isEmpty() ? null : bytes(key), "ntfy"));
  }

  /**
   * Adds an incoming webhook of Slack or Discord. Whoever knows its address can write there, so it
   * is kept sealed, and shown without its last part.
   *
   * @throws InvalidAccount naming the field {@code slack} or {@code discord}, also when there are
   *     too many endpoints
   */
  public Connected chat(UUID account, Channel chat, String url) {
    WebAddress address =
        switch (chat) {
          case SLACK ->
              WebAddress.of(url, "slack", "https://hooks.slack.com/services/T000/B000/XXXX");
          case DISCORD ->
              WebAddress.of(url, "discord", "https://discord.com/api/webhooks/1234/XXXX");
          case INBOX, EMAIL, WEBHOOK, PUSH, NTFY, TELEGRAM ->
              throw new IllegalArgumentException(chat + " is no chat with a webhook");
        };
    String field = chat == Channel.SLACK ? "slack" : "discord";
    return added(
        account, new Endpoints.New(chat, address.masked(), null, bytes(address.text()), field));
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

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
