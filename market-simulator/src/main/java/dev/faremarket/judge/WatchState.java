package dev.faremarket.judge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the firing of one watch rests on.
 *
 * @param told the last alert while the watch is fired; null while it is armed
 * @param references what "falls by" refers to, by fare; empty again after re-arming
 * @param seen fares that had their first look
 */
record WatchState(@Nullable Told told, Map<FareKey, Long> references, Set<FareKey> seen) {

  /** What the last alert said. */
  record Told(FareKey fare, long priceMinor) {}

  static final WatchState NEW = new WatchState(null, Map.of(), Set.of());

  WatchState {
    references = Map.copyOf(references);
    seen = Set.copyOf(seen);
  }

  boolean armed() {
    return told == null;
  }

  WatchState saw(FareKey fare) {
    if (seen.contains(fare)) {
      return this;
    }
    Set<FareKey> more = new HashSet<>(seen);
    more.add(fare);
    return new WatchState(told, references, more);
  }

  WatchState refersTo(FareKey fare, long priceMinor) {
    Map<FareKey, Long> more = new HashMap<>(references);
    more.put(fare, priceMinor);
    return new WatchState(told, more, seen);
  }

  WatchState fired(FareKey fare, long priceMinor) {
    return new WatchState(new Told(fare, priceMinor), references, seen);
  }

  WatchState rearmed(FareKey fare, long priceMinor) {
    return new WatchState(null, Map.of(fare, priceMinor), seen);
  }
}
