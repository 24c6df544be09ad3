package dev.farehawk.poll;

/**
 * How long fare queries had not been looked at before their last look, for as long as a drop of it
 * may be told: a few moments. Most gaps are the usual one, and only longer ones are written down.
 * Two that share a slot are few, and the earlier one then passes for usual.
 */
final class LongGaps {

  private static final int SLOTS = 1 << 13;

  private final long[] ids = new long[SLOTS];
  private final int[] gaps = new int[SLOTS];

  /** Remembers the gap before a look, in ticks. */
  void remember(long id, int gap, int usual) {
    int slot = slot(id);
    if (gap > 2 * usual) {
      ids[slot] = id;
      gaps[slot] = gap;
    } else if (ids[slot] == id) {
      ids[slot] = 0;
    }
  }

  /** The gap before the last look. */
  int last(long id, int usual) {
    int slot = slot(id);
    return ids[slot] == id ? gaps[slot] : usual;
  }

  /** The fare query is not planned any more. */
  void forget(long id) {
    remember(id, 0, 0);
  }

  private static int slot(long id) {
    return (int) (Spread.bits(id) >>> 32) & (SLOTS - 1);
  }
}
