package dev.farehawk.ops.console;

import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures how the deadline was kept: hours whose alerts are all settled from the hour book, the
 * last ones from the alerts and their deliveries themselves.
 */
final class ReadDeadlines {

  private static final int MOST_ALERTS = 200_000;

  private static final String TIMED =
      """
      WITH newest AS (
        SELECT id, changed_at, sighted_at, must_arrive_by FROM alert -- alert_alerted_at
        WHERE alerted_at >= :from AND alerted_at < :to
        ORDER BY alerted_at DESC
        LIMIT :most),
      told AS (
        SELECT a.changed_at, a.sighted_at, a.must_arrive_by,
          CASE WHEN bool_or(d.channel <> 'INBOX')
            THEN min(d.accepted_at) FILTER (WHERE d.channel <> 'INBOX')
            ELSE min(d.accepted_at) END AS accepted_at
        FROM newest a
        JOIN delivery d ON d.alert = a.id -- delivery_alert_endpoint_kind_key
        WHERE d.kind = 'ALERT' AND d.state <> 'SUPPRESSED'
          AND d.held IS NULL -- waited because its owner wished so
          AND (NOT d.stand_in OR d.accepted_at IS NOT NULL)
        GROUP BY a.id, a.changed_at, a.sighted_at, a.must_arrive_by),
      timed AS (
        SELECT extract(epoch FROM sighted_at - changed_at) AS detection,
          extract(epoch FROM accepted_at - sighted_at) AS reaction,
          extract(epoch FROM accepted_at - changed_at) AS whole,
          changed_at IS NOT NULL AS known,
          accepted_at <= must_arrive_by AS in_time
        FROM told
        WHERE accepted_at IS NOT NULL OR must_arrive_by < :now)
      """;

  private final JdbcClient jdbc;
  private final Deadlines deadlines;

  ReadDeadlines(JdbcClient jdbc, Deadlines deadlines) {
    this.jdbc = jdbc;
    this.deadlines = deadlines;
  }

  /** Alerts given since the full hour of a moment. */
  DeadlineReport since(Instant since, Instant now) {
    Instant from = since.truncatedTo(ChronoUnit.HOURS);
    Instant tail = firstUnsettled(from);
    return booked(from, tail).plus(sums(tail, now.plus(Duration.ofNanos(1_000)), now)).report(from);
  }

  /** The first hour from then on that does not stand in the book for good. */
  private Instant firstUnsettled(Instant from) {
    Optional<Instant> last =
        jdbc.sql(
                """
                SELECT hour FROM hour_book WHERE settled AND hour >= :from -- hour_book_pkey
                ORDER BY hour DESC LIMIT 1
                """)
            .param("from", Columns.utc(from))
            .query((row, _) -> Columns.instant(row, "hour"))
            .optional();
    return last.map(hour -> hour.plus(1, ChronoUnit.HOURS)).orElse(from);
  }

  private HourSums booked(Instant from, Instant to) {
    HourSums[] sums = {HourSums.none()};
    jdbc.sql(
            """
            SELECT counted, known, detected, reacted, kept, detection, reaction, whole
            FROM hour_book WHERE hour >= :from AND hour < :to -- hour_book_pkey
            """)
        .param("from", Columns.utc(from))
        .param("to", Columns.utc(to))
        .query(row -> {
          sums[0] = sums[0].plus(HourBook.sums(row));
        });
    return sums[0];
  }

  /** Of the alerts given in a time, at most the newest 200,000. */
  HourSums sums(Instant from, Instant to, Instant now) {
    HourSums sums =
        query(
                """
                SELECT count(*) AS counted, count(*) FILTER (WHERE known) AS known,
                  count(*) FILTER (WHERE detection <= :detection) AS detected,
                  count(*) FILTER (WHERE in_time) AS reacted,
                  count(*) FILTER (WHERE whole <= :whole) AS kept
                FROM timed
                """,
                from,
                to,
                now)
            .query((row, _) ->
                new HourSums(
                    row.getLong("counted"),
                    row.getLong("known"),
                    row.getLong("detected"),
                    row.getLong("reacted"),
                    row.getLong("kept"),
                    new long[TimeClasses.COUNT],
                    new long[TimeClasses.COUNT],
                    new long[TimeClasses.COUNT]))
            .single();
    if (sums.counted() > 0) {
      query(
              """
              SELECT leg, %s AS class, count(*) AS alerts
              FROM timed CROSS JOIN LATERAL
                (VALUES ('DETECTION', detection), ('REACTION', reaction), ('WHOLE', whole))
                AS one(leg, seconds)
              WHERE seconds IS NOT NULL
              GROUP BY 1, 2
              """
                  .formatted(TimeClasses.SQL.formatted("seconds")),
              from,
              to,
              now)
          .query(row -> {
            long[] times =
                switch (row.getString("leg")) {
                  case "DETECTION" -> sums.detection();
                  case "REACTION" -> sums.reaction();
                  default -> sums.whole();
                };
            times[row.getInt("class")] += row.getLong("alerts");
          });
    }
    return sums;
  }

  private JdbcClient.StatementSpec query(String select, Instant from, Instant to, Instant now) {
    return jdbc.sql(TIMED + select)
        .param("from", Columns.utc(from))
        .param("to", Columns.utc(to))
        .param("most", MOST_ALERTS)
        .param("now", Columns.utc(now))
        .param("detection", deadlines.detection().toMillis() / 1e3)
        .param("whole", deadlines.whole().toMillis() / 1e3);
  }
}
