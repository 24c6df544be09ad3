package dev.farehawk.poll;

import java.util.Arrays;

/**
 * Fare queries whose time has come, the densest first and first come first served among equals: a
 * list for each density bucket and a bitmap of those that hold something. Taking one costs the same
 * however many wait, adjusts itself to the rate, and needs no threshold. A worth that has fallen is
 * noticed when the fare query comes to the front; one that has risen moves it forward at once.
 *
 * <p>Not every provider can be asked everything, so there is a row of buckets for each of the
 * {@link Circles}, and whoever takes names those that it is in.
 */
final class ReadyLane {

  private static final int WORDS = Density.BUCKETS / Long.SIZE;

  /** Lists that it needs while nobody refuses anything. */
  static final int LISTS = Needs.COMBINATIONS * Density.BUCKETS;

  private final KeyTable keys;
  private final ShownInGroups shown;
  private final Circles circles;
  private final KeyLists lists;
  private final int firstList;

  /** Which buckets of each circle hold something, a bit each, {@link #WORDS} words a circle. */
  private final long[] filled = new long[Circles.MOST * WORDS];

  // How far down each circle is served: the lowest bucket since the last turn, that of the time
  // before, and the highest that was not reached in it.
  private final int[] lowestNow = new int[Circles.MOST];
  private final int[] lowestBefore = new int[Circles.MOST];
  private final int[] unreached = new int[Circles.MOST];

  /** Circles for which something waits, a bit each. */
  private long present;

  ReadyLane(KeyTable keys, ShownInGroups shown, Circles circles, KeyLists lists, int firstList) {
    this.keys = keys;
    this.shown = shown;
    this.circles = circles;
    this.lists = lists;
    this.firstList = firstList;
    Arrays.fill(lowestNow, Density.BUCKETS);
    Arrays.fill(lowestBefore, KeyTable.NONE);
    Arrays.fill(unreached, KeyTable.NONE);
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
    takeOut(i);
    keys.leave(i, Places.READY);
  }

  /** Somebody may be asked again who was not, or the other way round. */
  void askAgain(int i) {
    int bucket = keys.bucket(i);
    takeOut(i);
    place(i, bucket);
  }

  /** The worth of a fare query that waits here has changed. */
  void reconsider(int i) {
    int bucket = current(i);
    if (bucket > keys.bucket(i)) {
      takeOut(i);
      place(i, bucket);
    }
  }

  /**
   * Takes out the densest of those worth at least this bucket; {@link KeyTable#NONE} if none is.
   *
   * @param around circles to choose from, a bit each
   */
  int take(int leastBucket, long around) {
    for (int circle = densest(around); circle != KeyTable.NONE; circle = densest(around)) {
      int bucket = highest(circle);
      if (bucket < leastBucket) {
        return KeyTable.NONE;
      }
      int i = lists.first(list(circle, bucket));
      int now = current(i);
      if (now >= bucket) {
        leave(i);
        served(around, bucket);
        return i;
      }
      takeOut(i);
      place(i, now);
    }
    served(around, KeyTable.NONE);
    return KeyTable.NONE;
  }

  /** Everything denser of these circles was served before. */
  private void served(long around, int bucket) {
    for (long left = around; left != 0; left &= left - 1) {
      int circle = Long.numberOfTrailingZeros(left);
      lowestNow[circle] = Math.min(lowestNow[circle], bucket);
    }
  }

  /** The circle whose first one is the densest. */
  private int densest(long around) {
    int best = KeyTable.NONE;
    int bucket = KeyTable.NONE;
    for (long left = present & around; left != 0; left &= left - 1) {
      int circle = Long.numberOfTrailingZeros(left);
      int highest = highest(circle);
      if (highest > bucket) {
        bucket = highest;
        best = circle;
      }
    }
    return best;
  }

  /** Whether something waits that is worth at least this bucket. */
  boolean has(int leastBucket, long around) {
    int circle = densest(around);
    return circle != KeyTable.NONE && highest(circle) >= leastBucket;
  }

  /** Begins to measure anew what the rate suffices for; call it once in every D'. */
  void turn() {
    for (int circle = 0; circle < Circles.MOST; circle++) {
      int lowest = lowestNow[circle];
      boolean served = lowest != Density.BUCKETS;
      lowestBefore[circle] = served ? lowest : lowestBefore[circle];
      unreached[circle] = served ? lowest : Math.max(highest(circle), lowestBefore[circle]);
      lowestNow[circle] = Density.BUCKETS;
    }
  }

  /** Whether the rate sufficed for every fare query of the worth of this one in the last D'. */
  boolean covers(int i) {
    return current(i) > unreached[circles.of(i)];
  }

  /** How often the turn of a fare query comes. */
  Reach reach(int i, int reserve) {
    if (current(i) < reserve) {
      return Reach.SAVED_FOR_OTHERS;
    }
    return covers(i) ? Reach.EVERY_DEADLINE : Reach.NOW_AND_THEN;
  }

  /** The least density that was served in the last D'; zero if there was enough for all. */
  double marginal(long around) {
    int lowest = KeyTable.NONE;
    for (long left = around; left != 0; left &= left - 1) {
      lowest = Math.max(lowest, lowestBefore[Long.numberOfTrailingZeros(left)]);
    }
    return lowest < 0 ? 0 : Density.of(lowest);
  }

  /**
   * The worth that a look must have to be made; as good as the best that waits when none is made.
   */
  double price(long around) {
    int lowest = KeyTable.NONE;
    for (long left = around; left != 0; left &= left - 1) {
      lowest = Math.max(lowest, unreached[Long.numberOfTrailingZeros(left)]);
    }
    return lowest < 0 ? 0 : Density.of(lowest);
  }

  private void place(int i, int bucket) {
    int circle = circles.of(i);
    keys.bucket(i, bucket);
    lists.add(list(circle, bucket), i);
    filled[circle * WORDS + (bucket >> 6)] |= 1L << bucket;
    present |= 1L << circle;
  }

  private void takeOut(int i) {
    int emptied = lists.remove(i);
    if (emptied != KeyTable.NONE) {
      int circle = (emptied - firstList) / Density.BUCKETS;
      int bucket = (emptied - firstList) % Density.BUCKETS;
      filled[circle * WORDS + (bucket >> 6)] &= ~(1L << bucket);
      if (highest(circle) == KeyTable.NONE) {
        present &= ~(1L << circle);
      }
    }
  }

  /** The highest bucket of a circle that holds something, or {@link KeyTable#NONE}. */
  private int highest(int circle) {
    for (int word = WORDS - 1; word >= 0; word--) {
      long bits = filled[circle * WORDS + word];
      if (bits != 0) {
        return (word << 6) + Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
      }
    }
    return KeyTable.NONE;
  }

  private int list(int circle, int bucket) {
    return firstList + circle * Density.BUCKETS + bucket;
  }
}
