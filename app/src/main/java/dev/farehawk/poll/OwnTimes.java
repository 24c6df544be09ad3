package dev.farehawk.poll;

import java.util.Arrays;

/**
 * When one of several providers has looked at each fare query: a look by one tells for all of them
 * whether a price has fallen, but the prices of a provider that never looks itself expire. Of what
 * it did not answer it holds instead how often in a row, and until when it is not asked again, so
 * that refusing takes no room. Four bytes a row.
 */
final class OwnTimes {

  /** Above all ticks: failures in the next four bits, then whether it rests, then a tick. */
  private static final int FAILED = 1 << 30;

  private static final int FAILURES_AT = 26;
  private static final int MOST_FAILURES = 15;
  private static final int RESTS = 1 << 25;

  /** The end of the rest, as far as it fits; no rest is longer than half of what fits. */
  private static final int TICK = RESTS - 1;

  /** Bits above a tick. */
  private static final int UNUSED = Integer.SIZE - 25;

  private static final int LONGEST = RESTS / 2 - 1;

  private int[] ticks = {};

  /** When this provider last looked, or {@link KeyTable#NEVER}. */
  int seenAt(int i) {
    int value = get(i);
    return value >= FAILED ? KeyTable.NEVER : value;
  }

  private int get(int i) {
    return i < ticks.length ? ticks[i] : KeyTable.NEVER;
  }

  void seenAt(int i, int tick) {
    if (i >= ticks.length) {
      if (tick == KeyTable.NEVER) {
        return;
      }
      int before = ticks.length;
      ticks = Arrays.copyOf(ticks, Math.max(i + 1, before * 3 / 2));
      Arrays.fill(ticks, before, ticks.length, KeyTable.NEVER);
    }
    ticks[i] = tick;
  }

  /** Looks of this provider that failed in a row. */
  int failures(int i) {
    int value = get(i);
    return value >= FAILED ? (value >>> FAILURES_AT) & MOST_FAILURES : 0;
  }

  /** A look has failed, and the next may come at this tick. */
  void failed(int i, int failures, int until, int now) {
    int end = Math.min(until, now + LONGEST) & TICK;
    seenAt(i, FAILED | (Math.min(failures, MOST_FAILURES) << FAILURES_AT) | RESTS | end);
  }

  /** Ticks for which this provider is still not to be asked, zero or less if it may be. */
  int rest(int i, int now) {
    int value = get(i);
    return value >= FAILED && (value & RESTS) != 0 ? apart(value, now) : 0;
  }

  /** From now to the tick of a value, which lies less than half of what fits before or behind. */
  private static int apart(int value, int now) {
    return ((value - now) << UNUSED) >> UNUSED;
  }

  /** Ends a rest whose time is over; true if it has just done so. */
  boolean wakes(int i, int now) {
    int value = get(i);
    if (value < FAILED || (value & RESTS) == 0 || apart(value, now) > 0) {
      return false;
    }
    ticks[i] = value & ~RESTS;
    return true;
  }

  /** Whether this provider must look itself, after so many ticks; one that failed later. */
  boolean isLate(int i, int now, int age) {
    int value = get(i);
    if (value < FAILED) {
      return value == KeyTable.NEVER || now - value >= age;
    }
    return (value & RESTS) == 0 && ((now - value) & TICK) >= age;
  }

  long bytes() {
    return 4L * ticks.length;
  }
}
