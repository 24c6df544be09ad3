package dev.farehawk.ops.console;

import dev.farehawk.poll.LiveCoverage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the service does, at one moment.
 *
 * @param today since midnight UTC
 * @param week the last seven days
 * @param coverage null while nothing is measured
 * @param deadLetters deliveries that were given up
 */
public record Overview(
    Instant at,
    DeadlineReport today,
    DeadlineReport week,
    List<Spending> spending,
    @Nullable LiveCoverage coverage,
    List<Queue> queues,
    List<Stage> stages,
    long deadLetters) {

  /** Keeps its own copies. */
  public Overview {
    spending = List.copyOf(spending);
    queues = List.copyOf(queues);
    stages = List.copyOf(stages);
  }
}
