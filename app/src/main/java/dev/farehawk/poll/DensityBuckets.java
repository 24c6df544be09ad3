package dev.farehawk.poll;

import org.jspecify.annotations.Nullable;

/**
 * Entries that wait for their turn, the densest first and first come first served among equals: 256
 * queues on a logarithmic scale and a bitmap of those that hold something. Taking one costs the
 * same however many wait, adjusts itself to the rate, and needs no threshold.
 */
final class DensityBuckets {

  static final int BUCKETS = 256;
  private static final double STEPS_PER_DOUBLING = 8;
  private static final int MIDDLE = BUCKETS / 2;

  private final @Nullable LongFifo[] buckets = new LongFifo[BUCKETS];
  private final long[] filled = new long[BUCKETS / Long.SIZE];
  private int size;

  /** The bucket of a density; each spans 9 percent, all together 32 doublings. */
  static int bucketOf(double density) {
    if (!(density > 0)) {
      return 0;
    }
    double steps = Math.log(density) / Math.log(2) * STEPS_PER_DOUBLING;
    return Math.clamp(Math.round(steps) + MIDDLE, 0, BUCKETS - 1);
  }

  void add(int bucket, long entry) {
    LongFifo fifo = buckets[bucket];
    if (fifo == null) {
      fifo = new LongFifo();
      buckets[bucket] = fifo;
    }
    fifo.add(entry);
    filled[bucket >> 6] |= 1L << bucket;
    size++;
  }

  /** The highest bucket that holds something; -1 if none does. */
  int highest() {
    for (int word = filled.length - 1; word >= 0; word--) {
      if (filled[word] != 0) {
        return (word << 6) + Long.SIZE - 1 - Long.numberOfLeadingZeros(filled[word]);
      }
    }
    return -1;
  }

  /** The oldest entry of a bucket that holds something. */
  long remove(int bucket) {
    LongFifo fifo = buckets[bucket];
    if (fifo == null) {
      throw new IllegalStateException("bucket " + bucket + " is empty");
    }
    long entry = fifo.remove();
    if (fifo.isEmpty()) {
      filled[bucket >> 6] &= ~(1L << bucket);
    }
    size--;
    return entry;
  }

  /** Drops entries that are worth nothing any more. */
  void compact(EntryTest worth) {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      LongFifo fifo = buckets[bucket];
      if (fifo != null && !fifo.isEmpty()) {
        int here = bucket;
        size -= fifo.size();
        fifo.keep(entry -> worth.test(here, entry));
        size += fifo.size();
        if (fifo.isEmpty()) {
          filled[bucket >> 6] &= ~(1L << bucket);
        }
      }
    }
  }

  /** Whether an entry of a bucket still means something. */
  @FunctionalInterface
  interface EntryTest {
    boolean test(int bucket, long entry);
  }

  int size() {
    return size;
  }
}
