package dev.faremarket.model;

import java.util.Arrays;

/**
 * Which price level was open when, from the first second of sale to the last: a step function, kept
 * as the moments it changes at (seconds since 1970), five bytes a change.
 */
public final class FarePath {

  /** Nothing is sold. */
  public static final int CLOSED = -1;

  private final long opens;
  private final int[] offsets;
  private final byte[] levels;

  private FarePath(long opens, int[] offsets, byte[] levels) {
    this.opens = opens;
    this.offsets = offsets;
    this.levels = levels;
  }

  /** How many changes there are, the opening and the end of sale among them. */
  public int size() {
    return offsets.length;
  }

  /** When the change happened. */
  public long second(int change) {
    return opens + offsets[change];
  }

  /** What was open from this change on, or {@link #CLOSED}. */
  public int level(int change) {
    return levels[change];
  }

  /** The last change at or before this second; -1 before the first second of sale. */
  public int changeAt(long second) {
    int found = Arrays.binarySearch(offsets, Math.clamp(second - opens, -1, Integer.MAX_VALUE));
    return found >= 0 ? found : -found - 2;
  }

  /** What is open at this second, or {@link #CLOSED}. */
  public int levelAt(long second) {
    int change = changeAt(second);
    return change < 0 ? CLOSED : levels[change];
  }

  /** Collects changes in the order of time; what changes nothing is left out. */
  static final class Writer {

    private static final int USUAL_CHANGES = 64;

    private final long opens;
    private int[] offsets = new int[USUAL_CHANGES];
    private byte[] levels = new byte[USUAL_CHANGES];
    private int size;

    Writer(long opens, int level) {
      this.opens = opens;
      add(opens, level);
    }

    void add(long second, int level) {
      if (size > 0 && levels[size - 1] == level) {
        return;
      }
      if (size > 0 && second <= lastSecond()) {
        throw new IllegalStateException("changes out of order at " + second);
      }
      if (size == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * size);
        levels = Arrays.copyOf(levels, 2 * size);
      }
      offsets[size] = Math.toIntExact(second - opens);
      levels[size++] = (byte) level;
    }

    long lastSecond() {
      return opens + offsets[size - 1];
    }

    FarePath path() {
      return new FarePath(opens, Arrays.copyOf(offsets, size), Arrays.copyOf(levels, size));
    }
  }
}
