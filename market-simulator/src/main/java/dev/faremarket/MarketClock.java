package dev.faremarket;

import java.time.Duration;
import java.time.Instant;

/**
 * Maps wall time to market time: until {@code start} both are the same, after it market time runs
 * {@code speed} times faster.
 *
 * @param start the moment from which market time runs faster
 * @param speed market seconds per wall second, above zero
 */
public record MarketClock(Instant start, double speed) {

  /** Refuses a speed that would stop or turn back the market. */
  public MarketClock {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("market speed must be a number above 0, not " + speed);
    }
  }

  /** The market's time at this moment of wall time. */
  public Instant marketTime(Instant wall) {
    return wall.isAfter(start) ? start.plus(scaled(Duration.between(start, wall), speed)) : wall;
  }

  /** The wall time at which the market reaches this market time. */
  public Instant wallTime(Instant market) {
    return market.isAfter(start)
        ? start.plus(scaled(Duration.between(start, market), 1 / speed))
        : market;
  }

  private static Duration scaled(Duration span, double factor) {
    double nanos = span.toNanos() * factor;
    double seconds = Math.floor(nanos / 1e9);
    return Duration.ofSeconds((long) seconds, Math.round(nanos - seconds * 1e9));
  }
}
