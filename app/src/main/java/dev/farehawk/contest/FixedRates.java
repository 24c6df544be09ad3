package dev.farehawk.contest;

import java.util.Arrays;

/**
 * Looks at each key at a rate of its own, evenly spaced: whoever is most overdue comes next. The
 * phases are spread, so that keys of one rate do not come up together.
 */
final class FixedRates implements Policy {

  /** Multiples of the golden ratio's fraction fill the circle evenly (Weyl 1916). */
  private static final double GOLDEN = 0.618_033_988_749_894_9;

  private final String name;
  private final double[] period;
  private final int[] heap;
  private final double[] due;

  /**
   * Looks by these rates.
   *
   * @param rates looks a second at each key; a key of rate zero is never looked at
   */
  FixedRates(String name, double[] rates) {
    this.name = name;
    this.period = Arrays.stream(rates).map(rate -> 1 / rate).toArray();
    this.due = new double[rates.length];
    int[] looked = new int[rates.length];
    int n = 0;
    for (int key = 0; key < rates.length; key++) {
      if (rates[key] > 0) {
        double turn = (key + 1) * GOLDEN;
        due[key] = period[key] * (turn - Math.floor(turn));
        looked[n++] = key;
      }
    }
    this.heap = Arrays.copyOf(looked, n);
    for (int at = n / 2 - 1; at >= 0; at--) {
      sink(at);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int next(double now) {
    if (heap.length == 0) {
      return NOTHING;
    }
    int key = heap[0];
    // A schedule that has fallen behind does not try to catch up what is lost.
    due[key] = Math.max(due[key] + period[key], now);
    sink(0);
    return key;
  }

  @Override
  public void seen(int key, double now, boolean dropped) {
    // The rates are fixed beforehand.
  }

  private void sink(int from) {
    int at = from;
    int key = heap[at];
    for (int child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && due[heap[child + 1]] < due[heap[child]]) {
        child++;
      }
      if (due[heap[child]] >= due[key]) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = key;
  }
}
