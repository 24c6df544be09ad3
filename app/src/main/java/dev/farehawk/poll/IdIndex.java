package dev.farehawk.poll;

import java.util.Arrays;

/**
 * From a fare query's id to its row: open addressing with linear probing and backward-shift
 * deletion. It holds rows only; the ids are in the rows. Ids are above zero.
 */
final class IdIndex {

  private static final int EMPTY = -1;
  private static final int FIRST_CAPACITY = 1024;

  private final KeyTable keys;
  private int[] rows = new int[FIRST_CAPACITY];
  private int size;

  IdIndex(KeyTable keys) {
    this.keys = keys;
    Arrays.fill(rows, EMPTY);
  }

  /** The row, or {@link KeyTable#NONE}. */
  int get(long id) {
    for (int at = home(id); rows[at] != EMPTY; at = next(at)) {
      if (keys.id(rows[at]) == id) {
        return rows[at];
      }
    }
    return KeyTable.NONE;
  }

  /** Adds a row whose id is not there yet. */
  void put(long id, int row) {
    if (id <= 0) {
      throw new IllegalArgumentException("an id is above zero, not " + id);
    }
    if (size * 4L >= rows.length * 3L) {
      grow();
    }
    place(id, row);
    size++;
  }

  private void place(long id, int row) {
    int at = home(id);
    while (rows[at] != EMPTY) {
      at = next(at);
    }
    rows[at] = row;
  }

  void remove(long id) {
    int gap = home(id);
    while (rows[gap] == EMPTY || keys.id(rows[gap]) != id) {
      if (rows[gap] == EMPTY) {
        return;
      }
      gap = next(gap);
    }
    size--;
    for (int at = next(gap); rows[at] != EMPTY; at = next(at)) {
      // A row may move into the gap unless its home lies cyclically after the gap.
      int fromHome = (at - home(keys.id(rows[at]))) & (rows.length - 1);
      int fromGap = (at - gap) & (rows.length - 1);
      if (fromHome >= fromGap) {
        rows[gap] = rows[at];
        gap = at;
      }
    }
    rows[gap] = EMPTY;
  }

  int size() {
    return size;
  }

  long bytes() {
    return 4L * rows.length;
  }

  private void grow() {
    int[] old = rows;
    rows = new int[old.length * 2];
    Arrays.fill(rows, EMPTY);
    for (int row : old) {
      if (row != EMPTY) {
        place(keys.id(row), row);
      }
    }
  }

  private int home(long id) {
    return (int) (Spread.bits(id) >>> 32) & (rows.length - 1);
  }

  private int next(int at) {
    return (at + 1) & (rows.length - 1);
  }
}
