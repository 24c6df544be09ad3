package dev.farehawk.poll;

import java.util.Arrays;

/**
 * From a fare query's id to a small index, without boxing: open addressing with linear probing and
 * backward-shift deletion. Ids are above zero.
 */
final class IdIndex {

  static final int ABSENT = -1;
  private static final int FIRST_CAPACITY = 1024;

  private long[] ids = new long[FIRST_CAPACITY];
  private int[] values = new int[FIRST_CAPACITY];
  private int size;

  int get(long id) {
    for (int i = home(id); ids[i] != 0; i = next(i)) {
      if (ids[i] == id) {
        return values[i];
      }
    }
    return ABSENT;
  }

  void put(long id, int value) {
    if (id <= 0) {
      throw new IllegalArgumentException("an id is above zero, not " + id);
    }
    if (size * 2 >= ids.length) {
      grow();
    }
    int i = home(id);
    while (ids[i] != 0 && ids[i] != id) {
      i = next(i);
    }
    if (ids[i] == 0) {
      size++;
    }
    ids[i] = id;
    values[i] = value;
  }

  void remove(long id) {
    int gap = home(id);
    while (ids[gap] != id) {
      if (ids[gap] == 0) {
        return;
      }
      gap = next(gap);
    }
    size--;
    for (int i = next(gap); ids[i] != 0; i = next(i)) {
      // An entry may move into the gap unless its home lies cyclically after the gap.
      int fromHome = (i - home(ids[i])) & (ids.length - 1);
      int fromGap = (i - gap) & (ids.length - 1);
      if (fromHome >= fromGap) {
        ids[gap] = ids[i];
        values[gap] = values[i];
        gap = i;
      }
    }
    ids[gap] = 0;
  }

  int size() {
    return size;
  }

  private void grow() {
    long[] oldIds = ids;
    int[] oldValues = values;
    ids = new long[oldIds.length * 2];
    values = Arrays.copyOf(values, ids.length);
    size = 0;
    for (int i = 0; i < oldIds.length; i++) {
      if (oldIds[i] != 0) {
        put(oldIds[i], oldValues[i]);
      }
    }
  }

  private int home(long id) {
    return (int) (Spread.bits(id) >>> 32) & (ids.length - 1);
  }

  private int next(int i) {
    return (i + 1) & (ids.length - 1);
  }
}
