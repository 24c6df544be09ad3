package dev.farehawk.demo;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.PriceHistory;
import dev.farehawk.oracle.Oracle;
import dev.farehawk.oracle.Oracle.OracleUnavailable;
import dev.faremarket.judge.FareKey;
import dev.faremarket.judge.PriceOracle;
import dev.faremarket.judge.PricePoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The service's oracle as the black box that the judge asks. */
final class JudgedOracle implements PriceOracle {

  private final Oracle oracle;
  private final Map<FareKey, FareQueryRef> queries;

  JudgedOracle(Oracle oracle, Map<FareKey, FareQueryRef> queries) {
    this.oracle = oracle;
    this.queries = queries;
  }

  @Override
  public Opinion judge(FareKey fare, List<PricePoint> history, Instant now) {
    PriceHistory known =
        new PriceHistory(
            Objects.requireNonNull(queries.get(fare)),
            history.stream()
                .map(point -> new PriceHistory.Point(point.at(), point.priceMinor()))
                .toList());
    try {
      return switch (oracle
          .judge(List.of(new Oracle.Question(known, List.of(), now)))
          .getFirst()
          .answer()) {
        case WORTHY -> Opinion.WORTHY;
        case NOT_WORTHY -> Opinion.NOT_WORTHY;
        case TOO_LITTLE_HISTORY -> Opinion.TOO_LITTLE;
      };
    } catch (OracleUnavailable e) {
      throw new IllegalStateException("the oracle does not answer the judge", e);
    }
  }
}
