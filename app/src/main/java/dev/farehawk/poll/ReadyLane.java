package dev.farehawk.poll;

import java.time.Duration;

/**
 * Fare queries whose time has come, the densest first. A weight that has fallen is noticed when the
 * fare query comes to the front; one that has risen moves it forward at once.
 */
final class ReadyLane {

  private static final int FEWEST_TO_COMPACT = 1024;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final KeyTable keys;
  private final int callsPerLook;
  private final DensityBuckets buckets = new DensityBuckets();
  private int waiting;

  ReadyLane(KeyTable keys, int callsPerLook) {
    this.keys = keys;
    this.callsPerLook = callsPerLook;
  }

  boolean isEmpty() {
    return waiting == 0;
  }

  boolean holds(int i) {
    return keys.bucket[i] >= 0;
  }

  void enter(int i, long now) {
    if (!holds(i)) {
      waiting++;
      place(i, weigh(i, now));
    }
  }

  void leave(int i) {
    if (holds(i)) {
      keys.bucket[i] = -1;
      waiting--;
      compactIfMostlyGhosts();
    }
  }

  /** The weight of a fare query has changed. */
  void reweigh(int i, long now) {
    int bucket = weigh(i, now);
    if (holds(i) && bucket > keys.bucket[i]) {
      place(i, bucket);
      compactIfMostlyGhosts();
    }
  }

  /** Takes out the densest; -1 if none waits. */
  int take(long now) {
    for (int b = buckets.highest(); b >= 0; b = buckets.highest()) {
      long entry = buckets.remove(b);
      int i = (int) entry;
      if (!keys.alive(entry) || keys.bucket[i] != b) {
        continue;
      }
      int current = weigh(i, now);
      if (current >= b) {
        leave(i);
        return i;
      }
      place(i, current);
    }
    return -1;
  }

  private void place(int i, int bucket) {
    keys.bucket[i] = (short) bucket;
    buckets.add(bucket, keys.entry(i));
  }

  private int weigh(int i, long now) {
    long days = keys.departureDay[i] - Math.floorDiv(now, DAY);
    return DensityBuckets.bucketOf(keys.watchers[i] * DropRate.perDay(days) / callsPerLook);
  }

  private void compactIfMostlyGhosts() {
    if (buckets.size() > FEWEST_TO_COMPACT && buckets.size() > 2 * waiting) {
      buckets.compact((bucket, entry) -> keys.alive(entry) && keys.bucket[(int) entry] == bucket);
    }
  }
}
