package dev.farehawk.web.api;

import dev.farehawk.account.ChallengeSender;
import dev.farehawk.account.ConnectChannels.Connected;
import dev.farehawk.account.Endpoint;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place where alerts go, on the wire.
 *
 * @param state UNVERIFIED until it was confirmed, ACTIVE, or DISABLED
 * @param disabledReason null while it is on
 * @param preference lower is tried first
 * @param confirmationProblem why its confirmation could not be sent just now; null otherwise
 * @param secret signing key of a webhook, in the answer that makes it alone
 */
@Schema(name = "Endpoint")
record EndpointJson(
    long id,
    String channel,
    String address,
    @Nullable String name,
    String state,
    @Nullable String disabledReason,
    int preference,
    Instant createdAt,
    @Nullable String confirmationProblem,
    @Nullable String secret) {

  static EndpointJson of(Endpoint endpoint) {
    return new EndpointJson(
        endpoint.id(),
        endpoint.channel().name(),
        endpoint.address(),
        endpoint.label(),
        endpoint.state().name(),
        endpoint.disabledReason(),
        endpoint.preference(),
        endpoint.createdAt(),
        null,
        null);
  }

  static EndpointJson of(Connected connected) {
    EndpointJson plain = of(connected.endpoint());
    return connected.result() instanceof ChallengeSender.Result.Failed failed
        ? plain.saying(failed.why(), null)
        : plain;
  }

  /** With the secret that is shown this once. */
  EndpointJson with(String shown) {
    return saying(confirmationProblem, shown);
  }

  private EndpointJson saying(@Nullable String problem, @Nullable String shown) {
    return new EndpointJson(
        id, channel, address, name, state, disabledReason, preference, createdAt, problem, shown);
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "EndpointJson[id=" + id + "]";
  }
}
