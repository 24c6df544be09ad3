package dev.farehawk.poll;

import java.util.Arrays;

/**
 * Of each carrier at each airport, a few fares that it leads on routes from there or to there: one
 * in each market, those whose drop would reach the most watchers. A carrier that has filed lower
 * fares on one route may have done so on others; these are the fares in which it would show.
 *
 * <p>Written while markets are ranked, which each of them is again and again. So what is written is
 * never searched for what has become untrue: a fare query that has ended, or is led by another
 * carrier now, is passed over by whoever reads.
 */
final class CarrierRoutes {

  /** Routes of a carrier that are known of an airport. */
  static final int MOST_PER_AIRPORT = 8;

  private static final int FIRST_CAPACITY = 64;
  private static final int CARRIER_BITS = 16;
  private static final int FREE = 0;

  private final KeyTable keys;
  private final MarketTable markets;

  /** Airport and carrier, open addressing; no airport packs to zero. */
  private long[] slots = new long[FIRST_CAPACITY];

  private int[] rows = filled(FIRST_CAPACITY);
  private int[] routes = filled(FIRST_CAPACITY);
  private float[] reached = new float[FIRST_CAPACITY * MOST_PER_AIRPORT];
  private int size;

  CarrierRoutes(KeyTable keys, MarketTable markets) {
    this.keys = keys;
    this.markets = markets;
  }

  private static int[] filled(int capacity) {
    int[] entries = new int[capacity * MOST_PER_AIRPORT];
    Arrays.fill(entries, KeyTable.NONE);
    return entries;
  }

  /**
   * A carrier leads in a market, most of all with this fare query.
   *
   * @param watchers whom its drop would reach, with those of its siblings that it would give away
   */
  void leads(int market, int row, double watchers) {
    int carrier = keys.carrier(row);
    if (carrier == 0) {
      return;
    }
    write(slotOf(markets.origin(market), carrier), market, row, (float) watchers);
    write(slotOf(markets.destination(market), carrier), market, row, (float) watchers);
  }

  private void write(int slot, int market, int row, float watchers) {
    int first = slot * MOST_PER_AIRPORT;
    int least = first;
    for (int at = first; at < first + MOST_PER_AIRPORT; at++) {
      if (routes[at] == market) {
        rows[at] = row;
        reached[at] = watchers;
        return;
      }
      if (reached[at] < reached[least]) {
        least = at;
      }
    }
    if (routes[least] == KeyTable.NONE || watchers > reached[least]) {
      routes[least] = market;
      rows[least] = row;
      reached[least] = watchers;
    }
  }

  /** Takes a fare of another route, and how many watchers its drop would reach. */
  @FunctionalInterface
  interface Route {
    void at(int row, float watchers);
  }

  /** The fares that a carrier leads on other routes of both ends of a market. */
  void others(int market, int carrier, Route into) {
    if (carrier != 0) {
      others(markets.origin(market), market, carrier, into);
      others(markets.destination(market), market, carrier, into);
    }
  }

  private void others(int airport, int market, int carrier, Route into) {
    int slot = find(code(airport, carrier));
    if (slots[slot] == FREE) {
      return;
    }
    for (int at = slot * MOST_PER_AIRPORT; at < (slot + 1) * MOST_PER_AIRPORT; at++) {
      if (routes[at] == KeyTable.NONE || markets.isSameRoute(routes[at], market)) {
        continue;
      }
      int row = rows[at];
      if (keys.taken(row) && keys.market(row) == routes[at] && keys.carrier(row) == carrier) {
        into.at(row, reached[at]);
      } else {
        routes[at] = KeyTable.NONE;
        reached[at] = 0;
      }
    }
  }

  private static long code(int airport, int carrier) {
    return ((long) airport << CARRIER_BITS) | carrier;
  }

  private int slotOf(int airport, int carrier) {
    long code = code(airport, carrier);
    int slot = find(code);
    if (slots[slot] == FREE) {
      if (++size * 3L > slots.length * 2L) {
        grow();
        slot = find(code);
      }
      slots[slot] = code;
    }
    return slot;
  }

  private int find(long code) {
    int at = (int) (Spread.bits(code) >>> 32) & (slots.length - 1);
    while (slots[at] != FREE && slots[at] != code) {
      at = (at + 1) & (slots.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] before = slots;
    int[] rowsBefore = rows;
    int[] routesBefore = routes;
    float[] reachedBefore = reached;
    int capacity = before.length * 2;
    slots = new long[capacity];
    rows = filled(capacity);
    routes = filled(capacity);
    reached = new float[capacity * MOST_PER_AIRPORT];
    for (int old = 0; old < before.length; old++) {
      if (before[old] != FREE) {
        int slot = find(before[old]);
        slots[slot] = before[old];
        int from = old * MOST_PER_AIRPORT;
        int to = slot * MOST_PER_AIRPORT;
        System.arraycopy(rowsBefore, from, rows, to, MOST_PER_AIRPORT);
        System.arraycopy(routesBefore, from, routes, to, MOST_PER_AIRPORT);
        System.arraycopy(reachedBefore, from, reached, to, MOST_PER_AIRPORT);
      }
    }
  }

  /** Memory held, in bytes. */
  long bytes() {
    return 8L * slots.length + 12L * rows.length;
  }
}
