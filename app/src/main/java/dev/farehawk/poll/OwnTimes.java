package dev.farehawk.poll;

import java.util.Arrays;

/**
 * When one of several providers has looked at each fare query: a look by one tells for all of them
 * whether a price has fallen, but the prices of a provider that never looks itself expire. Four
 * bytes a row.
 */
final class OwnTimes {

  private int[] ticks = {};

  /** When this provider last looked, or {@link KeyTable#NEVER}. */
  int seenAt(int i) {
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

  long bytes() {
    return 4L * ticks.length;
  }
}
