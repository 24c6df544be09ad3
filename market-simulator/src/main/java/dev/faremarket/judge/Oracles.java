package dev.faremarket.judge;

import dev.faremarket.judge.PriceOracle.Opinion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Asks the oracle what the service must have been told. The service may have asked some seconds
 * later; where that makes a difference the answer is not known.
 */
final class Oracles {
  private final PriceOracle oracle;
  private final Duration window;

  Oracles(PriceOracle oracle, Duration window) {
    this.oracle = oracle;
    this.window = window;
  }

  Look.Worth worth(FareKey fare, List<PricePoint> history, Instant at) {
    List<PricePoint> known = List.copyOf(history);
    Opinion atOnce = oracle.judge(fare, known, at);
    Opinion later = oracle.judge(fare, known, at.plus(window));
    if ((atOnce == Opinion.WORTHY) != (later == Opinion.WORTHY)) {
      return Look.Worth.UNSURE;
    }
    return atOnce == Opinion.WORTHY ? Look.Worth.WORTHY : Look.Worth.NOT_WORTHY;
  }
}
