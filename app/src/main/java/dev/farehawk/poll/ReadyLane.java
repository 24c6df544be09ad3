package dev.farehawk.poll;

import java.util.Arrays;

/**
 * Fare queries whose time has come, the densest first and first come first served among equals: a
 * list for each density bucket and a bitmap of those that hold something. Taking one costs the same
 * however many wait, adjusts itself to the rate, and needs no threshold. A worth that has fallen is
 * noticed when the fare query comes to the front; one that has risen moves it forward at once.
 *
 * <p>Not every provider can be asked everything, so there is a row of buckets for each combination
 * of {@link Needs}, and whoever takes names those that it answers.
 */
final class ReadyLane {

  private static final int WORDS = Density.BUCKETS / Long.SIZE;

  /** Lists that it needs. */
  static final int LISTS = Needs.COMBINATIONS * Density.BUCKETS;

  private final KeyTable keys;
  private final ShownInGroups shown;
  private final KeyLists lists;
  private final int firstList;
  private final Row[] rows = new Row[Needs.COMBINATIONS];

  /** Combinations of needs of which something waits, a bit each. */
  private int present;

  /** The buckets of one combination of needs, and how far down they were served. */
  private static final class Row {
    private final long[] filled = new long[WORDS];
    private int lowestNow = Density.BUCKETS;
    private int lowestBefore = KeyTable.NONE;
    private int unreached = KeyTable.NONE;

    int highest() {
      for (int word = WORDS - 1; word >= 0; word--) {
        if (filled[word] != 0) {
          return (word << 6) + Long.SIZE - 1 - Long.numberOfLeadingZeros(filled[word]);
        }
      }
      return KeyTable.NONE;
    }

    void turn() {
      boolean served = lowestNow != Density.BUCKETS;
      lowestBefore = served ? lowestNow : lowestBefore;
      unreached = served ? lowestNow : Math.max(highest(), lowestBefore);
      lowestNow = Density.BUCKETS;
    }
  }

  ReadyLane(KeyTable keys, ShownInGroups shown, KeyLists lists, int firstList) {
    this.keys = keys;
    this.shown = shown;
    this.lists = lists;
    this.firstList = firstList;
    Arrays.setAll(rows, _ -> new Row());
  }

  boolean isEmpty() {
    return present == 0;
  }

  void enter(int i) {
    place(i, current(i));
    keys.enter(i, Places.READY);
  }

  /** What a look is worth now: what groups show anyway and what fails is worth less. */
  private int current(int i) {
    return Math.max(0, Density.lowered(keys.worth(i), keys.failures(i)) - shown.steps(i));
  }

  void leave(int i) {
    int bucket = keys.bucket(i);
    lists.remove(i);
    keys.leave(i, Places.READY);
    emptied(keys.needs(i), bucket);
  }

  /** The worth of a fare query that waits here has changed. */
  void reconsider(int i) {
    int bucket = current(i);
    int before = keys.bucket(i);
    if (bucket > before) {
      lists.remove(i);
      emptied(keys.needs(i), before);
      place(i, bucket);
    }
  }

  /**
   * Takes out the densest of those worth at least this bucket; {@link KeyTable#NONE} if none is.
   *
   * @param answered combinations of needs to choose from, a bit each
   */
  int take(int leastBucket, int answered) {
    for (int needs = densest(answered); needs != KeyTable.NONE; needs = densest(answered)) {
      int bucket = rows[needs].highest();
      if (bucket < leastBucket) {
        return KeyTable.NONE;
      }
      int i = lists.first(list(needs, bucket));
      int now = current(i);
      if (now >= bucket) {
        leave(i);
        served(answered, bucket);
        return i;
      }
      lists.remove(i);
      emptied(needs, bucket);
      place(i, now);
    }
    served(answered, KeyTable.NONE);
    return KeyTable.NONE;
  }

  /** Everything denser of these combinations was served before. */
  private void served(int answered, int bucket) {
    for (int left = answered; left != 0; left &= left - 1) {
      Row row = rows[Integer.numberOfTrailingZeros(left)];
      row.lowestNow = Math.min(row.lowestNow, bucket);
    }
  }

  /** The combination whose first one is the densest. */
  private int densest(int answered) {
    int best = KeyTable.NONE;
    int bucket = KeyTable.NONE;
    for (int left = present & answered; left != 0; left &= left - 1) {
      int needs = Integer.numberOfTrailingZeros(left);
      int highest = rows[needs].highest();
      if (highest > bucket) {
        bucket = highest;
        best = needs;
      }
    }
    return best;
  }

  /** Whether something waits that is worth at least this bucket. */
  boolean has(int leastBucket, int answered) {
    int needs = densest(answered);
    return needs != KeyTable.NONE && rows[needs].highest() >= leastBucket;
  }

  /** Begins to measure anew what the rate suffices for; call it once in every D'. */
  void turn() {
    for (Row row : rows) {
      row.turn();
    }
  }

  /** Whether the rate sufficed for every fare query of the worth of this one in the last D'. */
  boolean covers(int i) {
    return current(i) > rows[keys.needs(i)].unreached;
  }

  /** How often the turn of a fare query comes. */
  Reach reach(int i, int reserve) {
    if (current(i) < reserve) {
      return Reach.SAVED_FOR_OTHERS;
    }
    return covers(i) ? Reach.EVERY_DEADLINE : Reach.NOW_AND_THEN;
  }

  /** The least density that was served in the last D'; zero if there was enough for all. */
  double marginal(int answered) {
    int lowest = KeyTable.NONE;
    for (int left = answered; left != 0; left &= left - 1) {
      lowest = Math.max(lowest, rows[Integer.numberOfTrailingZeros(left)].lowestBefore);
    }
    return lowest < 0 ? 0 : Density.of(lowest);
  }

  /**
   * The worth that a look must have to be made; as good as the best that waits when none is made.
   */
  double price(int answered) {
    int lowest = KeyTable.NONE;
    for (int left = answered; left != 0; left &= left - 1) {
      lowest = Math.max(lowest, rows[Integer.numberOfTrailingZeros(left)].unreached);
    }
    return lowest < 0 ? 0 : Density.of(lowest);
  }

  private void place(int i, int bucket) {
    int needs = keys.needs(i);
    keys.bucket(i, bucket);
    lists.add(list(needs, bucket), i);
    rows[needs].filled[bucket >> 6] |= 1L << bucket;
    present |= 1 << needs;
  }

  private void emptied(int needs, int bucket) {
    if (lists.isEmpty(list(needs, bucket))) {
      Row row = rows[needs];
      row.filled[bucket >> 6] &= ~(1L << bucket);
      if (row.highest() == KeyTable.NONE) {
        present &= ~(1 << needs);
      }
    }
  }

  private int list(int needs, int bucket) {
    return firstList + needs * Density.BUCKETS + bucket;
  }
}
