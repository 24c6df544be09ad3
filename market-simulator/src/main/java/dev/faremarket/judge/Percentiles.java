package dev.faremarket.judge;

import java.time.Duration;
import java.util.List;

/** How long something took, in seconds, by nearest rank; all zero when it never happened. */
public record Percentiles(double p50, double p99, double max) {

  static Percentiles of(List<Duration> spans) {
    List<Duration> sorted = spans.stream().sorted().toList();
    return new Percentiles(rank(sorted, 0.50), rank(sorted, 0.99), rank(sorted, 1));
  }

  private static double rank(List<Duration> sorted, double share) {
    if (sorted.isEmpty()) {
      return 0;
    }
    int rank = Math.max(1, (int) Math.ceil(share * sorted.size()));
    return sorted.get(rank - 1).toNanos() / 1e9;
  }
}
