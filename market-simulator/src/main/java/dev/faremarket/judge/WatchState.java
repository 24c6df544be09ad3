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
 * @param references what "falls by" refers to, by fare; begun anew after re-arming
 * @param seen fares that had their first look
 */
record WatchState(@Nullable Told told, Map<FareKey, Reference> references, Set<FareKey> seen) {

  /** What the last alert said. */
  record Told(FareKey fare, long priceMinor) {}

  /**
   * What a fall is measured against.
   *
   * @param surelyNoted whether every service has written it down: it came with a first look, a
   *     change or the rise that armed the watch. A service that writes down changes alone has not
   *     taken note of an unchanged price after re-arming, but will refer to it at the next change.
   */
  record Reference(long priceMinor, boolean surelyNoted) {}

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

  WatchState refersTo(FareKey fare, Reference reference) {
    Map<FareKey, Reference> more = new HashMap<>(references);
    more.put(fare, reference);
    return new WatchState(told, more, seen);
  }

  /** Nothing is referred to for this fare until it is seen again. */
  WatchState forgot(FareKey fare) {
    Map<FareKey, Reference> fewer = new HashMap<>(references);
    fewer.remove(fare);
    return new WatchState(told, fewer, seen);
  }

  WatchState fired(FareKey fare, long priceMinor) {
    return new WatchState(new Told(fare, priceMinor), references, seen);
  }

  WatchState rearmed(FareKey fare, long priceMinor) {
    return new WatchState(null, Map.of(fare, new Reference(priceMinor, true)), seen);
  }
}
