package dev.farehawk.ops.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The lowest price of one series at each look, oldest first. */
final class SeriesPrices {

  /** A series counts towards regret only if it was still seen this close to departure. */
  static final Duration LAST_SEEN_WITHIN = Duration.ofDays(7);

  private final RecordedSeries series;
  private final List<Instant> times = new ArrayList<>();
  private final List<Long> minors = new ArrayList<>();

  private SeriesPrices(RecordedSeries series) {
    this.series = series;
  }

  /** Sorts looks in time order by what they are about. */
  static Map<RecordedSeries, SeriesPrices> of(List<RecordedLook> looks) {
    Map<RecordedSeries, SeriesPrices> all = new HashMap<>();
    for (RecordedLook look : looks) {
      SeriesPrices prices = all.computeIfAbsent(look.series(), SeriesPrices::new);
      prices.times.add(look.at());
      prices.minors.add(look.lowestMinor());
    }
    return all;
  }

  int size() {
    return times.size();
  }

  Instant at(int index) {
    return times.get(index);
  }

  long minor(int index) {
    return minors.get(index);
  }

  /**
   * Whether the record goes on until shortly before the departure, so that the later minimum is
   * known.
   */
  boolean seenUntilDeparture() {
    Instant departure = series.departure().atStartOfDay(ZoneOffset.UTC).toInstant();
    return !times.getLast().isBefore(departure.minus(LAST_SEEN_WITHIN));
  }

  /** Lowest price from this moment on, itself included, up to the end of the departure day. */
  OptionalLong lowestFrom(Instant moment) {
    Instant end = series.departure().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return lowestIn(moment, end);
  }

  /**
   * Lowest price in the time after this moment, itself excluded; empty when the record has no look
   * there.
   */
  OptionalLong lowestWithin(Instant moment, Duration span) {
    return lowestIn(moment.plusNanos(1), moment.plus(span).plusNanos(1));
  }

  /** The price at the last look in the time after this moment; empty when there was none. */
  OptionalLong lastWithin(Instant moment, Duration span) {
    Instant end = moment.plus(span);
    for (int i = times.size() - 1; i >= 0 && times.get(i).isAfter(moment); i--) {
      if (!times.get(i).isAfter(end)) {
        return OptionalLong.of(minors.get(i));
      }
    }
    return OptionalLong.empty();
  }

  private OptionalLong lowestIn(Instant from, Instant end) {
    OptionalLong lowest = OptionalLong.empty();
    for (int i = times.size() - 1; i >= 0 && !times.get(i).isBefore(from); i--) {
      if (times.get(i).isBefore(end) && minors.get(i) < lowest.orElse(Long.MAX_VALUE)) {
        lowest = OptionalLong.of(minors.get(i));
      }
    }
    return lowest;
  }
}
