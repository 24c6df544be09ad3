package dev.farehawk.contest;

import dev.faremarket.drops.DropWorld;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The share of drops, weighted by watchers, that were shown in time. The plain ratio swings with
 * whichever of the few most watched fares happened to drop, so the estimate is post-stratified:
 * drops of like weight and source are a stratum, its share is measured, and strata count by how
 * much they are expected to bring, which the world knows (Holt and Smith 1979). Own drops are
 * stratified by the key's weight, those of filings by the cluster's.
 */
final class OnTimeShare {

  private static final int STRATA = 24;

  private final Strata own;
  private final Strata filed;
  private final DropWorld world;
  private double inTime;
  private double all;

  OnTimeShare(DropWorld world) {
    this.world = world;
    double[] clusters = new double[world.clusters()];
    for (int key = 0; key < world.keys(); key++) {
      clusters[world.clusterOf(key)] +=
          world.watchers(key)
              * world.filingsPerDay(world.clusterOf(key))
              * world.options().hitChance();
    }
    this.own = new Strata(world.keys(), key -> world.watchers(key) * world.ownPerDay(key));
    this.filed = new Strata(clusters.length, cluster -> clusters[cluster]);
  }

  void count(int key, boolean byFiling, boolean wasInTime) {
    double weight = world.watchers(key);
    all += weight;
    inTime += wasInTime ? weight : 0;
    if (byFiling) {
      filed.count(world.clusterOf(key), weight, wasInTime);
    } else {
      own.count(key, weight, wasInTime);
    }
  }

  /** The estimate. */
  double share() {
    double mass = own.mass + filed.mass;
    return mass == 0 ? 1 : (own.expectedInTime() + filed.expectedInTime()) / mass;
  }

  /** The plain ratio of what happened. */
  double plainShare() {
    return all == 0 ? 1 : inTime / all;
  }

  /** Members of like value, the most valuable first, each stratum worth about the same. */
  private static final class Strata {
    private final int[] stratumOf;
    private final double[] massOf = new double[STRATA];
    private final double[] inTime = new double[STRATA];
    private final double[] all = new double[STRATA];
    private final double mass;

    Strata(int members, IntToDoubleFunction value) {
      stratumOf = new int[members];
      mass = IntStream.range(0, members).mapToDouble(value).sum();
      int[] order =
          IntStream.range(0, members)
              .boxed()
              .sorted((a, b) -> Double.compare(value.applyAsDouble(b), value.applyAsDouble(a)))
              .mapToInt(Integer::intValue)
              .toArray();
      double upTo = 0;
      for (int member : order) {
        double own = value.applyAsDouble(member);
        int stratum =
            mass == 0 ? 0 : Math.clamp((int) ((upTo + own / 2) / mass * STRATA), 0, STRATA - 1);
        stratumOf[member] = stratum;
        massOf[stratum] += own;
        upTo += own;
      }
    }

    void count(int member, double weight, boolean wasInTime) {
      int stratum = stratumOf[member];
      all[stratum] += weight;
      inTime[stratum] += wasInTime ? weight : 0;
    }

    /** A stratum in which nothing dropped is taken for like the next one below. */
    double expectedInTime() {
      double sum = 0;
      double share = Arrays.stream(all).sum() == 0 ? 1 : Double.NaN;
      for (int stratum = STRATA - 1; stratum >= 0; stratum--) {
        if (all[stratum] > 0) {
          share = inTime[stratum] / all[stratum];
        }
        if (massOf[stratum] > 0) {
          sum += massOf[stratum] * (Double.isNaN(share) ? 0 : share);
        }
      }
      return sum;
    }
  }
}
