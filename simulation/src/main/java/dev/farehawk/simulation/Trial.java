package dev.farehawk.simulation;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.HistoryConfig;
import dev.farehawk.history.PriceHistory;
import dev.farehawk.oracle.Oracle;
import dev.farehawk.oracle.StatisticalOracle;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import dev.faremarket.judge.Correcting;
import dev.faremarket.judge.CorrectionMessage;
import dev.faremarket.judge.Doubts;
import dev.faremarket.judge.Evidence;
import dev.faremarket.judge.FareKey;
import dev.faremarket.judge.GroundTruth;
import dev.faremarket.judge.IndependentJudge;
import dev.faremarket.judge.JudgedWatch;
import dev.faremarket.judge.Judgement;
import dev.faremarket.judge.Message;
import dev.faremarket.judge.Noise;
import dev.faremarket.judge.PriceOracle.Opinion;
import dev.faremarket.judge.PricePoint;
import dev.faremarket.judge.Terms;
import dev.faremarket.judge.Tolerance;
import dev.faremarket.server.LoggedReply;
import dev.faremarket.server.MarketView;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds the alert rows of a run against what the judge makes of the replies. An alert row counts as
 * a message to the inbox.
 */
final class Trial {

  private static final double AGREEMENT = 0.02;
  private static final int MEDIAN_OF = 15;

  private final Map<Long, FareKey> fares = new HashMap<>();
  private final Map<FareKey, FareQueryRef> queries = new HashMap<>();
  private final MarketView view;
  private final StatisticalOracle oracle;

  Trial(List<FareQueryRef> refs, MarketView view, StatisticalOracle oracle) {
    this.view = view;
    this.oracle = oracle;
    for (FareQueryRef ref : refs) {
      fares.put(ref.id(), Fares.key(ref));
      queries.put(Fares.key(ref), ref);
    }
  }

  Map<Long, FareKey> fares() {
    return fares;
  }

  /** Every alert row, in the order of writing. */
  List<Message> alerts(DataSource source) {
    return JdbcClient.create(source)
        .sql(
            """
            SELECT id, watch, fare_query, amount_minor, alerted_at, recorded_at
            FROM alert ORDER BY seq
            """)
        .query((row, _) ->
            new Message(
                new Message.Ids(row.getString("id"), row.getString("id"), row.getString("watch")),
                Message.Channel.INBOX,
                Columns.instant(row, "alerted_at"),
                fare(row.getLong("fare_query")),
                row.getLong("amount_minor"),
                Columns.instant(row, "recorded_at")))
        .list();
  }

  /** Every correction row; like an alert row it counts as a message to the inbox. */
  List<CorrectionMessage> corrections(DataSource source) {
    return JdbcClient.create(source)
        .sql(
            """
            SELECT c.id, c.alert, a.watch, a.fare_query, a.amount_minor AS told, c.amount_minor,
                   c.corrected_at
            FROM correction c JOIN alert a ON a.id = c.alert
            ORDER BY a.seq
            """)
        .query((row, _) -> {
          @Nullable Long minor = row.getObject("amount_minor", Long.class);
          return new CorrectionMessage(
              new CorrectionMessage.Ids(
                  row.getString("id"),
                  row.getString("id"),
                  row.getString("alert"),
                  row.getString("watch")),
              Message.Channel.INBOX,
              Columns.instant(row, "corrected_at"),
              fare(row.getLong("fare_query")),
              row.getLong("told"),
              minor);
        })
        .list();
  }

  /** What was told in a run. */
  record Told(List<Message> alerts, List<CorrectionMessage> corrections) {}

  private FareKey fare(long fareQuery) {
    FareKey fare = fares.get(fareQuery);
    if (fare == null) {
      throw new IllegalStateException("an alert about fare query " + fareQuery);
    }
    return fare;
  }

  /** When polling began and ended. */
  record Span(Instant from, Instant to) {}

  Judgement judge(List<LoggedReply> replies, List<JudgedWatch> watches, Told told, Span polled) {
    GroundTruth truth = new GroundTruth(view);
    Map<FareKey, List<PricePoint>> past = new HashMap<>();
    for (FareKey fare : queries.keySet()) {
      past.put(fare, truth.history(fare, polled.from().minus(Fares.PAST), polled.from()));
    }
    Evidence evidence =
        new Evidence(
            past,
            replies,
            truth.changes(queries.keySet(), polled.from(), polled.to()),
            watches,
            told.alerts(),
            told.corrections(),
            List.of());
    HistoryConfig usual = HistoryConfig.defaults();
    Doubts doubts =
        new Doubts(
            usual.plausibleFraction(),
            usual.implausibleMultiple(),
            AGREEMENT,
            MEDIAN_OF,
            usual.quarantineFor());
    Noise noise = new Noise(usual.noisePercent() / 100, MEDIAN_OF);
    Terms terms =
        new Terms(
            Deadlines.STANDARD.whole(),
            polled.to(),
            doubts,
            noise,
            Correcting.usual(),
            Tolerance.usual());
    return new IndependentJudge(terms, this::opinion).judge(evidence);
  }

  private Opinion opinion(FareKey fare, List<PricePoint> history, Instant now) {
    FareQueryRef ref = queries.get(fare);
    if (ref == null) {
      throw new IllegalStateException("asked about " + fare + ", which nobody watches");
    }
    List<PriceHistory.Point> points =
        history.stream()
            .map(point -> new PriceHistory.Point(point.at(), point.priceMinor()))
            .toList();
    Oracle.Question question = new Oracle.Question(new PriceHistory(ref, points), List.of(), now);
    return switch (oracle.judge(question).answer()) {
      case WORTHY -> Opinion.WORTHY;
      case NOT_WORTHY -> Opinion.NOT_WORTHY;
      case TOO_LITTLE_HISTORY -> Opinion.TOO_LITTLE;
    };
  }
}
