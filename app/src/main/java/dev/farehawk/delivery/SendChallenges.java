package dev.farehawk.delivery;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.ChallengeSender;
import dev.farehawk.account.Channel;
import dev.farehawk.account.Endpoint;
import dev.farehawk.delivery.Outcome.Accepted;
import dev.farehawk.delivery.Outcome.Ambiguous;
import dev.farehawk.delivery.Outcome.Confirmed;
import dev.farehawk.delivery.Outcome.Permanent;
import dev.farehawk.delivery.Outcome.Retry;
import dev.farehawk.delivery.Outcome.Unreachable;
import dev.farehawk.platform.Ids;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends challenges and trials over the channels that alerts take, at once and only once. */
public final class SendChallenges implements ChallengeSender {

  private final Map<Channel, DeliveryChannel> channels = new EnumMap<>(Channel.class);
  private final Accounts accounts;
  private final Links links;

  /** Over these channels. */
  public SendChallenges(List<? extends DeliveryChannel> channels, Accounts accounts, Links links) {
    channels.forEach(channel -> this.channels.put(channel.channel(), channel));
    this.accounts = accounts;
    this.links = links;
  }

  @Override
  public Result send(Request request) {
    Greeting challenge =
        new Greeting.Challenge(
            Ids.derived("challenge", request.token()),
            links.confirm(request.token()),
            request.token(),
            request.code(),
            request.expires());
    return switch (greet(request.endpoint(), request.key(), challenge)) {
      case Confirmed() -> new Result.Confirmed();
      case Accepted() -> new Result.Sent();
      case Outcome other -> new Result.Failed(why(other).orElse("nobody knows why"));
    };
  }

  /** Hands a greeting to the endpoint's channel. */
  Outcome greet(Endpoint endpoint, byte @Nullable [] key, Greeting greeting) {
    DeliveryChannel channel = channels.get(endpoint.channel());
    return channel == null
        ? new Permanent("this service does not send there", false)
        : channel.greet(
            new Parcel.Recipient(
                endpoint.id(), endpoint.account(), endpoint.address(), home(endpoint), key),
            greeting);
  }

  private Parcel.Locality home(Endpoint endpoint) {
    return accounts
        .find(endpoint.account())
        .map(owner -> new Parcel.Locality(owner.zone(), owner.language()))
        .orElse(new Parcel.Locality(ZoneOffset.UTC, "en"));
  }

  /** Why it was not taken; empty when it was. */
  static Optional<String> why(Outcome outcome) {
    return switch (outcome) {
      case Accepted() -> Optional.empty();
      case Confirmed() -> Optional.empty();
      case Retry(var ignored, String why) -> Optional.of(why);
      case Unreachable(String why) -> Optional.of(why);
      case Permanent(String why, boolean ignored) -> Optional.of(why);
      case Ambiguous(String why) -> Optional.of(why);
    };
  }
}
