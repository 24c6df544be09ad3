package dev.farehawk.provider;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.Offer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The offers that a reply holds for one of the fare queries asked.
 *
 * @param observedAt when the prices were true
 * @param offers at least one
 * @param context what the provider says itself of the prices; null when it says nothing
 */
public record Answer(
    FareQueryRef fareQuery,
    Granularity granularity,
    Freshness freshness,
    Instant observedAt,
    List<Offer> offers,
    @Nullable PriceContext context) {

  /** Of a provider that says nothing besides. */
  public Answer(
      FareQueryRef fareQuery,
      Granularity granularity,
      Freshness freshness,
      Instant observedAt,
      List<Offer> offers) {
    this(fareQuery, granularity, freshness, observedAt, offers, null);
  }

  /** Refuses an answer that says nothing. */
  public Answer {
    offers = List.copyOf(offers);
    if (offers.isEmpty()) {
      throw new IllegalArgumentException("an answer has at least one offer");
    }
  }
}
