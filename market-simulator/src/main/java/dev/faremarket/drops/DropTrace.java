package dev.faremarket.drops;

import java.util.Arrays;
import java.util.SplittableRandom;

/** All drops of a world over some days, in the order of time: the ground truth of a trial. */
public final class DropTrace {

  /** Of a drop that came alone. */
  public static final int ALONE = -1;

  private static final double SECONDS_PER_DAY = 86_400;

  private double[] times = new double[1024];
  private int[] keys = new int[1024];
  private int[] filings = new int[1024];
  private int size;

  private DropTrace() {}

  /** Poisson drops and filings of this world; the same seed gives the same trace. */
  public static DropTrace of(DropWorld world, double days, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DropTrace trace = new DropTrace();
    double seconds = days * SECONDS_PER_DAY;
    for (int key = 0; key < world.keys(); key++) {
      double rate = world.ownPerDay(key) / SECONDS_PER_DAY;
      for (double t = gap(random, rate); t < seconds; t += gap(random, rate)) {
        trace.add(t, key, ALONE);
      }
    }
    int filing = 0;
    for (int first = 0; first < world.keys(); ) {
      int cluster = world.clusterOf(first);
      int end = first;
      while (end < world.keys() && world.clusterOf(end) == cluster) {
        end++;
      }
      double rate = world.filingsPerDay(cluster) / SECONDS_PER_DAY;
      for (double t = gap(random, rate); t < seconds; t += gap(random, rate)) {
        double chance = Chances.beta(random, world.options());
        for (int key = first; key < end; key++) {
          if (random.nextDouble() < chance) {
            trace.add(t, key, filing);
          }
        }
        filing++;
      }
      first = end;
    }
    return trace.sorted();
  }

  private static double gap(SplittableRandom random, double rate) {
    return rate <= 0 ? Double.POSITIVE_INFINITY : -Math.log(1 - random.nextDouble()) / rate;
  }

  private void add(double time, int key, int filing) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      keys = Arrays.copyOf(keys, 2 * size);
      filings = Arrays.copyOf(filings, 2 * size);
    }
    times[size] = time;
    keys[size] = key;
    filings[size] = filing;
    size++;
  }

  private DropTrace sorted() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(times[a], times[b]));
    DropTrace sorted = new DropTrace();
    for (int at : order) {
      sorted.add(times[at], keys[at], filings[at]);
    }
    return sorted;
  }

  /** How many drops. */
  public int size() {
    return size;
  }

  /** Seconds from the beginning. */
  public double time(int drop) {
    return times[drop];
  }

  /** The key that dropped. */
  public int key(int drop) {
    return keys[drop];
  }

  /** The number of its filing, or {@link #ALONE}. */
  public int filing(int drop) {
    return filings[drop];
  }
}
