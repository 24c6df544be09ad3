package dev.farehawk.poll;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.Observation;
import dev.farehawk.fare.Offer;
import dev.farehawk.provider.Answer;
import dev.farehawk.provider.PriceContext;
import dev.farehawk.provider.ProviderError;
import dev.farehawk.provider.ProviderResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands what a look has brought to the history stage. */
final class LookResults {

  private final ObservationSink sink;
  private final PollMemory memory;
  private final InstantSource clock;

  LookResults(ObservationSink sink, PollMemory memory, InstantSource clock) {
    this.sink = sink;
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * What a look came to.
   *
   * @param cheapest who asks least, when the look was at one fare query and found offers
   */
  record Result(LookOutcome outcome, @Nullable CarrierCode cheapest) {}

  private static @Nullable CarrierCode cheapest(ProviderResult.Found found) {
    if (found.answers().size() != 1) {
      return null;
    }
    return found.answers().getFirst().offers().stream()
        .min(Comparator.comparingLong(offer -> offer.price().minor()))
        .map(Offer::carrier)
        .orElse(null);
  }

  /**
   * Hands over; blocks while the history stage is behind.
   *
   * @param freshness what the provider promises
   */
  Result accept(String provider, Freshness freshness, Look look, ProviderResult result)
      throws InterruptedException {
    Instant now = clock.instant();
    return switch (result) {
      case ProviderResult.Found found ->
          new Result(found(provider, freshness, look, found, now), cheapest(found));
      case ProviderResult.Failed(ProviderError error) ->
          new Result(failed(provider, freshness, look, error, now), null);
    };
  }

  private LookOutcome found(
      String provider, Freshness promised, Look look, ProviderResult.Found found, Instant now)
      throws InterruptedException {
    boolean kept = true;
    for (Answer answer : found.answers()) {
      sink.accept(
          new Observation(
              found.requestId(),
              provider,
              answer.fareQuery(),
              look.reason(),
              answer.granularity(),
              answer.freshness(),
              answer.observedAt(),
              now,
              answer.offers()));
      memory.seenTimes().mark(answer.fareQuery().id(), seen(answer.freshness(), now));
      PriceContext context = answer.context();
      if (context != null) {
        memory
            .contexts()
            .mark(
                answer.fareQuery().id(),
                new PriceContexts.Told(provider, answer.observedAt(), context));
      }
      kept &= promised == Freshness.CACHED || answer.freshness() == Freshness.LIVE;
    }
    // A live search that was answered out of a cache is no look at the price of now.
    return kept ? LookOutcome.SEEN : LookOutcome.TRY_SOON;
  }

  private LookOutcome failed(
      String provider, Freshness promised, Look look, ProviderError error, Instant now)
      throws InterruptedException {
    return switch (error) {
      case ProviderError.Empty empty -> {
        if (promised == Freshness.LIVE) {
          nothing(provider, look, empty, now);
        }
        yield LookOutcome.SEEN;
      }
      case ProviderError.Invalid _, ProviderError.Permanent _ -> LookOutcome.TRY_LATER;
      case ProviderError.Auth _,
          ProviderError.RateLimited _,
          ProviderError.QuotaExhausted _,
          ProviderError.Malformed _ ->
          LookOutcome.TRY_SOON;
      case ProviderError.Transient passing ->
          switch (passing.again()) {
            case SOON -> LookOutcome.TRY_SOON;
            case IN_TURN -> LookOutcome.TRY_LATER;
          };
    };
  }

  private void nothing(String provider, Look look, ProviderError.Empty empty, Instant now)
      throws InterruptedException {
    for (FareQueryRef ref : look.fareQueries()) {
      sink.accept(
          new Observation(
              empty.requestId(),
              provider,
              ref,
              look.reason(),
              Granularity.ITINERARY,
              Freshness.LIVE,
              now,
              now,
              List.of()));
      memory.seenTimes().mark(ref.id(), seen(Freshness.LIVE, now));
    }
  }

  private static SeenTimes.Seen seen(Freshness freshness, Instant at) {
    return switch (freshness) {
      case LIVE -> new SeenTimes.Seen(at, null);
      case CACHED -> new SeenTimes.Seen(null, at);
    };
  }
}
