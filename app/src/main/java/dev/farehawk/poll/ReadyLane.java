package dev.farehawk.poll;

/**
 * Fare queries whose time has come, the densest first and first come first served among equals: a
 * list for each density bucket and a bitmap of those that hold something. Taking one costs the same
 * however many wait, adjusts itself to the rate, and needs no threshold. A worth that has fallen is
 * noticed when the fare query comes to the front; one that has risen moves it forward at once.
 */
final class ReadyLane {

  private final KeyTable keys;
  private final KeyLists lists;
  private final int firstList;
  private final long[] filled = new long[Density.BUCKETS / Long.SIZE];
  private int waiting;
  private int lowestNow = Density.BUCKETS;
  private int lowestBefore = KeyTable.NONE;

  ReadyLane(KeyTable keys, KeyLists lists, int firstList) {
    this.keys = keys;
    this.lists = lists;
    this.firstList = firstList;
  }

  boolean isEmpty() {
    return waiting == 0;
  }

  void enter(int i) {
    waiting++;
    place(i, Density.lowered(keys.worth(i), keys.failures(i)));
    keys.enter(i, Places.READY);
  }

  void leave(int i) {
    int bucket = keys.bucket(i);
    lists.remove(i);
    keys.leave(i, Places.READY);
    waiting--;
    emptied(bucket);
  }

  /** The worth of a fare query that waits here has changed. */
  void reconsider(int i) {
    int bucket = Density.lowered(keys.worth(i), keys.failures(i));
    int before = keys.bucket(i);
    if (bucket > before) {
      lists.remove(i);
      emptied(before);
      place(i, bucket);
    }
  }

  /**
   * Takes out the densest of those worth at least this bucket; {@link KeyTable#NONE} if none is.
   */
  int take(int leastBucket) {
    for (int bucket = highest(); bucket >= leastBucket; bucket = highest()) {
      int i = lists.first(firstList + bucket);
      int current = Density.lowered(keys.worth(i), keys.failures(i));
      if (current >= bucket) {
        leave(i);
        lowestNow = Math.min(lowestNow, bucket);
        return i;
      }
      lists.remove(i);
      emptied(bucket);
      place(i, current);
    }
    if (waiting == 0) {
      lowestNow = KeyTable.NONE;
    }
    return KeyTable.NONE;
  }

  /** Whether something waits that is worth at least this bucket. */
  boolean has(int leastBucket) {
    return waiting > 0 && highest() >= leastBucket;
  }

  /** Begins to measure anew what the rate suffices for; call it once in every D'. */
  void turn() {
    lowestBefore = lowestNow == Density.BUCKETS ? lowestBefore : lowestNow;
    lowestNow = Density.BUCKETS;
  }

  /** Whether the rate sufficed for every fare query of this worth in the last D'. */
  boolean covers(int bucket) {
    return bucket > lowestBefore;
  }

  /** How often the turn of a fare query of this worth comes. */
  Reach reach(int bucket, int reserve) {
    if (bucket < reserve) {
      return Reach.SAVED_FOR_OTHERS;
    }
    return covers(bucket) ? Reach.EVERY_DEADLINE : Reach.NOW_AND_THEN;
  }

  /** The least density that was served in the last D'; zero if there was enough for all. */
  double marginal() {
    return lowestBefore < 0 ? 0 : Density.of(lowestBefore);
  }

  private void place(int i, int bucket) {
    keys.bucket(i, bucket);
    lists.add(firstList + bucket, i);
    filled[bucket >> 6] |= 1L << bucket;
  }

  private void emptied(int bucket) {
    if (lists.isEmpty(firstList + bucket)) {
      filled[bucket >> 6] &= ~(1L << bucket);
    }
  }

  private int highest() {
    for (int word = filled.length - 1; word >= 0; word--) {
      if (filled[word] != 0) {
        return (word << 6) + Long.SIZE - 1 - Long.numberOfLeadingZeros(filled[word]);
      }
    }
    return KeyTable.NONE;
  }
}
