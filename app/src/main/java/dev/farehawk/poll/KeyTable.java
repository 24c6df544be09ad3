package dev.farehawk.poll;

import dev.farehawk.fare.FareQueryRef;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the planner knows of each fare query, one array per property: it visits thousands a second
 * and few properties of each. An entry names an index and the life of its holder, so that queues
 * may keep entries of holders that have gone: they no longer match.
 */
final class KeyTable {

  /** Of a time that has not been. */
  static final long NEVER = Long.MIN_VALUE;

  private static final int FIRST_CAPACITY = 1024;

  private final IdIndex index = new IdIndex();
  private final LongFifo free = new LongFifo();
  private @Nullable FareQueryRef[] refs = new FareQueryRef[FIRST_CAPACITY];
  private int[] lives = new int[FIRST_CAPACITY];
  private int used;

  // Read and written by the planner; times in milliseconds since 1970.
  double[] watchers = new double[FIRST_CAPACITY];
  long[] departureDay = new long[FIRST_CAPACITY];
  long[] goneAt = new long[FIRST_CAPACITY];
  long[] seenAt = new long[FIRST_CAPACITY];
  long[] dueAt = new long[FIRST_CAPACITY];
  long[] confirmBy = new long[FIRST_CAPACITY];
  long[] confirmAskedAt = new long[FIRST_CAPACITY];
  short[] bucket = new short[FIRST_CAPACITY];
  byte[] failures = new byte[FIRST_CAPACITY];
  byte[] places = new byte[FIRST_CAPACITY];

  int size() {
    return index.size();
  }

  /** The index of a fare query, or {@link IdIndex#ABSENT}. */
  int find(long fareQuery) {
    return index.get(fareQuery);
  }

  /** A fresh row for a fare query that has none. */
  int add(FareQueryRef ref) {
    int i = free.isEmpty() ? used++ : (int) free.remove();
    if (i == watchers.length) {
      grow();
    }
    refs[i] = ref;
    index.put(ref.id(), i);
    watchers[i] = 0;
    departureDay[i] = ref.query().departure().toEpochDay();
    goneAt[i] = Long.MAX_VALUE;
    seenAt[i] = NEVER;
    dueAt[i] = NEVER;
    confirmBy[i] = NEVER;
    confirmAskedAt[i] = NEVER;
    bucket[i] = -1;
    failures[i] = 0;
    places[i] = 0;
    return i;
  }

  /** Ends a row; entries that name it no longer match. */
  void remove(int i) {
    index.remove(ref(i).id());
    refs[i] = null;
    lives[i]++;
    free.add(i);
  }

  FareQueryRef ref(int i) {
    FareQueryRef ref = refs[i];
    if (ref == null) {
      throw new IllegalStateException("row " + i + " is free");
    }
    return ref;
  }

  long entry(int i) {
    return (long) lives[i] << 32 | i;
  }

  boolean alive(long entry) {
    int i = (int) entry;
    return refs[i] != null && lives[i] == (int) (entry >> 32);
  }

  private void grow() {
    int capacity = watchers.length * 2;
    refs = Arrays.copyOf(refs, capacity);
    lives = Arrays.copyOf(lives, capacity);
    watchers = Arrays.copyOf(watchers, capacity);
    departureDay = Arrays.copyOf(departureDay, capacity);
    goneAt = Arrays.copyOf(goneAt, capacity);
    seenAt = Arrays.copyOf(seenAt, capacity);
    dueAt = Arrays.copyOf(dueAt, capacity);
    confirmBy = Arrays.copyOf(confirmBy, capacity);
    confirmAskedAt = Arrays.copyOf(confirmAskedAt, capacity);
    bucket = Arrays.copyOf(bucket, capacity);
    failures = Arrays.copyOf(failures, capacity);
    places = Arrays.copyOf(places, capacity);
  }
}
