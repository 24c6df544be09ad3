package dev.farehawk.delivery.webhook;

import dev.farehawk.account.Channel;
import dev.farehawk.delivery.DeliveryConfig;
import dev.farehawk.delivery.Greeting;
import dev.farehawk.delivery.Links;
import dev.farehawk.delivery.Outcome;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.delivery.http.Answer;
import dev.farehawk.delivery.http.GuardedHttp;
import dev.farehawk.delivery.http.HttpChannel;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Alerts to people's own servers: signed, bounded in time and size, and only to public addresses.
 */
public final class WebhookChannel extends HttpChannel {

  private static final int GONE = 410;

  private final InstantSource clock;
  private final WebhookBody body;

  /** With the machine's own name resolution. */
  public WebhookChannel(DeliveryConfig config, InstantSource clock, Links links) {
    super(Channel.WEBHOOK, config, clock);
    this.clock = clock;
    this.body = new WebhookBody(links);
  }

  @Override
  public Outcome deliver(Parcel parcel) {
    return outcome(send(parcel.to(), parcel.id(), body.of(parcel)));
  }

  /**
   * A server that answers a challenge with its token has confirmed itself, and the outcome says so;
   * for any other, somebody has to open the link or type the code.
   */
  @Override
  public Outcome greet(Parcel.Recipient to, Greeting greeting) {
    Answer answer = send(to, greeting.id(), body.of(greeting, clock.instant()));
    return answer instanceof Answer.Replied replied
            && replied.taken()
            && greeting instanceof Greeting.Challenge challenge
            && replied.body().contains(challenge.token())
        ? new Outcome.Confirmed()
        : outcome(answer);
  }

  private Answer send(Parcel.Recipient to, UUID id, byte[] content) {
    URI address = http.callable(to.address());
    byte[] key = to.key();
    if (address == null) {
      return new Answer.Unanswered(GuardedHttp.notCallable());
    }
    if (key == null) {
      return new Answer.Unanswered(new Outcome.Permanent("it has no signing key", true));
    }
    Instant now = clock.instant();
    HttpPost post = new HttpPost(address);
    post.setHeader("webhook-id", id.toString());
    post.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
    post.setHeader(
        "webhook-signature", WebhookSignature.of(id.toString(), now, content, List.of(key)));
    post.setEntity(new ByteArrayEntity(content, ContentType.APPLICATION_JSON));
    return http.call(post);
  }

  private static Outcome outcome(Answer answer) {
    return switch (answer) {
      case Answer.Unanswered(Outcome outcome) -> outcome;
      case Answer.Replied replied when replied.code() == GONE ->
          new Outcome.Permanent(replied.said() + " Gone", true);
      case Answer.Replied replied -> replied.usual();
    };
  }
}
