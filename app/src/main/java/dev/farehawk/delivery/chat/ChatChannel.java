package dev.farehawk.delivery.chat;

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
import java.time.InstantSource;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Short messages to addresses that people made at a chat service. Such an address is as good as a
 * password, so no message, log or metric names more of it than its host.
 */
public final class ChatChannel extends HttpChannel {

  private final ChatService service;
  private final ShortWords words;
  private final JsonMapper json = JsonMapper.builder().build();

  /** With the machine's own name resolution. */
  public ChatChannel(
      ChatService service, DeliveryConfig config, InstantSource clock, ShortWords words) {
    super(service.channel(), config, clock);
    this.service = service;
    this.words = words;
  }

  @Override
  public Outcome deliver(Parcel parcel) {
    return send(parcel.to(), words.of(parcel));
  }

  /** Whoever reads the message opens its link or types its code; none of the services can. */
  @Override
  public Outcome greet(Parcel.Recipient to, Greeting greeting) {
    return send(to, words.of(to, greeting));
  }

  private Outcome send(Parcel.Recipient to, ShortMessage message) {
    URI address = http.callable(to.address());
    if (address == null) {
      return GuardedHttp.notCallable();
    }
    HttpPost post = new HttpPost(service.target(address));
    post.setEntity(
        new ByteArrayEntity(
            json.writeValueAsBytes(service.body(address, message)), ContentType.APPLICATION_JSON));
    return outcome(http.call(post));
  }

  /** What was taken away there does not come back; a message that is refused is not made anew. */
  private static Outcome outcome(Answer answer) {
    return switch (answer) {
      case Answer.Unanswered(Outcome outcome) -> outcome;
      case Answer.Replied replied ->
          switch (replied.code()) {
            case 404, 410 -> new Outcome.Permanent(replied.said(), true);
            case 400, 401, 403, 413 -> new Outcome.Permanent(replied.said(), false);
            default -> replied.usual();
          };
    };
  }
}
