package dev.farehawk.history;

import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Observation;
import dev.farehawk.fare.Offer;
import dev.farehawk.history.ComparableOffers.Fare;
import dev.farehawk.history.FareQueryState.ProviderLook;
import dev.farehawk.history.QuarantinedPrice.Doubt;
import dev.farehawk.history.QuarantinedPrice.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an observation changes. Pure: the same state, observation and moment give the same
 * answer.
 *
 * <ol>
 *   <li><b>Comparable</b> is an offer in the fare query's currency, above zero, for the whole party
 *       (or for one adult, if the party is one adult), from a reply whose prices stand for an
 *       itinerary or a date. Others are counted and change nothing; a reply of only such offers is
 *       no reply. Of several offers with one carrier and stops class the lowest counts.
 *   <li><b>Order</b>: a live reply that is not newer than the newest live reply of the same
 *       provider changes nothing. Times are cut to microseconds.
 *   <li><b>Quarantine</b>: a live price is doubtful if it is below {@code plausible-fraction} x
 *       min(previous overall price, median of the last {@value FareQueryState#RECENT} overall
 *       prices), or above {@code implausible-multiple} x the previous price of its own series.
 *       "Previous" skips times of unavailability; of an even number the lower middle is the median;
 *       with nothing before, nothing is doubtful. A doubtful price changes nothing and asks for a
 *       confirmation. It is believed when a later reply with another request id, of any provider,
 *       shows the same carrier and stops class within 2 % of it; the new price is then recorded,
 *       with the first sighting's time. It is rejected when a later non-empty reply of its own
 *       provider does not show it so, and expires after {@code quarantine-for}. A price that
 *       differs by more than 2 % but is doubtful too begins a quarantine of its own.
 *   <li><b>Every change is a change</b>, however small, and is kept; one inside the {@link
 *       NoiseBand} is marked as noise, so that no verdict and no rule takes it for a drop. An
 *       unchanged price writes nothing.
 *   <li><b>Absence</b>: a series absent from a non-empty live reply of its provider is no longer on
 *       sale, unless the reply also held rejected or doubtful prices.
 *   <li><b>Empty</b>: an empty live reply changes nothing. A second one of the same provider, with
 *       another request id and no prices of that provider in between, ends all its series.
 *   <li><b>Silence</b>: when a provider shows prices, the series of other providers that were not
 *       heard of for longer than {@code silent-provider-expires-after} end.
 *   <li><b>Overall</b> is the lowest price of all live series; it is null ("unavailable") when none
 *       is on sale. When the amount moves, there is one overall point and one price change, in a
 *       time after the last overall point. Another seller at the same price is no change.
 *   <li><b>First look</b>: when the reply to a first look leaves the overall price as it was, a
 *       change of kind {@code FIRST_LOOK} tells so; if the reply was empty, doubtful or not
 *       comparable, the next live reply that is none of it does.
 *   <li><b>Filters</b>: the price of the offers that pass a filter somebody watches is told like
 *       the overall one, with changes, noise and first looks of its own ({@link SelectPrices}).
 *   <li><b>Cached</b> prices form series of their own and never enter the overall price. One below
 *       it by more than noise, and dated after the last live reply, asks for a confirmation.
 * </ol>
 */
final class PriceFold {

  private static final Duration LATEST = Duration.ofMinutes(5);
  private static final Duration OLDEST = Duration.ofDays(400);

  private final HistoryConfig config;
  private final NoiseBand noise;

  PriceFold(HistoryConfig config) {
    this.config = config;
    this.noise = config.noise();
  }

  /** The state after an observation, and what to do about it. */
  record Decision(FareQueryState next, Effects effects) {}

  Decision decide(FareQueryState state, Observation seen, Instant now) {
    Instant at = seen.observedAt().truncatedTo(ChronoUnit.MICROS);
    StateDraft draft = new StateDraft(state, seen, at);
    Reject refused = refusal(state, seen, at, now);
    if (refused != null) {
      draft.reject(refused, 1);
    } else {
      switch (seen.freshness()) {
        case LIVE -> live(draft, seen, at, now);
        case CACHED -> cached(draft, seen, at);
      }
    }
    return new Decision(draft.state(), draft.effects());
  }

  /**
   * An operator's word on a doubtful price stands for a second look of its provider. Filters by
   * departure windows wait for the next real look, as a word shows no other offers.
   *
   * @param word holds the one offer in question, and when the operator decided
   */
  Decision decided(
      FareQueryState state, QuarantinedPrice price, Outcome outcome, Observation word) {
    Instant at = word.observedAt().truncatedTo(ChronoUnit.MICROS);
    StateDraft draft = new StateDraft(state, word, at);
    draft.settle(price, outcome);
    if (outcome == Outcome.CONFIRMED) {
      SeriesKey key =
          new SeriesKey(price.provider(), price.carrier(), price.stops(), Freshness.LIVE);
      draft.heard(new ProviderLook(at, at, null));
      draft.believe(key, word.offers().getFirst(), price.observedAt());
      draft.restateOverall(noise);
      if (draft.selections().keySet().stream().allMatch(filter -> filter.departs() == null)) {
        new SelectPrices(draft, word, at, noise).select(new SelectPrices.Reply(Set.of(), Set.of()));
      }
    }
    return new Decision(draft.state(), draft.effects());
  }

  private static @Nullable Reject refusal(
      FareQueryState state, Observation seen, Instant at, Instant now) {
    if (at.isAfter(now.plus(LATEST)) || at.isBefore(now.minus(OLDEST))) {
      return Reject.TIME;
    }
    if (seen.granularity() != Granularity.ITINERARY && seen.granularity() != Granularity.DATE_MIN) {
      return Reject.GRANULARITY;
    }
    ProviderLook last = state.looks().get(seen.provider());
    boolean stale =
        seen.freshness() == Freshness.LIVE && last != null && !at.isAfter(last.newest());
    return stale ? Reject.STALE : null;
  }

  private void live(StateDraft draft, Observation seen, Instant at, Instant now) {
    if (seen.reason() == LookReason.FIRST_LOOK) {
      draft.oweFirstLook();
    }
    if (seen.offers().isEmpty()) {
      empty(draft, seen, at, now);
      return;
    }
    ComparableOffers offers = ComparableOffers.of(seen);
    offers.rejects().forEach(draft::reject);
    if (offers.lowest().isEmpty()) {
      return;
    }
    draft.heard(new ProviderLook(at, now, null));
    Set<String> silent = endSilentProviders(draft, seen.provider(), now);
    Set<Fare> doubted = believeOrQuarantine(draft, seen, offers, at);
    boolean doubtful = !doubted.isEmpty();
    if (!doubtful && offers.rejects().isEmpty()) {
      draft.onSale(seen.provider()).stream()
          .filter(key -> !offers.lowest().containsKey(new Fare(key.carrier(), key.stops())))
          .forEach(draft::end);
    }
    boolean moved = draft.restateOverall(noise);
    if (!moved && !doubtful && draft.firstLookOwed()) {
      draft.tellFirstLook();
    }
    new SelectPrices(draft, seen, at, noise).select(new SelectPrices.Reply(doubted, silent));
  }

  private void empty(StateDraft draft, Observation seen, Instant at, Instant now) {
    ProviderLook last = draft.looks().get(seen.provider());
    boolean second =
        last != null
            && last.emptyRequest() != null
            && !last.emptyRequest().equals(seen.requestId());
    draft.heard(new ProviderLook(at, now, seen.requestId()));
    if (second) {
      draft.onSale(seen.provider()).forEach(draft::end);
      draft.restateOverall(noise);
      new SelectPrices(draft, seen, at, noise)
          .select(new SelectPrices.Reply(Set.of(), Set.of(seen.provider())));
    }
  }

  private Set<String> endSilentProviders(StateDraft draft, String speaking, Instant now) {
    Set<String> silent = new LinkedHashSet<>();
    draft
        .looks()
        .forEach((provider, look) -> {
          if (!provider.equals(speaking)
              && look.heardAt().plus(config.silentProviderExpiresAfter()).isBefore(now)) {
            draft.onSale(provider).forEach(draft::end);
            draft.forget(provider);
            silent.add(provider);
          }
        });
    return silent;
  }

  /** Returns whose price in the reply has to wait. */
  private Set<Fare> believeOrQuarantine(
      StateDraft draft, Observation seen, ComparableOffers offers, Instant at) {
    for (QuarantinedPrice price : draft.open()) {
      if (price.observedAt().plus(config.quarantineFor()).isBefore(at)) {
        draft.settle(price, Outcome.EXPIRED);
      }
    }
    Set<Fare> doubted = new LinkedHashSet<>();
    for (Map.Entry<Fare, Offer> entry : offers.lowest().entrySet()) {
      Fare fare = entry.getKey();
      Offer offer = entry.getValue();
      SeriesKey key = new SeriesKey(seen.provider(), fare.carrier(), fare.stops(), Freshness.LIVE);
      Instant sightedAt = confirmed(draft, seen, fare, offer);
      Doubt doubt = doubt(draft, key, offer.price().minor());
      if (sightedAt != null) {
        draft.believe(key, offer, sightedAt);
      } else if (doubt == null) {
        draft.believe(key, offer, at);
      } else {
        doubted.add(fare);
        draft.quarantine(
            new QuarantinedPrice(
                seen.provider(),
                fare.carrier(),
                fare.stops(),
                seen.requestId(),
                offer.price().minor(),
                doubt,
                at));
      }
    }
    for (QuarantinedPrice price : draft.open()) {
      if (price.provider().equals(seen.provider()) && !price.requestId().equals(seen.requestId())) {
        draft.settle(price, Outcome.REJECTED);
      }
    }
    return doubted;
  }

  /** When the price was sighted first, if this offer confirms a quarantined one. */
  private static @Nullable Instant confirmed(
      StateDraft draft, Observation seen, Fare fare, Offer offer) {
    Instant first = null;
    for (QuarantinedPrice price : draft.open()) {
      if (price.shownAgainBy(
          fare.carrier(), fare.stops(), seen.requestId(), offer.price().minor())) {
        draft.settle(price, Outcome.CONFIRMED);
        first = first == null || price.observedAt().isBefore(first) ? price.observedAt() : first;
      }
    }
    return first;
  }

  private @Nullable Doubt doubt(StateDraft draft, SeriesKey key, long minor) {
    SeriesPrice own = draft.price(key);
    if (own != null
        && own.amountMinor() != null
        && minor > own.amountMinor() * config.implausibleMultiple()) {
      return Doubt.FAR_ABOVE;
    }
    if (draft.recent().isEmpty()) {
      return null;
    }
    long previous = draft.recent().getLast();
    long reference = Math.min(previous, lowerMedian(draft.recent()));
    return minor < config.plausibleFraction() * reference ? Doubt.FAR_BELOW : null;
  }

  private static long lowerMedian(List<Long> amounts) {
    return amounts.stream().sorted().skip((amounts.size() - 1) / 2).findFirst().orElseThrow();
  }

  private void cached(StateDraft draft, Observation seen, Instant at) {
    ComparableOffers offers = ComparableOffers.of(seen);
    offers.rejects().forEach(draft::reject);
    boolean newer = draft.looks().values().stream().allMatch(look -> at.isAfter(look.newest()));
    Long overall = draft.overallMinor();
    offers
        .lowest()
        .forEach((fare, offer) -> {
          SeriesKey key =
              new SeriesKey(seen.provider(), fare.carrier(), fare.stops(), Freshness.CACHED);
          SeriesPrice known = draft.price(key);
          if (known != null && at.isBefore(known.observedAt())) {
            draft.reject(Reject.STALE, 1);
            return;
          }
          draft.believe(key, offer, at);
          if (newer
              && overall != null
              && noise.clearlyBelow(offer.price().minor(), Objects.requireNonNull(overall))) {
            draft.askConfirmation();
          }
        });
  }
}
