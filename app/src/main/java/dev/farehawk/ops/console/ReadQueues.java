package dev.farehawk.ops.console;

import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what waits between the stages. */
final class ReadQueues {

  private static final int MOST = 100_000;
  private static final int MOST_DELIVERIES = 500_000;
  private static final int LATE_PART = 10;

  private final JdbcClient jdbc;
  private final Deadlines deadlines;

  ReadQueues(JdbcClient jdbc, Deadlines deadlines) {
    this.jdbc = jdbc;
    this.deadlines = deadlines;
  }

  /** All queues, in the order of the pipeline. */
  List<Queue> at(Instant now) {
    Duration patience = deadlines.whole().dividedBy(LATE_PART);
    List<Queue> queues = new ArrayList<>();
    queues.add(
        queue(
            Queue.Place.CONFIRM,
            // quarantined_price_open
            "SELECT observed_at AS since FROM quarantined_price WHERE state = 'OPEN'",
            now.minus(deadlines.confirmation().multipliedBy(2))));
    queues.add(
        queue(
            Queue.Place.JUDGE,
            // price_change_unjudged
            "SELECT recorded_at AS since FROM price_change WHERE NOT judged",
            now.minus(patience)));
    queues.add(
        queue(
            Queue.Place.FIRE,
            // verdict_unalerted
            "SELECT judged_at AS since FROM verdict WHERE NOT alerted",
            now.minus(patience)));
    queues.addAll(deliveries(now));
    return List.copyOf(queues);
  }

  private Queue queue(Queue.Place place, String waiting, Instant lateBefore) {
    return jdbc.sql(
            "SELECT count(*) AS depth, min(since) AS oldest FROM (%s LIMIT :most) AS waiting"
                .formatted(waiting))
        .param("most", MOST)
        .query((row, _) -> {
          Instant oldest = Columns.instantOrNull(row, "oldest");
          return new Queue(
              place,
              null,
              row.getLong("depth"),
              0,
              oldest,
              oldest != null && oldest.isBefore(lateBefore));
        })
        .single();
  }

  /**
   * Stand-ins that nobody has called yet are not waiting; what its owner wants to be held back is
   * told apart, until its time has come.
   */
  private List<Queue> deliveries(Instant now) {
    return jdbc.sql(
            """
            SELECT channel, count(*) FILTER (WHERE NOT held) AS depth,
              count(*) FILTER (WHERE held) AS held,
              min(must_arrive_by) FILTER (WHERE NOT held) AS oldest
            FROM (
              SELECT channel, must_arrive_by,
                state = 'WAITING' AND held IS NOT NULL AND attempts = 0 AND due > :now AS held
              FROM delivery -- delivery_open
              WHERE state IN ('PENDING', 'WAITING', 'CLAIMED')
                AND NOT (stand_in AND state = 'WAITING')
              LIMIT :most) AS waiting
            GROUP BY channel
            ORDER BY channel
            """)
        .param("most", MOST_DELIVERIES)
        .param("now", Columns.utc(now))
        .query((row, _) -> {
          Instant oldest = Columns.instantOrNull(row, "oldest");
          return new Queue(
              Queue.Place.DELIVER,
              row.getString("channel"),
              row.getLong("depth"),
              row.getLong("held"),
              oldest,
              oldest != null && oldest.isBefore(now));
        })
        .list();
  }
}
