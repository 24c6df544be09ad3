package dev.farehawk.provider;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** An adapter that never finds a price and repeats what it was told, for tests of the transport. */
record PlainProvider(KeyPlacement keyPlacement) implements FareProvider {

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        Freshness.LIVE,
        new Capabilities.Dates.OneDate(),
        Capabilities.Carriers.ALL,
        Set.of(),
        1,
        Duration.ZERO);
  }

  @Override
  public String callIdHeader() {
    return "Call-Id";
  }

  @Override
  public List<ProviderRequest> plan(List<FareQueryRef> fareQueries) {
    return fareQueries.stream()
        .map(ref -> ProviderRequest.get("/fares", new LinkedHashMap<>(), List.of(ref)))
        .toList();
  }

  @Override
  public ProviderResult parse(ProviderRequest request, ProviderReply reply) {
    String said = new String(reply.body(), StandardCharsets.UTF_8);
    return new ProviderResult.Failed(
        reply.status() == 200
            ? new ProviderError.Empty(said, reply.id())
            : Refusal.of(reply, said, Duration.ofSeconds(1)));
  }
}
