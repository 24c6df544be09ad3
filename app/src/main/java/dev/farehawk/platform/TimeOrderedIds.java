package dev.farehawk.platform;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUID version 7 with a 12-bit counter (RFC 9562, 6.2, method 1). Safe for many threads. */
final class TimeOrderedIds implements Ids {

  private static final int COUNTER_END = 1 << 12;

  /** Half the counter's room is left for ids of the same millisecond. */
  private static final int COUNTER_START_BOUND = 1 << 11;

  private final InstantSource clock;
  private final RandomGenerator random;
  private long lastMillis = Long.MIN_VALUE;
  private int counter;

  TimeOrderedIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public synchronized UUID next() {
    long now = clock.millis();
    if (now > lastMillis) {
      lastMillis = now;
      counter = random.nextInt(COUNTER_START_BOUND);
    } else if (++counter == COUNTER_END) {
      // A clock that stands or jumps back must not break the order: borrow from the next one.
      lastMillis++;
      counter = random.nextInt(COUNTER_START_BOUND);
    }
    return new UUID(
        lastMillis << 16 | 0x7000L | counter,
        (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }
}
