package dev.faremarket.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What nobody can know from outside, so that a correct service is never called wrong.
 *
 * @param window looks at two fares of one watch that are no further apart may have been taken in
 *     either order, or as one batch that tells of the best; also how much later an oracle may have
 *     been asked
 * @param creation looks so soon after the creation of a watch may have been taken before it
 * @param outages while the service was being killed, replies on their way may have been lost
 */
public record Tolerance(Duration window, Duration creation, List<Outage> outages) {

  /** A span of wall time, both ends included. */
  public record Outage(Instant from, Instant to) {}

  /** Keeps its own copy. */
  public Tolerance {
    outages = List.copyOf(outages);
  }

  /** For a service that is never killed. */
  public static Tolerance usual() {
    return new Tolerance(Duration.ofSeconds(5), Duration.ofSeconds(10), List.of());
  }

  boolean maybeLost(Instant servedAt) {
    return outages.stream()
        .anyMatch(outage -> !servedAt.isBefore(outage.from()) && !servedAt.isAfter(outage.to()));
  }
}
