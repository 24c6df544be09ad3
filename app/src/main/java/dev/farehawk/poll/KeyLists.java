package dev.farehawk.poll;

import java.util.Arrays;

/**
 * First in, first out, many times over. A list is a chain of chunks of rows that lie side by side,
 * and a row knows its place, so it is in one list at most and leaves it from the middle without a
 * trace in its neighbours. There are as many lists as anybody adds to.
 *
 * <p>Rows lie scattered in memory. Whoever follows links from row to row waits for each of them;
 * chunks tell which rows come next, so a few are {@link KeyTable#warm warmed} at once, and their
 * waiting times overlap.
 */
final class KeyLists {

  private static final int CHUNK = 1 << 6;
  private static final int PAGE_BITS = 12;
  private static final int PAGE = 1 << PAGE_BITS;

  /** Rows whose waiting times a processor can overlap. */
  private static final int TOGETHER = 16;

  // Heading of a chunk, by words: its neighbours or NONE, and its list. Rows lie from BEGIN to
  // before END with holes where some have left; those before WARM have been warmed; LEFT are left.
  private static final int NEXT = 0;
  private static final int PREVIOUS = 1;
  private static final int LIST = 2;
  private static final int BEGIN = 3;
  private static final int END = 4;
  private static final int WARM = 5;
  private static final int LEFT = 6;
  private static final int HEADING = 7;

  /** A chunk of so few joins a neighbour with as few, so that holes do not pile up. */
  private static final int FEW = (CHUNK - HEADING) / 4;

  private final KeyTable keys;
  private int[] heads;
  private int[] tails;
  private int[][] pages = new int[4][];
  private int used;
  private int free = KeyTable.NONE;

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
    int chunk = heads[list];
    if (chunk == KeyTable.NONE) {
      return KeyTable.NONE;
    }
    int[] page = pages[chunk >> PAGE_BITS];
    int at = chunk & (PAGE - 1);
    int begin = page[at + BEGIN];
    while (page[at + begin] == KeyTable.NONE) {
      begin++;
    }
    page[at + BEGIN] = begin;
    if (begin >= page[at + WARM]) {
      int to = Math.min(begin + TOGETHER, page[at + END]);
      keys.warm(page, at + begin, at + to);
      page[at + WARM] = to;
    }
    return page[at + begin];
  }

  void add(int list, int row) {
    if (list >= heads.length) {
      heads = longer(heads, list + 1);
      tails = longer(tails, list + 1);
    }
    int chunk = tails[list];
    if (chunk == KeyTable.NONE || word(chunk, END) == CHUNK) {
      chunk = append(list);
    }
    put(chunk, row);
    word(chunk, LEFT, word(chunk, LEFT) + 1);
  }

  private static int[] longer(int[] ends, int length) {
    int[] longer = Arrays.copyOf(ends, length);
    Arrays.fill(longer, ends.length, length, KeyTable.NONE);
    return longer;
  }

  private void put(int chunk, int row) {
    int end = word(chunk, END);
    word(chunk, end, row);
    keys.place(row, chunk + end);
    word(chunk, END, end + 1);
  }

  private int append(int list) {
    int chunk = free;
    if (chunk == KeyTable.NONE) {
      chunk = used;
      used += CHUNK;
      if (chunk >> PAGE_BITS == pages.length) {
        pages = Arrays.copyOf(pages, pages.length * 2);
      }
      if (pages[chunk >> PAGE_BITS] == null) {
        pages[chunk >> PAGE_BITS] = new int[PAGE];
      }
    } else {
      free = word(chunk, NEXT);
    }
    int last = tails[list];
    word(chunk, NEXT, KeyTable.NONE);
    word(chunk, PREVIOUS, last);
    word(chunk, LIST, list);
    word(chunk, BEGIN, HEADING);
    word(chunk, END, HEADING);
    word(chunk, WARM, HEADING);
    word(chunk, LEFT, 0);
    if (last == KeyTable.NONE) {
      heads[list] = chunk;
    } else {
      word(last, NEXT, chunk);
    }
    tails[list] = chunk;
    return chunk;
  }

  /**
   * Takes a row out of whichever list it is in.
   *
   * @return the list if it was the last row of it, or else {@link KeyTable#NONE}
   */
  int remove(int row) {
    int place = keys.place(row);
    int chunk = place & -CHUNK;
    word(place, 0, KeyTable.NONE);
    int left = word(chunk, LEFT) - 1;
    word(chunk, LEFT, left);
    if (left == 0) {
      int list = word(chunk, LIST);
      end(chunk);
      return isEmpty(list) ? list : KeyTable.NONE;
    }
    if (left <= FEW) {
      join(chunk, word(chunk, NEXT));
      join(word(chunk, PREVIOUS), chunk);
    }
    return KeyTable.NONE;
  }

  /** Moves the rows of a chunk to the end of the one before, if both are few. */
  private void join(int before, int chunk) {
    if (before == KeyTable.NONE
        || chunk == KeyTable.NONE
        || word(before, LEFT) > FEW
        || word(chunk, LEFT) > FEW) {
      return;
    }
    int together = word(before, LEFT) + word(chunk, LEFT);
    int end = word(before, END);
    word(before, BEGIN, HEADING);
    word(before, END, HEADING);
    word(before, WARM, HEADING);
    for (int i = HEADING; i < end; i++) {
      move(before, i, before);
    }
    for (int i = HEADING; i < word(chunk, END); i++) {
      move(chunk, i, before);
    }
    word(before, LEFT, together);
    end(chunk);
  }

  private void move(int from, int i, int to) {
    int row = word(from, i);
    if (row != KeyTable.NONE) {
      put(to, row);
    }
  }

  private void end(int chunk) {
    int next = word(chunk, NEXT);
    int previous = word(chunk, PREVIOUS);
    if (previous == KeyTable.NONE) {
      heads[word(chunk, LIST)] = next;
    } else {
      word(previous, NEXT, next);
    }
    if (next == KeyTable.NONE) {
      tails[word(chunk, LIST)] = previous;
    } else {
      word(next, PREVIOUS, previous);
    }
    word(chunk, LEFT, 0);
    word(chunk, NEXT, free);
    free = chunk;
  }

  private int word(int chunk, int word) {
    return pages[chunk >> PAGE_BITS][(chunk & (PAGE - 1)) + word];
  }

  private void word(int chunk, int word, int value) {
    pages[chunk >> PAGE_BITS][(chunk & (PAGE - 1)) + word] = value;
  }

  long bytes() {
    long held = 4L * (heads.length + tails.length + pages.length);
    for (int[] page : pages) {
      held += page == null ? 0 : 4L * page.length;
    }
    return held;
  }
}
