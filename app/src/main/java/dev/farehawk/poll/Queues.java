package dev.farehawk.poll;

import java.util.Arrays;

/**
 * First in, first out for each of the {@link Circles}. What has left or moved since it was queued
 * lies in it still, and is for whoever takes to notice.
 */
final class Queues {

  private final LongFifo[] fifos = new LongFifo[Circles.MOST];

  /** Circles for which something lies here, a bit each. */
  private long filled;

  Queues() {
    Arrays.setAll(fifos, _ -> new LongFifo());
  }

  void add(int circle, long entry) {
    fifos[circle].add(entry);
    filled |= 1L << circle;
  }

  /** Whether something lies here for one of these circles, a bit each. */
  boolean has(long circles) {
    return (filled & circles) != 0;
  }

  /** The oldest of the first of these circles that has one. */
  long remove(long circles) {
    int circle = Long.numberOfTrailingZeros(filled & circles);
    long entry = fifos[circle].remove();
    if (fifos[circle].isEmpty()) {
      filled &= ~(1L << circle);
    }
    return entry;
  }
}
