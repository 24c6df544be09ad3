package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Observation;
import dev.farehawk.fare.Offer;
import dev.farehawk.history.ComparableOffers.Fare;
import dev.farehawk.history.PriceChange.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out the prices of filters after the series of a fare query have been folded. Pure.
 *
 * <p>The price of a filter is the lowest of all live series that pass it. A departure window lets
 * single offers pass, which series do not tell apart: there each provider's lowest offer within it
 * counts, taken from the reply itself. It is left as it was while a price that passes is doubted.
 */
final class SelectPrices {

  private final StateDraft draft;
  private final Observation seen;
  private final Instant at;
  private final NoiseBand noise;

  SelectPrices(StateDraft draft, Observation seen, Instant at, NoiseBand noise) {
    this.draft = draft;
    this.seen = seen;
    this.at = at;
    this.noise = noise;
  }

  /**
   * What the reply showed.
   *
   * @param doubted carriers and stops classes whose price has to wait for a second look
   * @param ended providers that sell nothing any more
   */
  record Reply(Set<Fare> doubted, Set<String> ended) {}

  void select(Reply reply) {
    boolean owed = draft.selectedLookOwed();
    for (Map.Entry<FareFilter, Selection> entry :
        new LinkedHashMap<>(draft.selections()).entrySet()) {
      FareFilter filter = entry.getKey();
      Selection before = entry.getValue();
      Map<String, SelectedPrice> windows = windows(filter, before, reply);
      SelectedPrice lowest = filter.departs() == null ? series(filter) : lowest(windows);
      Selection after = moved(before, lowest, windows);
      draft.select(filter, after);
      tell(filter, before, after, lowest, owed && reply.doubted().isEmpty());
    }
    if (reply.doubted().isEmpty()) {
      draft.toldSelectedLook();
    }
  }

  private Selection moved(
      Selection before, @Nullable SelectedPrice lowest, Map<String, SelectedPrice> windows) {
    Long amount = lowest == null ? null : (Long) lowest.amountMinor();
    if (Objects.equals(amount, before.amountMinor())) {
      return new Selection(amount, before.since(), before.recent(), windows);
    }
    List<Long> recent = new ArrayList<>(before.recent());
    if (amount != null) {
      recent.add(amount);
      if (recent.size() > FareQueryState.RECENT) {
        recent.removeFirst();
      }
    }
    return new Selection(amount, after(before.since()), recent, windows);
  }

  /** Its points never share a moment nor run backwards, though providers' clocks may. */
  private Instant after(@Nullable Instant last) {
    return last == null || at.isAfter(last) ? at : last.plus(1, ChronoUnit.MICROS);
  }

  private void tell(
      FareFilter filter,
      Selection before,
      Selection after,
      @Nullable SelectedPrice lowest,
      boolean firstLook) {
    Long amount = after.amountMinor();
    boolean moved = !Objects.equals(before.amountMinor(), amount);
    if (!moved && (!firstLook || amount == null)) {
      return;
    }
    Kind kind = !moved ? Kind.FIRST_LOOK : amount == null ? Kind.UNAVAILABLE : Kind.CHANGED;
    Instant since = moved ? Objects.requireNonNull(after.since()) : at;
    draft.change(
        new PriceChange(
            PriceChange.UNWRITTEN,
            seen.fareQuery().id(),
            filter,
            kind,
            amount,
            before.amountMinor(),
            lowest == null ? SeriesKey.ALL_PROVIDERS : lowest.provider(),
            lowest == null ? CarrierCode.OVERALL : lowest.carrier(),
            since,
            lowest == null ? at : lowest.sightedAt(),
            seen.requestId(),
            moved && amount != null ? noise.around(before.recent(), amount) : null));
  }

  private @Nullable SelectedPrice series(FareFilter filter) {
    SelectedPrice lowest = null;
    SeriesKey cheapest = null;
    for (Map.Entry<SeriesKey, SeriesPrice> entry : draft.series().entrySet()) {
      SeriesKey key = entry.getKey();
      Long amount = entry.getValue().amountMinor();
      if (amount == null
          || key.freshness() != Freshness.LIVE
          || !filter.passes(key.carrier(), key.stops())) {
        continue;
      }
      if (lowest == null
          || cheapest == null
          || amount < lowest.amountMinor()
          || (amount == lowest.amountMinor() && key.compareTo(cheapest) < 0)) {
        cheapest = key;
        lowest = new SelectedPrice(amount, key.provider(), key.carrier(), draft.sightedAt(key));
      }
    }
    return lowest;
  }

  private Map<String, SelectedPrice> windows(FareFilter filter, Selection selection, Reply reply) {
    if (filter.departs() == null) {
      return Map.of();
    }
    Map<String, SelectedPrice> windows = new HashMap<>(selection.windows());
    for (String provider : reply.ended()) {
      if (windows.remove(provider) != null) {
        point(filter, provider, null);
      }
    }
    String provider = seen.provider();
    if (reply.ended().contains(provider)
        || reply.doubted().stream().anyMatch(fare -> filter.passes(fare.carrier(), fare.stops()))) {
      return windows;
    }
    SelectedPrice known = windows.get(provider);
    SelectedPrice now = within(filter);
    if (now == null) {
      windows.remove(provider);
    } else {
      windows.put(provider, now);
    }
    Long before = known == null ? null : (Long) known.amountMinor();
    Long after = now == null ? null : (Long) now.amountMinor();
    boolean same = Objects.equals(before, after);
    if (!same) {
      point(filter, provider, now);
    }
    return windows;
  }

  private void point(FareFilter filter, String provider, @Nullable SelectedPrice price) {
    draft.window(
        new WindowPoint(
            seen.fareQuery().id(),
            filter,
            provider,
            price == null ? CarrierCode.OVERALL : price.carrier(),
            at,
            price == null ? null : (Long) price.amountMinor()));
  }

  private @Nullable SelectedPrice within(FareFilter filter) {
    SelectedPrice lowest = null;
    for (Offer offer : seen.offers()) {
      if (filter.passes(offer)
          && ComparableOffers.comparable(seen.fareQuery().query(), offer)
          && (lowest == null || offer.price().minor() < lowest.amountMinor())) {
        SeriesKey key =
            new SeriesKey(seen.provider(), offer.carrier(), offer.stops(), Freshness.LIVE);
        lowest =
            new SelectedPrice(
                offer.price().minor(), seen.provider(), offer.carrier(), draft.sightedAt(key));
      }
    }
    return lowest;
  }

  private static @Nullable SelectedPrice lowest(Map<String, SelectedPrice> windows) {
    SelectedPrice lowest = null;
    for (SelectedPrice price : windows.values()) {
      if (lowest == null
          || price.amountMinor() < lowest.amountMinor()
          || (price.amountMinor() == lowest.amountMinor()
              && price.provider().compareTo(lowest.provider()) < 0)) {
        lowest = price;
      }
    }
    return lowest;
  }
}
