package dev.faremarket.server;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a provider takes to answer: log-normal, as the response times of search services are.
 *
 * @param median half of the replies are faster
 * @param p99 99 of 100 replies are faster; not below the median
 */
public record Latency(Duration median, Duration p99) {
  private static final double NORMAL_P99 = 2.3263;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Refuses a 99th percentile below the median. */
  public Latency {
    if (median.isNegative() || p99.compareTo(median) < 0) {
      throw new IllegalArgumentException(
          "latency needs 0 <= median <= p99, not median " + median + " and p99 " + p99);
    }
  }

  /** Answers at once. */
  public static Latency none() {
    return new Latency(Duration.ZERO, Duration.ZERO);
  }

  /** Draws one reply's latency, at most two minutes. */
  Duration draw(RandomGenerator random) {
    if (median.isZero()) {
      return Duration.ZERO;
    }
    double sigma = Math.log((double) p99.toNanos() / (double) median.toNanos()) / NORMAL_P99;
    double nanos = (double) median.toNanos() * Math.exp(sigma * random.nextGaussian());
    return Duration.ofNanos((long) Math.min(nanos, (double) LONGEST.toNanos()));
  }
}
