package dev.faremarket.judge;

import java.time.Instant;
import java.util.List;

/** The oracle that the service was told to use, as a black box. */
@FunctionalInterface
public interface PriceOracle {

  /**
   * Judges the newest price of a history.
   *
   * @param fare the departure date is in here
   * @param history oldest first, never two neighbours with the same price, the judged one last
   * @param now wall time of asking
   */
  Opinion judge(FareKey fare, List<PricePoint> history, Instant now);

  /** What an oracle can say. */
  enum Opinion {
    WORTHY,
    NOT_WORTHY,
    TOO_LITTLE
  }
}
