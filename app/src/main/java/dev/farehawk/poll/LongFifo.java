package dev.farehawk.poll;

/** First in, first out, of primitive numbers; grows as needed. */
final class LongFifo {

  private long[] ring = new long[16];
  private int head;
  private int size;

  void add(long value) {
    if (size == ring.length) {
      grow();
    }
    ring[(head + size) & (ring.length - 1)] = value;
    size++;
  }

  private void grow() {
    long[] larger = new long[ring.length * 2];
    for (int i = 0; i < size; i++) {
      larger[i] = ring[(head + i) & (ring.length - 1)];
    }
    ring = larger;
    head = 0;
  }

  /** The oldest; only when not empty. */
  long remove() {
    if (size == 0) {
      throw new IllegalStateException("nothing is queued");
    }
    long value = ring[head];
    head = (head + 1) & (ring.length - 1);
    size--;
    return value;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }
}
