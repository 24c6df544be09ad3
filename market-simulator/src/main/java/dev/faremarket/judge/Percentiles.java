package dev.faremarket.judge;

import java.time.Duration;
import java.util.List;

/** How long something took, in seconds, by nearest rank; all zero when it never happened. */
public record Percentiles(double p50, double p99, double p999, double max) {

  static Percentiles of(List<Duration> spans) {
    List<Duration> sorted = spans.stream().sorted().toList();
    return new Percentiles(
        rank(sorted, 0.50), rank(sorted, 0.99), rank(sorted, 0.999), rank(sorted, 1));
  }

  /** The longer of the two at each rank: no part of a run was slower. */
  public Percentiles worst(Percentiles other) {
    return new Percentiles(
        Math.max(p50, other.p50),
        Math.max(p99, other.p99),
        Math.max(p999, other.p999),
        Math.max(max, other.max));
  }

  private static double rank(List<Duration> sorted, double share) {
    if (sorted.isEmpty()) {
      return 0;
    }
    int rank = Math.max(1, (int) Math.ceil(share * sorted.size()));
    return sorted.get(rank - 1).toNanos() / 1e9;
  }
}
