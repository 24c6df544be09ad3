package dev.farehawk.demo;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.watch.WatchView;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The largest share of drops that any schedule can show in time with so many calls, if fares move
 * independently and equally often: the calls of one D' go to the most watched fare queries
 * (fractional knapsack with equal costs).
 */
final class Bound {

  private Bound() {}

  /**
   * The share.
   *
   * @param calls allowed in {@code window}
   */
  static double of(
      Collection<WatchView> watches, long calls, Duration window, Deadlines deadlines) {
    Map<Long, Integer> watchers = new HashMap<>();
    for (WatchView watch : watches) {
      for (FareQueryRef query : watch.fareQueries()) {
        watchers.merge(query.id(), 1, Integer::sum);
      }
    }
    List<Integer> dearest = watchers.values().stream().sorted(Comparator.reverseOrder()).toList();
    double left = (double) calls * deadlines.detection().toMillis() / window.toMillis();
    double covered = 0;
    double all = 0;
    for (int weight : dearest) {
      covered += weight * Math.clamp(left, 0, 1);
      left -= 1;
      all += weight;
    }
    return all == 0 ? 1 : covered / all;
  }
}
