package dev.farehawk.history;

import dev.farehawk.fare.FareQueryRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about the overall price of one fare query, oldest point first. Each point holds
 * until the next.
 *
 * @param points never two neighbours with the same amount; the last one is the price to judge
 */
public record PriceHistory(FareQueryRef fareQuery, List<Point> points) {

  /**
   * From this moment on the price was this.
   *
   * @param observedAt when it was first seen to be so
   * @param amountMinor minor units of the fare query's currency; null while nothing was on sale
   */
  public record Point(Instant observedAt, @Nullable Long amountMinor) {}

  /** Keeps its own copy of the points. */
  public PriceHistory {
    points = List.copyOf(points);
  }
}
