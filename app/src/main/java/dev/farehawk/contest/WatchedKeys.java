package dev.farehawk.contest;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.platform.Deadlines;
import dev.faremarket.drops.DropWorld;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a world as fare queries: each cluster is a market, and its keys are departures that
 * follow each other. All markets have the same carrier, and hundreds of them an airport in common,
 * as at a hub; that a filing hits several of them is something to find out. The id is one more than
 * the key.
 */
final class WatchedKeys {

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);
  private static final int LETTERS = 26;

  /** The moment at which a contest begins, in milliseconds since 1970. */
  static final long START = FIRST_DAY.toEpochDay() * 86_400_000L;

  private WatchedKeys() {}

  /** In the order of keys. */
  static List<FareQueryRef> of(DropWorld world, Deadlines deadlines) {
    List<FareQueryRef> keys = new ArrayList<>(world.keys());
    int day = 0;
    for (int key = 0; key < world.keys(); key++) {
      int cluster = world.clusterOf(key);
      day = key > 0 && world.clusterOf(key - 1) == cluster ? day + 1 : 0;
      LocalDate departure = FIRST_DAY.plusDays(deadlines.whole().toDays() + 120 + day);
      keys.add(
          new FareQueryRef(
              key + 1L, FareQuery.oneWay(market(world, cluster), departure, "DE", "EUR")));
    }
    return keys;
  }

  /** Markets that are no airports, all different and none the way back of another. */
  private static Market market(DropWorld world, int cluster) {
    if (world.options().routes() > 1) {
      // Wide filings are of one airport.
      int network = world.networkOf(cluster);
      char route = (char) ('C' + network / (LETTERS * LETTERS));
      return Market.of(route + letters(network), "B" + letters(cluster));
    }
    return Market.of("A" + letters(cluster / (LETTERS * LETTERS)), "B" + letters(cluster));
  }

  private static String letters(int number) {
    return "" + (char) ('A' + number / LETTERS % LETTERS) + (char) ('A' + number % LETTERS);
  }

  static long millis(double seconds) {
    return START + (long) (seconds * 1000);
  }
}
