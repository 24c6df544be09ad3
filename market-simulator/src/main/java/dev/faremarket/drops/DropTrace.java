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
  private int filingsMade;

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
    int[] first = firstKeys(world);
    for (int cluster = 0; cluster < world.clusters(); cluster++) {
      double wide = world.wideFilingsPerDay(world.networkOf(cluster));
      double rate = (world.filingsPerDay(cluster) - wide) / SECONDS_PER_DAY;
      trace.file(world, random, new Filings(first[cluster], first[cluster + 1], rate, seconds));
    }
    for (int network = 0; network < world.networks(); network++) {
      int from = first[network * world.options().routes()];
      int to = first[Math.min(world.clusters(), (network + 1) * world.options().routes())];
      double rate = world.wideFilingsPerDay(network) / SECONDS_PER_DAY;
      trace.file(world, random, new Filings(from, to, rate, seconds));
    }
    return trace.sorted();
  }

  /** The first key of each cluster, and behind them the number of keys. */
  private static int[] firstKeys(DropWorld world) {
    int[] first = new int[world.clusters() + 1];
    for (int key = 0; key < world.keys(); key++) {
      first[world.clusterOf(key) + 1] = key + 1;
    }
    for (int cluster = 1; cluster <= world.clusters(); cluster++) {
      first[cluster] = Math.max(first[cluster], first[cluster - 1]);
    }
    return first;
  }

  /** Filings that come at a rate a second, for so many seconds, and hit a stretch of keys. */
  private record Filings(int from, int to, double rate, double seconds) {}

  private void file(DropWorld world, SplittableRandom random, Filings filed) {
    if (filed.from == filed.to) {
      return;
    }
    double t = gap(random, filed.rate);
    while (t < filed.seconds) {
      double chance = Chances.beta(random, world.options());
      for (int key = filed.from; key < filed.to; key++) {
        if (random.nextDouble() < chance) {
          add(t, key, filingsMade);
        }
      }
      filingsMade++;
      t += gap(random, filed.rate);
    }
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
