package dev.farehawk.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Room of one channel: how many parcels it carries at a time, in all and to one host. More are held
 * ready, so that what becomes free finds work at once: so many that they are soon on their way, for
 * what is claimed later may be more urgent. Those of a slow host wait for that host alone: they
 * take nothing from the room of others while they do. Safe for many threads.
 */
final class Bulkheads {

  private static final int FEWEST_AHEAD = 2;
  private static final int MOST_AHEAD = 16;

  private final int most;
  private final int perHost;
  private final Duration soon;
  private final Semaphore carrying;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();
  private volatile int ahead = FEWEST_AHEAD;

  /**
   * An empty one.
   *
   * @param most parcels that the channel carries at a time
   * @param perHost of those, to one host
   * @param soon how long a parcel may wait in hand
   */
  Bulkheads(int most, int perHost, Duration soon) {
    this.most = most;
    this.perHost = perHost;
    this.soon = soon;
    this.carrying = new Semaphore(most, true);
  }

  private record Host(Semaphore carrying, int inHand) {

    Host plus(int change) {
      return new Host(carrying, inHand + change);
    }
  }

  /** How many may be in hand. */
  int capacity() {
    return ahead * most;
  }

  /**
   * Learns how many to hold ready.
   *
   * @param waited how long the parcel that was carried last had been in hand
   * @param dry whether nothing waits in hand although there was more to claim than there was room
   */
  void learn(Duration waited, boolean dry) {
    if (waited.compareTo(soon) > 0) {
      ahead = Math.max(FEWEST_AHEAD, ahead / 2);
    } else if (dry) {
      ahead = Math.min(MOST_AHEAD, ahead * 2);
    }
  }

  /** How many there are for each host, to be counted on. */
  Map<String, Integer> inHand() {
    Map<String, Integer> counts = new HashMap<>();
    hosts.forEach((host, held) -> counts.put(host, held.inHand()));
    return counts;
  }

  /** Whether a host has room for so many in hand; one without a name has all the room there is. */
  boolean holds(String host, int inHand) {
    return host.isEmpty() || inHand <= ahead * perHost;
  }

  /** One more for this host is in hand. */
  void enter(String host) {
    hosts.compute(
        host,
        (_, held) ->
            held == null
                ? new Host(new Semaphore(host.isEmpty() ? most : perHost, true), 1)
                : held.plus(1));
  }

  /** Carries one that has {@link #enter entered}, first come first served for each host. */
  void carry(String host, Runnable task) {
    Host held = hosts.get(host);
    if (held == null) {
      throw new IllegalStateException("nothing is in hand for " + host);
    }
    held.carrying().acquireUninterruptibly();
    try {
      carrying.acquireUninterruptibly();
      try {
        task.run();
      } finally {
        carrying.release();
      }
    } finally {
      held.carrying().release();
      hosts.computeIfPresent(host, (_, now) -> now.inHand() == 1 ? null : now.plus(-1));
    }
  }
}
