package dev.faremarket.model;

import java.util.Arrays;

/**
 * Which price level was open when, from the first second of sale to the last: a step function, kept
 * as the moments it changes at.
 */
public final class FarePath {

  /** Nothing is sold. */
  public static final int CLOSED = -1;

  private final long[] seconds;
  private final byte[] levels;

  private FarePath(long[] seconds, byte[] levels) {
    this.seconds = seconds;
    this.levels = levels;
  }

  /** Changes so far, oldest first. */
  public int size() {
    return seconds.length;
  }

  /** When the change happened, in seconds since 1970. */
  public long second(int change) {
    return seconds[change];
  }

  /** What was open from this change on, or {@link #CLOSED}. */
  public int level(int change) {
    return levels[change];
  }

  /** The last change at or before this second; -1 before the first day of sale. */
  public int changeAt(long second) {
    int found = Arrays.binarySearch(seconds, second);
    return found >= 0 ? found : -found - 2;
  }

  /** What is open at this second, or {@link #CLOSED}. */
  public int levelAt(long second) {
    int change = changeAt(second);
    return change < 0 ? CLOSED : levels[change];
  }

  /** Collects changes in the order of time; what changes nothing is left out. */
  static final class Writer {

    private static final int USUAL_CHANGES = 48;

    private long[] seconds = new long[USUAL_CHANGES];
    private byte[] levels = new byte[USUAL_CHANGES];
    private int size;

    void add(long second, int level) {
      if (size > 0 && levels[size - 1] == level) {
        return;
      }
      if (size > 0 && second <= seconds[size - 1]) {
        throw new IllegalStateException("changes out of order at " + second);
      }
      if (size == seconds.length) {
        seconds = Arrays.copyOf(seconds, 2 * size);
        levels = Arrays.copyOf(levels, 2 * size);
      }
      seconds[size] = second;
      levels[size++] = (byte) level;
    }

    long lastSecond() {
      return seconds[size - 1];
    }

    FarePath path() {
      return new FarePath(Arrays.copyOf(seconds, size), Arrays.copyOf(levels, size));
    }
  }
}
