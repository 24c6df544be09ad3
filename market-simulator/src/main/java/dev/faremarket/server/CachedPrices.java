package dev.faremarket.server;

import dev.faremarket.FareMarket;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cache of other people's searches shows. Each date of a route is searched at some moments
 * of the day; the cache shows the cheapest fare found since its daily reset, so a low price stays
 * on show after it has gone, and prices jump up when the reset drops it. Without a search since the
 * reset it shows the last one before, or nothing. That is the saw-tooth measured on an "explore"
 * feed. Deterministic: the moments follow from the seed, the route and the date.
 */
final class CachedPrices {
  private static final Duration SLOT = Duration.ofHours(6);
  private static final long RESET_HOUR = 3;
  private static final long SLOTS_PER_DAY = Duration.ofDays(1).dividedBy(SLOT);
  private static final double SEARCHED = 0.7;

  private final FareMarket market;
  private final long seed;

  CachedPrices(FareMarket market, long seed) {
    this.market = market;
    this.seed = seed;
  }

  /**
   * What is searched for.
   *
   * @param returning local date of the return; null for one way
   */
  record Trip(Route route, LocalDate departure, @Nullable LocalDate returning) {}

  /**
   * A fare and when it was seen.
   *
   * @param fare the fare as it was then
   * @param seenAt market time
   */
  record Row(MarketFare fare, Instant seenAt) {}

  /**
   * The row on show, or null where the cache has none.
   *
   * @param now market time
   * @param mostStops only fares with at most so many stops
   */
  @Nullable Row row(Trip trip, Instant now, int mostStops) {
    long slot = slotOf(now);
    long firstSinceReset = Math.floorDiv(slot, SLOTS_PER_DAY) * SLOTS_PER_DAY;
    Row lowest = null;
    for (long s = slot; s >= firstSinceReset; s--) {
      lowest = lower(lowest, searched(trip, s, now, mostStops));
    }
    long oldest = firstSinceReset - SLOTS_PER_DAY;
    for (long s = firstSinceReset - 1; lowest == null && s >= oldest; s--) {
      lowest = searched(trip, s, now, mostStops);
    }
    return lowest;
  }

  private @Nullable Row searched(Trip trip, long slot, Instant now, int mostStops) {
    long dice = dice(trip, slot);
    if ((dice & 0xFFFF) >= SEARCHED * 0x10000) {
      return null;
    }
    Instant at =
        Instant.ofEpochSecond(
            slot * SLOT.toSeconds()
                + Duration.ofHours(RESET_HOUR).toSeconds()
                + Math.floorMod(dice >> 16, SLOT.toSeconds()));
    if (at.isAfter(now)) {
      return null;
    }
    List<MarketFare> fares = market.fares(trip.route(), trip.departure(), trip.returning(), at);
    for (MarketFare fare : fares) {
      if (fare.stops() <= mostStops) {
        return new Row(fare, at);
      }
    }
    return null;
  }

  private static @Nullable Row lower(@Nullable Row a, @Nullable Row b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return b.fare().amountMinor() < a.fare().amountMinor() ? b : a;
  }

  private static long slotOf(Instant at) {
    return Math.floorDiv(
        at.getEpochSecond() - Duration.ofHours(RESET_HOUR).toSeconds(), SLOT.toSeconds());
  }

  private long dice(Trip trip, long slot) {
    LocalDate returning = trip.returning();
    long bits = seed;
    bits = mixed(bits ^ trip.route().origin().hashCode());
    bits = mixed(bits ^ trip.route().destination().hashCode());
    bits = mixed(bits ^ trip.departure().toEpochDay());
    bits = returning == null ? bits : mixed(bits ^ returning.toEpochDay());
    return mixed(bits ^ slot);
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014): spreads every bit over all others. */
  private static long mixed(long bits) {
    long z = bits + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** The date that a link calls its search date. */
  static LocalDate searchDate(Row row) {
    return LocalDate.ofInstant(row.seenAt(), ZoneOffset.UTC);
  }
}
