package dev.farehawk.delivery;

import dev.farehawk.account.Endpoint;
import dev.farehawk.account.Endpoints;
import dev.farehawk.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * The test button: sends an endpoint a message at its owner's wish and says what came of it. One
 * endpoint is tested every ten seconds at most, over all nodes.
 */
public final class TryEndpoint {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Endpoints endpoints;
  private final SendChallenges channels;
  private final InstantSource clock;

  /** By these channels. */
  public TryEndpoint(Endpoints endpoints, SendChallenges channels, InstantSource clock) {
    this.endpoints = endpoints;
    this.channels = channels;
    this.clock = clock;
  }

  /** What came of a test. */
  public sealed interface Tested {

    /** The channel took it within this time. */
    record Taken(Duration within) implements Tested {}

    /** It was not taken; why, in words that fit behind a name. */
    record Failed(String why) implements Tested {}

    /** The last test is too short a while ago. */
    record TooSoon(Duration pause) implements Tested {}
  }

  /** Tests an active endpoint of this account; empty if it has none such. */
  public Optional<Tested> test(UUID account, long id) {
    return endpoints
        .find(account, id)
        .filter(endpoint -> endpoint.state() == Endpoint.State.ACTIVE)
        .map(this::test);
  }

  private Tested test(Endpoint endpoint) {
    Instant begun = clock.instant();
    if (!endpoints.beginTest(endpoint.account(), endpoint.id(), begun.minus(PAUSE))) {
      return new Tested.TooSoon(PAUSE);
    }
    byte[] key = endpoints.signingKey(endpoint.account(), endpoint.id()).orElse(null);
    UUID id = Ids.derived("trial", endpoint.id(), begun);
    Outcome outcome = channels.greet(endpoint, key, new Greeting.Trial(id, begun));
    Optional<String> problem = SendChallenges.why(outcome);
    var _ = endpoints.endTest(endpoint.account(), endpoint.id(), problem.orElse(null));
    return problem
        .<Tested>map(Tested.Failed::new)
        .orElseGet(() -> new Tested.Taken(Duration.between(begun, clock.instant())));
  }
}
