package dev.farehawk.delivery.push;

import dev.farehawk.account.Channel;
import dev.farehawk.delivery.DeliveryConfig;
import dev.farehawk.delivery.Greeting;
import dev.farehawk.delivery.Outcome;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.delivery.ShortMessage;
import dev.farehawk.delivery.ShortWords;
import dev.farehawk.delivery.http.Answer;
import dev.farehawk.delivery.http.GuardedHttp;
import dev.farehawk.delivery.http.HttpChannel;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Alerts to browsers, through the push services that they named. */
public final class PushChannel extends HttpChannel {

  /** A message that is late already is still worth this long. */
  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

  private static final Duration GREETING_LIFE = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final SecureRandom random;
  private final Vapid vapid;
  private final ShortWords words;
  private final JsonMapper json = JsonMapper.builder().build();

  /** With the machine's own name resolution. */
  public PushChannel(
      DeliveryConfig config,
      InstantSource clock,
      ShortWords words,
      SecureRandom random,
      Vapid vapid) {
    super(Channel.PUSH, config, clock);
    this.clock = clock;
    this.random = random;
    this.vapid = vapid;
    this.words = words;
  }

  @Override
  public Outcome deliver(Parcel parcel) {
    Duration left = Duration.between(clock.instant(), parcel.mustArriveBy());
    Duration life = left.compareTo(SHORTEST_LIFE) > 0 ? left : SHORTEST_LIFE;
    return send(parcel.to(), words.of(parcel), null, life);
  }

  /** A challenge confirms itself: the browser that could read it sends its token back. */
  @Override
  public Outcome greet(Parcel.Recipient to, Greeting greeting) {
    String token = greeting instanceof Greeting.Challenge challenge ? challenge.token() : null;
    return send(to, words.of(to, greeting), token, GREETING_LIFE);
  }

  private Outcome send(
      Parcel.Recipient to, ShortMessage message, @Nullable String token, Duration life) {
    URI service = http.callable(to.address());
    byte[] kept = to.key();
    if (service == null) {
      return GuardedHttp.notCallable();
    }
    BrowserKeys browser;
    try {
      browser = BrowserKeys.of(kept == null ? new byte[0] : kept);
    } catch (IllegalArgumentException e) {
      return new Outcome.Permanent("its keys cannot be read", true);
    }
    byte[] salt = new byte[EncryptPush.SALT_BYTES];
    random.nextBytes(salt);
    byte[] body = EncryptPush.encrypt(text(message, token), browser, P256.generate(random), salt);
    Instant now = clock.instant();
    HttpPost post = new HttpPost(service);
    post.setHeader("Authorization", vapid.authorization(service, now));
    post.setHeader("TTL", Long.toString(life.toSeconds()));
    post.setHeader("Urgency", message.urgent() ? "high" : "normal");
    post.setHeader("Topic", topic(message.thread()));
    post.setHeader("Content-Encoding", "aes128gcm");
    post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_OCTET_STREAM));
    return outcome(http.call(post));
  }

  /** What our service worker shows. */
  private byte[] text(ShortMessage message, @Nullable String token) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("title", message.title());
    fields.put("body", message.body());
    fields.put("link", message.link());
    fields.put("thread", message.thread().toString());
    fields.put("urgent", message.urgent());
    if (token != null) {
      fields.put("confirm", token);
    }
    return json.writeValueAsBytes(fields);
  }

  /**
   * 22 of the 32 characters that a topic may have (RFC 8030, 5.4): while the browser is away, the
   * push service keeps only the newest message of each, so that a repeat is dropped and an older
   * alert never comes after a newer one.
   */
  private static String topic(UUID thread) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(thread.getMostSignificantBits())
                .putLong(thread.getLeastSignificantBits())
                .array());
  }

  private static Outcome outcome(Answer answer) {
    return switch (answer) {
      case Answer.Unanswered(Outcome outcome) -> outcome;
      case Answer.Replied replied ->
          switch (replied.code()) {
            case 404, 410 -> new Outcome.Permanent("the browser has ended its subscription", true);
            case 400, 401, 403, 413 -> new Outcome.Permanent(replied.said(), false);
            default -> replied.usual();
          };
    };
  }
}
