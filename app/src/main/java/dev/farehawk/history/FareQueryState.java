package dev.farehawk.history;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.Freshness;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the fold knows of one fare query before the next observation. Everything in it can be read
 * back from the database, but for when a provider was last heard of and whether it came back empty.
 *
 * @param series newest price of each series, without the overall one
 * @param looks what was heard of each provider's live prices
 * @param overall newest overall price; null when there never was one
 * @param recent the last {@value #RECENT} overall prices, oldest first, unavailable times left out
 * @param open prices in quarantine
 * @param firstLookOwed a first look brought no clear answer; the next live one counts as it
 * @param filters where the prices of the filters that somebody watches stand
 */
record FareQueryState(
    Map<SeriesKey, SeriesPrice> series,
    Map<String, ProviderLook> looks,
    @Nullable SeriesPrice overall,
    List<Long> recent,
    Collection<QuarantinedPrice> open,
    boolean firstLookOwed,
    Filters filters) {

  /** How many overall prices the long-run median rests on. */
  static final int RECENT = 15;

  /** Of a fare query that nobody has seen a price of. */
  static final FareQueryState UNKNOWN =
      new FareQueryState(Map.of(), Map.of(), null, List.of(), List.of(), false, Filters.NONE);

  /**
   * The filters.
   *
   * @param lookOwed as {@code firstLookOwed}, for all of them
   */
  record Filters(Map<FareFilter, Selection> selections, boolean lookOwed) {

    static final Filters NONE = new Filters(Map.of(), false);

    /** Keeps its own copy. */
    Filters {
      selections = Map.copyOf(selections);
    }
  }

  /** The same with exactly these filters. */
  FareQueryState with(Map<FareFilter, Selection> wanted) {
    return new FareQueryState(
        series,
        looks,
        overall,
        recent,
        open,
        firstLookOwed,
        new Filters(wanted, filters.lookOwed()));
  }

  /**
   * What was heard of one provider.
   *
   * @param newest time of its newest live reply; older ones change nothing any more
   * @param heardAt when it last showed prices, or when this state was read back
   * @param emptyRequest the empty reply since its last prices; null when there was none
   */
  record ProviderLook(Instant newest, Instant heardAt, @Nullable String emptyRequest) {}

  /** State as read back from the database at this moment. */
  static FareQueryState of(
      Map<SeriesKey, SeriesPrice> series,
      @Nullable SeriesPrice overall,
      List<Long> recent,
      List<QuarantinedPrice> open,
      Instant now) {
    Map<String, ProviderLook> looks = new LinkedHashMap<>();
    series.forEach((key, price) -> {
      if (key.freshness() == Freshness.LIVE) {
        looks.merge(
            key.provider(),
            new ProviderLook(price.observedAt(), now, null),
            (one, other) -> one.newest().isAfter(other.newest()) ? one : other);
      }
    });
    return new FareQueryState(series, looks, overall, recent, open, false, Filters.NONE);
  }
}
