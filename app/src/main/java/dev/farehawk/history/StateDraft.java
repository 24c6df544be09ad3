package dev.farehawk.history;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Observation;
import dev.farehawk.fare.Offer;
import dev.farehawk.history.FareQueryState.ProviderLook;
import dev.farehawk.history.QuarantinedPrice.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One observation being folded into a state: the next state and the effects, as they grow. */
final class StateDraft {

  private final Observation seen;
  private final Instant at;
  private final Map<SeriesKey, SeriesPrice> series;
  private final Map<String, ProviderLook> looks;
  private final List<QuarantinedPrice> open;
  private final List<Long> recent;
  private @Nullable SeriesPrice overall;
  private boolean firstLookOwed;
  private boolean selectedLookOwed;
  private final Map<FareFilter, Selection> selections;
  private final List<WindowPoint> windows = new ArrayList<>();

  private final List<PricePoint> points = new ArrayList<>();
  private final List<PriceChange> changes = new ArrayList<>();
  private final List<QuarantinedPrice> quarantined = new ArrayList<>();
  private final Map<QuarantinedPrice, Outcome> settled = new LinkedHashMap<>();
  private final Map<Reject, Integer> rejects = new EnumMap<>(Reject.class);
  private final Map<SeriesKey, Instant> sightings = new LinkedHashMap<>();
  private boolean askConfirmation;

  StateDraft(FareQueryState state, Observation seen, Instant at) {
    this.seen = seen;
    this.at = at;
    series = new LinkedHashMap<>(state.series());
    looks = new LinkedHashMap<>(state.looks());
    open = new ArrayList<>(state.open());
    recent = new ArrayList<>(state.recent());
    overall = state.overall();
    firstLookOwed = state.firstLookOwed();
    selectedLookOwed = state.filters().lookOwed();
    selections = new LinkedHashMap<>(state.filters().selections());
  }

  FareQueryState state() {
    return new FareQueryState(
        series,
        looks,
        overall,
        recent,
        open,
        firstLookOwed,
        new FareQueryState.Filters(selections, selectedLookOwed));
  }

  Effects effects() {
    return new Effects(points, windows, changes, quarantined, settled, askConfirmation, rejects);
  }

  void reject(Reject reject, int count) {
    rejects.merge(reject, count, Integer::sum);
  }

  void askConfirmation() {
    askConfirmation = true;
  }

  void oweFirstLook() {
    firstLookOwed = true;
    selectedLookOwed = true;
  }

  boolean selectedLookOwed() {
    return selectedLookOwed;
  }

  void toldSelectedLook() {
    selectedLookOwed = false;
  }

  Map<SeriesKey, SeriesPrice> series() {
    return series;
  }

  Map<FareFilter, Selection> selections() {
    return selections;
  }

  void select(FareFilter filter, Selection selection) {
    selections.put(filter, selection);
  }

  void window(WindowPoint point) {
    windows.add(point);
  }

  void change(PriceChange change) {
    changes.add(change);
  }

  /** When the price of this series, as this observation shows it, was first seen. */
  Instant sightedAt(SeriesKey key) {
    return sightings.getOrDefault(key, at);
  }

  boolean firstLookOwed() {
    return firstLookOwed;
  }

  @Nullable SeriesPrice price(SeriesKey key) {
    return series.get(key);
  }

  @Nullable Long overallMinor() {
    return overall == null ? null : overall.amountMinor();
  }

  List<Long> recent() {
    return recent;
  }

  List<QuarantinedPrice> open() {
    return List.copyOf(open);
  }

  Map<String, ProviderLook> looks() {
    return Map.copyOf(looks);
  }

  void heard(ProviderLook look) {
    looks.put(seen.provider(), look);
  }

  void forget(String provider) {
    looks.remove(provider);
  }

  void quarantine(QuarantinedPrice price) {
    open.add(price);
    quarantined.add(price);
    askConfirmation = true;
  }

  void settle(QuarantinedPrice price, Outcome outcome) {
    open.remove(price);
    settled.put(price, outcome);
  }

  /** This series' price is believed, and was first seen then. */
  void believe(SeriesKey key, Offer offer, Instant sightedAt) {
    sightings.put(key, sightedAt);
    step(key, offer.price().minor(), offer.seatsLeft(), offer.link());
  }

  /** Live series of this provider that are on sale now. */
  List<SeriesKey> onSale(String provider) {
    return series.entrySet().stream()
        .filter(entry -> entry.getKey().freshness() == Freshness.LIVE)
        .filter(entry -> entry.getKey().provider().equals(provider))
        .filter(entry -> entry.getValue().amountMinor() != null)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  void end(SeriesKey key) {
    step(key, null, null, null);
  }

  private void step(
      SeriesKey key, @Nullable Long minor, @Nullable Integer seats, @Nullable String link) {
    SeriesPrice known = series.get(key);
    if (known != null && Objects.equals(known.amountMinor(), minor)) {
      return;
    }
    series.put(key, new SeriesPrice(minor, at, seats, link));
    points.add(new PricePoint(seen.fareQuery().id(), key, at, minor, seats, seen.requestId()));
  }

  /** Works out the overall price anew; true when it moved. */
  boolean restateOverall(NoiseBand noise) {
    SeriesKey cheapest = null;
    SeriesPrice lowest = null;
    for (Map.Entry<SeriesKey, SeriesPrice> entry : series.entrySet()) {
      if (entry.getKey().freshness() == Freshness.LIVE
          && entry.getValue().amountMinor() != null
          && isBefore(entry.getKey(), entry.getValue(), cheapest, lowest)) {
        cheapest = entry.getKey();
        lowest = entry.getValue();
      }
    }
    Long before = overallMinor();
    Long after = lowest == null ? null : lowest.amountMinor();
    if (Objects.equals(before, after)) {
      return false;
    }
    Instant since = afterLastOverall();
    Integer seats = lowest == null ? null : lowest.seatsLeft();
    overall = new SeriesPrice(after, since, seats, lowest == null ? null : lowest.link());
    points.add(
        new PricePoint(
            seen.fareQuery().id(), SeriesKey.OVERALL, since, after, seats, seen.requestId()));
    Long around = after == null ? null : noise.around(recent, after);
    if (after != null) {
      recent.add(after);
      if (recent.size() > FareQueryState.RECENT) {
        recent.removeFirst();
      }
    }
    PriceChange.Kind kind = after == null ? PriceChange.Kind.UNAVAILABLE : PriceChange.Kind.CHANGED;
    SeriesKey who = cheapest == null ? SeriesKey.OVERALL : cheapest;
    changes.add(change(kind, new Before(before, around), who, since));
    firstLookOwed = false;
    return true;
  }

  /** Tells of the unchanged overall price for the sake of a new watch. */
  void tellFirstLook() {
    series.entrySet().stream()
        .filter(entry -> entry.getKey().freshness() == Freshness.LIVE)
        .filter(entry -> Objects.equals(entry.getValue().amountMinor(), overallMinor()))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .ifPresent(key ->
            changes.add(
                change(PriceChange.Kind.FIRST_LOOK, new Before(overallMinor(), null), key, at)));
    firstLookOwed = false;
  }

  /** The price before a change, and the settled one it only flickers around, if it does. */
  private record Before(@Nullable Long minor, @Nullable Long noiseAround) {}

  private PriceChange change(PriceChange.Kind kind, Before before, SeriesKey who, Instant since) {
    return new PriceChange(
        PriceChange.UNWRITTEN,
        seen.fareQuery().id(),
        null,
        kind,
        overallMinor(),
        before.minor(),
        who.provider(),
        who.carrier(),
        since,
        sightedAt(who),
        seen.requestId(),
        before.noiseAround());
  }

  /** Overall points never share a moment nor run backwards, though providers' clocks may. */
  private Instant afterLastOverall() {
    return overall == null || at.isAfter(overall.observedAt())
        ? at
        : overall.observedAt().plus(1, ChronoUnit.MICROS);
  }

  private static boolean isBefore(
      SeriesKey key,
      SeriesPrice price,
      @Nullable SeriesKey cheapest,
      @Nullable SeriesPrice lowest) {
    if (cheapest == null || lowest == null || lowest.amountMinor() == null) {
      return true;
    }
    int order = Long.compare(Objects.requireNonNull(price.amountMinor()), lowest.amountMinor());
    return order < 0 || (order == 0 && key.compareTo(cheapest) < 0);
  }
}
