package dev.farehawk.ops.books;

import dev.farehawk.ops.books.Books.Kind;
import dev.farehawk.ops.books.Books.Row;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds rows that have no counterpart at the next stage. Each look is bounded, in what it reads as
 * in what it returns.
 */
final class FindDifferences {

  private static final int LATE_PART = 10;

  /** Drops that are followed to their watches, the newest, and watches of each. */
  private static final int DROPS = 1_000;

  private static final int WATCHES = 200;

  private static final String UNJUDGED =
      """
      SELECT recorded_at AS at, 'change ' || id AS about, 'fare ' || fare_query AS also
      FROM price_change -- price_change_unjudged
      WHERE NOT judged AND recorded_at < :settled
      ORDER BY id DESC LIMIT :most
      """;

  private static final String WITHOUT_VERDICT =
      """
      SELECT c.recorded_at AS at, 'change ' || c.id AS about, 'fare ' || c.fare_query AS also
      FROM (
        SELECT id, recorded_at, fare_query FROM price_change -- price_change_pkey
        WHERE id >= :first AND judged AND recorded_at >= :from AND recorded_at < :settled
        ORDER BY id DESC LIMIT 500000) AS c
      WHERE NOT EXISTS (SELECT FROM verdict v WHERE v.change = c.id) -- verdict_pkey
      ORDER BY c.id DESC LIMIT :most
      """;

  private static final String NOT_HANDED_ON =
      """
      SELECT judged_at AS at, 'change ' || change AS about, oracle AS also
      FROM verdict -- verdict_unalerted
      WHERE NOT alerted AND judged_at < :settled
      ORDER BY change DESC LIMIT :most
      """;

  /**
   * A watch that stands armed since before the change cannot have fired for it. The rules are told
   * again here, apart from the stage that fires: the oracle's word, and a target price.
   */
  private static final String UNTOLD =
      """
      WITH dropped AS (
        SELECT c.id, c.fare_query, c.filter, c.amount_minor, c.observed_at, c.recorded_at, v.answer
        FROM price_change c -- price_change_pkey
        JOIN verdict v ON v.change = c.id AND v.alerted -- verdict_pkey
        WHERE c.id >= :first AND c.recorded_at >= :from AND c.recorded_at < :settled
          AND c.kind = 'CHANGED' AND c.amount_minor IS NOT NULL AND c.noise_around_minor IS NULL
        ORDER BY c.id DESC LIMIT %d),
      watched AS (
        SELECT dropped.*, page.watch
        FROM dropped CROSS JOIN LATERAL (
          (SELECT watch FROM watch_query -- watch_query_pkey
           WHERE dropped.filter IS NULL AND fare_query = dropped.fare_query AND filter IS NULL
           ORDER BY watch LIMIT %2$d)
          UNION ALL
          (SELECT watch FROM watch_query -- watch_query_filtered
           WHERE fare_query = dropped.fare_query AND filter = dropped.filter AND filter IS NOT NULL
           ORDER BY watch LIMIT %2$d)) AS page)
      SELECT o.recorded_at AS at, 'watch ' || w.id AS about, 'change ' || o.id AS also
      FROM watched o
      JOIN watch w ON w.id = o.watch -- watch_pkey
      JOIN fare_query q ON q.id = o.fare_query
      WHERE w.lifecycle = 'ACTIVE' AND w.phase = 'ARMED'
        AND (w.trigger_no = 0 OR w.rearmed_at < o.observed_at - interval '1 minute')
        AND coalesce(w.judged_from, w.created_at) <= o.observed_at
        AND (w.snoozed_until IS NULL OR w.snoozed_until <= o.observed_at)
        AND (w.rule = 'ORACLE' AND o.answer = 'WORTHY'
          OR w.rule = 'TARGET' AND o.amount_minor <= w.rule_minor AND q.currency = w.currency)
        AND NOT EXISTS (
          SELECT FROM suppression s WHERE s.watch = w.id AND s.change = o.id) -- suppression_pkey
      ORDER BY o.id DESC, w.id LIMIT :most
      """
          .formatted(DROPS, WATCHES);

  private static final String MISCOUNTED =
      "WITH "
          + SumStages.NEWEST_ALERTS
          + """
          , told AS (SELECT watch, max(alerted_at) AS at FROM newest GROUP BY watch)
          SELECT told.at, 'watch ' || w.id AS about,
            'fired ' || w.trigger_no || ', alerts ' || count(a.id) AS also
          FROM told
          JOIN watch w ON w.id = told.watch -- watch_pkey
          JOIN alert a ON a.watch = w.id -- alert_watch_trigger_no_key
          GROUP BY told.at, w.id, w.trigger_no
          HAVING count(a.id) <> w.trigger_no OR max(a.trigger_no) <> w.trigger_no
          ORDER BY told.at DESC, w.id LIMIT :most
          """;

  private static final String WITHOUT_DELIVERY =
      "WITH "
          + SumStages.NEWEST_ALERTS
          + """
          SELECT newest.alerted_at AS at, 'alert ' || newest.id AS about,
            'watch ' || newest.watch AS also
          FROM newest
          WHERE NOT EXISTS (
              SELECT FROM delivery d -- delivery_alert_endpoint_kind_key
              WHERE d.alert = newest.id AND d.kind = 'ALERT')
            AND EXISTS (
              SELECT FROM endpoint e -- endpoint_account_channel_address_key
              WHERE e.account = newest.account AND e.state = 'ACTIVE'
                AND e.created_at <= newest.alerted_at
                AND NOT EXISTS (
                  SELECT FROM endpoint_mute m -- endpoint_mute_pkey
                  WHERE m.watch = newest.watch AND m.endpoint = e.id))
          ORDER BY newest.alerted_at DESC LIMIT :most
          """;

  /** What goes along in a digest has no try of its own. */
  private static final String WITHOUT_TRY =
      "WITH "
          + SumStages.NEWEST_ALERTS
          + """
          SELECT d.accepted_at AS at, 'delivery ' || d.id AS about, 'alert ' || d.alert AS also
          FROM newest
          JOIN delivery d -- delivery_alert_endpoint_kind_key
            ON d.alert = newest.id AND d.kind = 'ALERT' AND d.state = 'ACCEPTED'
          WHERE d.carried_by IS NULL AND d.accepted_at IS NOT NULL
            AND NOT EXISTS (
              SELECT FROM attempt t -- attempt_pkey
              WHERE t.delivery = d.id AND t.outcome = 'ACCEPTED')
          ORDER BY d.accepted_at DESC LIMIT :most
          """;

  private static final String OVERDUE =
      """
      SELECT must_arrive_by AS at, 'delivery ' || id AS about, channel AS also
      FROM (
        SELECT id, channel, stand_in, attempts, must_arrive_by
        FROM delivery -- delivery_open
        WHERE state IN ('PENDING', 'WAITING', 'CLAIMED')
        LIMIT 100000) AS waiting
      WHERE must_arrive_by < :to AND NOT (stand_in AND attempts = 0)
      ORDER BY must_arrive_by DESC LIMIT :most
      """;

  private static final String LEASE_OVER =
      """
      SELECT leased_until AS at, 'delivery ' || id AS about, channel AS also
      FROM delivery -- delivery_leased
      WHERE state = 'CLAIMED' AND leased_until < :unheard
      ORDER BY leased_until DESC LIMIT :most
      """;

  private final JdbcClient jdbc;
  private final Deadlines deadlines;

  FindDifferences(JdbcClient jdbc, Deadlines deadlines) {
    this.jdbc = jdbc;
    this.deadlines = deadlines;
  }

  /**
   * Where to look.
   *
   * @param firstChange no change of the span has a lower number
   */
  record Within(Instant from, Instant to, long firstChange) {}

  List<Row> rows(Kind kind, Within within) {
    Duration patience = deadlines.whole().dividedBy(LATE_PART);
    JdbcClient.StatementSpec query =
        jdbc.sql(sql(kind))
            .param("from", Columns.utc(within.from()))
            .param("to", Columns.utc(within.to()))
            .param("settled", Columns.utc(within.to().minus(patience)))
            .param("unheard", Columns.utc(within.to().minus(deadlines.lease())))
            .param("first", within.firstChange())
            .param("most", Books.MOST_ROWS);
    return query
        .query((row, _) ->
            new Row(Columns.instant(row, "at"), row.getString("about"), row.getString("also")))
        .list();
  }

  private static String sql(Kind kind) {
    return switch (kind) {
      case CHANGE_UNJUDGED -> UNJUDGED;
      case CHANGE_WITHOUT_VERDICT -> WITHOUT_VERDICT;
      case VERDICT_NOT_HANDED_ON -> NOT_HANDED_ON;
      case DROP_UNTOLD -> UNTOLD;
      case ALERTS_MISCOUNTED -> MISCOUNTED;
      case ALERT_WITHOUT_DELIVERY -> WITHOUT_DELIVERY;
      case TAKEN_WITHOUT_TRY -> WITHOUT_TRY;
      case DELIVERY_OVERDUE -> OVERDUE;
      case LEASE_LONG_OVER -> LEASE_OVER;
      case SPENT_UNGRANTED -> throw new IllegalArgumentException("is no matter of rows");
    };
  }
}
