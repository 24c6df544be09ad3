package dev.farehawk.contest;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Market;
import dev.farehawk.ops.replay.RecordedLook;
import dev.farehawk.ops.replay.RecordedSeries;
import dev.farehawk.ops.replay.Recording;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A recording day by day: what was on sale, and what had fallen. */
final class RecordedFares {

  /** What a price may keep of the one before to count as a drop. */
  static final double KEPT = 0.85;

  /** A price older than this is not the day before's. */
  private static final Duration LONGEST_GAP = Duration.ofHours(36);

  private static final String POINT_OF_SALE = "DE";

  private final Map<RecordedSeries, Integer> numbers = new HashMap<>();
  private final List<RecordedSeries> series = new ArrayList<>();
  private final List<Integer> marketOf = new ArrayList<>();
  private final List<RecordedLook> last = new ArrayList<>();
  private final Map<Place, Integer> markets = new HashMap<>();
  private final List<RecordedDay> days = new ArrayList<>();
  private int drops;

  private record Place(String origin, String destination, String currency) {}

  private RecordedFares() {}

  /** The days of a recording; of several looks on one day the last one counts. */
  static RecordedFares of(Recording recording) {
    SortedMap<Long, Map<RecordedSeries, RecordedLook>> byDay = new TreeMap<>();
    for (RecordedLook look : recording.looks()) {
      long day = look.at().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
      byDay.computeIfAbsent(day, _ -> new HashMap<>()).put(look.series(), look);
    }
    RecordedFares fares = new RecordedFares();
    byDay.forEach((day, looks) -> fares.add(day, looks));
    return fares;
  }

  private void add(long epochDay, Map<RecordedSeries, RecordedLook> looks) {
    SortedMap<Integer, RecordedLook> known = new TreeMap<>();
    List<RecordedLook> fresh = new ArrayList<>();
    looks.forEach((of, look) -> {
      Integer number = numbers.get(of);
      if (number == null) {
        fresh.add(look);
      } else {
        known.put(number, look);
      }
    });
    int[] active = known.keySet().stream().mapToInt(Integer::intValue).toArray();
    long[] prices = new long[active.length];
    boolean[] dropped = new boolean[active.length];
    for (int at = 0; at < active.length; at++) {
      RecordedLook look = known.getOrDefault(active[at], last.get(active[at]));
      RecordedLook before = last.set(active[at], look);
      prices[at] = look.lowestMinor();
      dropped[at] =
          look.lowestMinor() <= KEPT * before.lowestMinor()
              && Duration.between(before.at(), look.at()).compareTo(LONGEST_GAP) <= 0;
      drops += dropped[at] ? 1 : 0;
    }
    fresh.sort((a, b) -> a.series().toString().compareTo(b.series().toString()));
    List<RecordedDay.Begun> begun = fresh.stream().map(this::begin).toList();
    days.add(new RecordedDay(epochDay, begun, active, prices, dropped));
  }

  private RecordedDay.Begun begin(RecordedLook look) {
    RecordedSeries of = look.series();
    int number = series.size();
    numbers.put(of, number);
    series.add(of);
    last.add(look);
    Place place = new Place(of.origin(), of.destination(), of.currency());
    marketOf.add(markets.computeIfAbsent(place, _ -> markets.size()));
    return new RecordedDay.Begun(number, look.lowestMinor());
  }

  /** How many series there are; they are numbered from zero. */
  int size() {
    return series.size();
  }

  /** How many routes and currencies there are; they are numbered from zero. */
  int markets() {
    return markets.size();
  }

  int marketOf(int number) {
    return marketOf.get(number);
  }

  /** In time order. */
  List<RecordedDay> days() {
    return List.copyOf(days);
  }

  int drops() {
    return drops;
  }

  long departureDay(int number) {
    return series.get(number).departure().toEpochDay();
  }

  FareQuery query(int number) {
    RecordedSeries of = series.get(number);
    LocalDate returning = of.returning();
    Market market = Market.of(of.origin(), of.destination());
    return new FareQuery(
        market, of.departure(), returning, 1, Cabin.ECONOMY, POINT_OF_SALE, of.currency());
  }
}
