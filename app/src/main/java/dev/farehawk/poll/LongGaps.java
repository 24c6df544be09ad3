package dev.farehawk.poll;

/**
 * How long fare queries had not been looked at before their last look, for as long as a drop of it
 * may be told: a few moments. Most gaps are the usual one, and only longer ones are written down.
 * Two that share a slot are few, and the earlier one then passes for usual.
 */
final class LongGaps {

  private static final int SLOTS = 1 << 13;

  private final KeyTable keys;
  private final long[] ids = new long[SLOTS];
  private final int[] gaps = new int[SLOTS];

  LongGaps(KeyTable keys) {
    this.keys = keys;
  }

  /** Remembers the gap before a look, in ticks. */
  void remember(int i, int gap, int usual) {
    if (gap > 2 * usual) {
      int slot = slot(keys.id(i));
      ids[slot] = keys.id(i);
      gaps[slot] = gap;
      keys.enter(i, Places.LONG_GAP);
    } else {
      keys.leave(i, Places.LONG_GAP);
    }
  }

  /** The gap before the last look. */
  int last(int i, int usual) {
    if (!keys.is(i, Places.LONG_GAP)) {
      return usual;
    }
    int slot = slot(keys.id(i));
    return ids[slot] == keys.id(i) ? gaps[slot] : usual;
  }

  private static int slot(long id) {
    return (int) (Spread.bits(id) >>> 32) & (SLOTS - 1);
  }
}
