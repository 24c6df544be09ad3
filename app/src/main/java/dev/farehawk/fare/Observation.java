package dev.farehawk.fare;

import java.time.Instant;
import java.util.List;

/**
 * A provider showed these offers for this fare query at that time.
 *
 * @param requestId the provider's own id of the reply, or ours when it gives none; two looks are
 *     different evidence only if these differ
 * @param provider name of the configured provider
 * @param reason why it was asked
 * @param observedAt when the prices were true: the moment of the reply for live ones, earlier for
 *     cached ones
 * @param fetchedAt when the reply was complete
 * @param offers empty when the provider answered well and had nothing; that alone never ends a
 *     price
 */
public record Observation(
    String requestId,
    String provider,
    FareQueryRef fareQuery,
    LookReason reason,
    Granularity granularity,
    Freshness freshness,
    Instant observedAt,
    Instant fetchedAt,
    List<Offer> offers) {

  /** Keeps its own copy of the offers. */
  public Observation {
    offers = List.copyOf(offers);
  }
}
