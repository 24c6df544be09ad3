package dev.faremarket.drops;

import java.util.SplittableRandom;

/**
 * Fares that drop, with nothing of prices but when: the world in which polling policies compete.
 * Each key is a fare query of one cluster (a carrier in a market). Drops come from two sources: a
 * key's own, one at a time, and filings, which hit each key of a cluster with a chance that is
 * drawn anew for every filing; a wide one hits several clusters, the routes of a carrier from one
 * airport. Everything is true here; what a policy knows of it is another matter.
 */
public final class DropWorld {

  private final DropWorldOptions options;
  private final int[] clusterOf;
  private final double[] watchers;
  private final double[] ownPerDay;
  private final double[] filingsPerDay;

  /** Of the carrier's routes from one airport together; they are in those of each cluster. */
  private final double[] wideFilingsPerDay;

  private DropWorld(DropWorldOptions options, int clusters) {
    this.options = options;
    this.clusterOf = new int[options.keys()];
    this.watchers = new double[options.keys()];
    this.ownPerDay = new double[options.keys()];
    this.filingsPerDay = new double[clusters];
    this.wideFilingsPerDay = new double[(clusters - 1) / options.routes() + 1];
  }

  /** The world of these options; the same seed gives the same world. */
  public static DropWorld of(DropWorldOptions options, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int clusters = Math.max(1, (int) Math.round(options.keys() / options.keysPerCluster()));
    DropWorld world = new DropWorld(options, clusters);
    int[] sizes = world.drawClusters(random);
    world.drawWatchers(random);
    double own = options.dropsPerDay() * (1 - options.filingShare());
    for (int key = 0; key < world.keys(); key++) {
      world.ownPerDay[key] = own * spread(random, options.rateSpread());
    }
    double filings = options.dropsPerDay() * options.filingShare() / options.hitChance();
    for (int cluster = 0; cluster < clusters; cluster++) {
      world.filingsPerDay[cluster] =
          sizes[cluster] == 0 ? 0 : filings * spread(random, options.rateSpread());
    }
    world.widen();
    return world;
  }

  /** Turns a share of the filings into wide ones, as many as their routes had on average. */
  private void widen() {
    for (int network = 0; network < networks(); network++) {
      int from = network * options.routes();
      int to = Math.min(clusters(), from + options.routes());
      double all = 0;
      for (int cluster = from; cluster < to; cluster++) {
        all += filingsPerDay[cluster];
      }
      wideFilingsPerDay[network] = options.wideShare() * all / (to - from);
      for (int cluster = from; cluster < to; cluster++) {
        filingsPerDay[cluster] =
            (1 - options.wideShare()) * filingsPerDay[cluster] + wideFilingsPerDay[network];
      }
    }
  }

  /** Cluster sizes are geometric: a few carriers sell many watched dates, most sell few. */
  private int[] drawClusters(SplittableRandom random) {
    int[] sizes = new int[filingsPerDay.length];
    double[] share = new double[sizes.length];
    double all = 0;
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      share[cluster] = -Math.log(1 - random.nextDouble());
      all += share[cluster];
    }
    int key = 0;
    double upTo = 0;
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      upTo += share[cluster] / all * keys();
      int end = cluster == sizes.length - 1 ? keys() : (int) Math.min(keys(), Math.round(upTo));
      for (; key < end; key++) {
        clusterOf[key] = cluster;
        sizes[cluster]++;
      }
    }
    return sizes;
  }

  /** The rank-th most watched key has rank^-s of the watchers of the first; ranks are shuffled. */
  private void drawWatchers(SplittableRandom random) {
    int[] ranks = new int[keys()];
    for (int i = 0; i < ranks.length; i++) {
      int j = random.nextInt(i + 1);
      ranks[i] = ranks[j];
      ranks[j] = i;
    }
    for (int key = 0; key < ranks.length; key++) {
      watchers[key] = 1000 * Math.pow(ranks[key] + 1, -options.watcherExponent());
    }
  }

  /** Log-normal with mean one. */
  private static double spread(SplittableRandom random, double sigma) {
    return Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
  }

  /** What it was made from. */
  public DropWorldOptions options() {
    return options;
  }

  /** How many fare queries. */
  public int keys() {
    return clusterOf.length;
  }

  /** How many carriers in markets. */
  public int clusters() {
    return filingsPerDay.length;
  }

  /** The cluster of a key; keys of a cluster follow each other. */
  public int clusterOf(int key) {
    return clusterOf[key];
  }

  /** People who wait for a drop of this key. */
  public double watchers(int key) {
    return watchers[key];
  }

  /** A key's own drops, a day. */
  public double ownPerDay(int key) {
    return ownPerDay[key];
  }

  /** Filings that hit a cluster, wide ones among them, a day. */
  public double filingsPerDay(int cluster) {
    return filingsPerDay[cluster];
  }

  /** How many carriers at airports. */
  public int networks() {
    return wideFilingsPerDay.length;
  }

  /** The carrier and airport of a cluster; their clusters follow each other. */
  public int networkOf(int cluster) {
    return cluster / options.routes();
  }

  /** Filings that hit all routes of a carrier from an airport, a day. */
  public double wideFilingsPerDay(int network) {
    return wideFilingsPerDay[network];
  }

  /** All drops of a key, a day, as expected. */
  public double dropsPerDay(int key) {
    return ownPerDay[key] + filingsPerDay[clusterOf[key]] * options.hitChance();
  }
}
