package dev.farehawk.provider;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks a provider what an error leaves open, where it has a free call for that. One call in a while
 * is enough: what it tells is true for all calls that fail at the same time.
 */
final class Inquiries {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final FareProvider provider;
  private final Ask ask;
  private final InstantSource clock;
  private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

  /** Makes the free call; empty when the provider's limits leave no room for it. */
  @FunctionalInterface
  interface Ask {
    Optional<ProviderReply> ask(ProviderRequest inquiry) throws IOException;
  }

  Inquiries(FareProvider provider, Ask ask, InstantSource clock) {
    this.provider = provider;
    this.ask = ask;
    this.clock = clock;
  }

  /** The result with its error made plain; as it was when there is nothing more to learn. */
  ProviderResult explained(ProviderRequest request, ProviderResult result) {
    if (!(result instanceof ProviderResult.Failed(ProviderError error))) {
      return result;
    }
    ProviderRequest inquiry = provider.inquiry(request, error);
    if (inquiry == null || !isTimeToAsk()) {
      return result;
    }
    try {
      return ask.ask(inquiry)
          .<ProviderResult>map(reply -> new ProviderResult.Failed(provider.explained(error, reply)))
          .orElse(result);
    } catch (IOException _) {
      // The error that was told stands; it is counted and shown as it is.
      return result;
    }
  }

  private boolean isTimeToAsk() {
    Instant now = clock.instant();
    Instant before = last.get();
    return !now.isBefore(before.equals(Instant.MIN) ? now : before.plus(PAUSE))
        && last.compareAndSet(before, now);
  }
}
