package dev.farehawk.poll;

import java.util.Arrays;

/**
 * First in, first out, many times over: the links lie in the rows themselves, so a row is in one
 * list at most, and leaves it from the middle without a trace. The first row of a list points back
 * at the list, the last one forward, by numbers below {@link KeyTable#NONE}. There are as many
 * lists as anybody adds to.
 */
final class KeyLists {

  private final KeyTable keys;
  private int[] heads;
  private int[] tails;

  KeyLists(KeyTable keys, int lists) {
    this.keys = keys;
    this.heads = new int[lists];
    this.tails = new int[lists];
    Arrays.fill(heads, KeyTable.NONE);
    Arrays.fill(tails, KeyTable.NONE);
  }

  boolean isEmpty(int list) {
    return heads[list] == KeyTable.NONE;
  }

  /** The row that has waited longest, or {@link KeyTable#NONE}. */
  int first(int list) {
    return heads[list];
  }

  void add(int list, int row) {
    if (list >= heads.length) {
      heads = longer(heads, list + 1);
      tails = longer(tails, list + 1);
    }
    int last = tails[list];
    keys.next(row, end(list));
    if (last == KeyTable.NONE) {
      heads[list] = row;
      keys.previous(row, end(list));
    } else {
      keys.next(last, row);
      keys.previous(row, last);
    }
    tails[list] = row;
  }

  private static int[] longer(int[] ends, int length) {
    int[] longer = Arrays.copyOf(ends, length);
    Arrays.fill(longer, ends.length, length, KeyTable.NONE);
    return longer;
  }

  /**
   * Takes a row out of whichever list it is in.
   *
   * @return the list if it was the last row of it, or else {@link KeyTable#NONE}
   */
  int remove(int row) {
    int next = keys.next(row);
    int previous = keys.previous(row);
    if (previous < KeyTable.NONE) {
      heads[end(previous)] = next < KeyTable.NONE ? KeyTable.NONE : next;
    } else {
      keys.next(previous, next);
    }
    if (next < KeyTable.NONE) {
      tails[end(next)] = previous < KeyTable.NONE ? KeyTable.NONE : previous;
    } else {
      keys.previous(next, previous);
    }
    boolean wasLast = previous < KeyTable.NONE && next < KeyTable.NONE;
    return wasLast ? end(next) : KeyTable.NONE;
  }

  /** A list as a link, and back. */
  private static int end(int list) {
    return -2 - list;
  }

  long bytes() {
    return 4L * (heads.length + tails.length);
  }
}
