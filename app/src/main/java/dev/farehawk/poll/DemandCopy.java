package dev.farehawk.poll;

import java.util.Arrays;

/**
 * A copy of what a planner knows of its fare queries, so that measuring takes the planner's time
 * only for copying: some thousand rows at a time, a millisecond or less. What is planned or looked
 * at between two such pieces may be in it or not.
 */
final class DemandCopy {

  /** Rows that are copied at a time. */
  static final int PIECE = 8_192;

  private int[] market = new int[PIECE];
  private int[] carrier = new int[PIECE];
  private float[] watchers = new float[PIECE];
  private float[] perDay = new float[PIECE];
  private boolean[] covered = new boolean[PIECE];
  private int size;
  private int markets;
  private int neverLooked;
  private Learned learned = new Learned(1, 0, 1);
  private HitChance hits = new HitChance(1, 1);
  private double[] foundOut = {};

  /** An empty copy, with room for so many, so that nothing grows while the planner waits. */
  DemandCopy(int fareQueries) {
    reserve(fareQueries + PIECE);
  }

  /**
   * Copies the next rows.
   *
   * @param since who was looked at after this tick has been covered D' ago
   * @return the row to go on with; {@link KeyTable#NONE} when all are copied
   */
  int rows(int from, KeyTable keys, DropRates rates, SiblingHits siblings, int since) {
    int to = Math.min(keys.rows(), from + PIECE);
    reserve(size + Math.max(0, to - from));
    for (int i = from; i < to; i++) {
      if (keys.taken(i)) {
        market[size] = keys.market(i);
        markets = Math.max(markets, market[size] + 1);
        carrier[size] = keys.carrier(i);
        watchers[size] = keys.watchers(i);
        perDay[size] = (float) rates.perDay(i);
        covered[size] = keys.seenAt(i) > since;
        neverLooked += keys.seenAt(i) == KeyTable.NEVER ? 1 : 0;
        size++;
      }
    }
    if (to < keys.rows()) {
      return to;
    }
    learned = new Learned(rates.ofAll(), siblings.filingShare(), siblings.hitChance());
    hits = siblings.spread();
    foundOut = siblings.foundOut();
    return KeyTable.NONE;
  }

  private void reserve(int room) {
    if (room > market.length) {
      int length = Math.max(room, market.length + market.length / 2);
      market = Arrays.copyOf(market, length);
      carrier = Arrays.copyOf(carrier, length);
      watchers = Arrays.copyOf(watchers, length);
      perDay = Arrays.copyOf(perDay, length);
      covered = Arrays.copyOf(covered, length);
    }
  }

  /** Fare queries. */
  int size() {
    return size;
  }

  /** Those that nobody has looked at yet. */
  int neverLooked() {
    return neverLooked;
  }

  /** Markets are numbered below this. */
  int markets() {
    return markets;
  }

  int market(int i) {
    return market[i];
  }

  int carrier(int i) {
    return carrier[i];
  }

  float watchers(int i) {
    return watchers[i];
  }

  /** Drops a day, as learned. */
  float perDay(int i) {
    return perDay[i];
  }

  /** Drops times watchers a day. */
  double value(int i) {
    return (double) watchers[i] * perDay[i];
  }

  /** Whether a drop that happened D' ago has been looked at since. */
  boolean isCovered(int i) {
    return covered[i];
  }

  /** Share of the drops that come in filings, as learned. */
  double filingShare() {
    return learned.filingShare();
  }

  Learned learned() {
    return learned;
  }

  /** How filings hit, as learned. */
  HitChance hits() {
    return hits;
  }

  /**
   * Chance that a drop of a filing is given away by one of so many siblings that were looked at, as
   * learned.
   */
  double foundOut(int looked) {
    return foundOut[Math.min(looked, foundOut.length - 1)];
  }
}
