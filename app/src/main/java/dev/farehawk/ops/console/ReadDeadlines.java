package dev.farehawk.ops.console;

import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Measures how the deadline was kept, from the alerts and their deliveries. */
final class ReadDeadlines {

  private static final int MOST_ALERTS = 200_000;

  private final JdbcClient jdbc;
  private final Deadlines deadlines;

  ReadDeadlines(JdbcClient jdbc, Deadlines deadlines) {
    this.jdbc = jdbc;
    this.deadlines = deadlines;
  }

  /** Alerts given since a moment. */
  DeadlineReport since(Instant since, Instant now) {
    return jdbc.sql(
            """
            WITH newest AS (
              SELECT id, changed_at, sighted_at, must_arrive_by FROM alert -- alert_alerted_at
              WHERE alerted_at >= :since
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
            SELECT count(*) AS alerts, count(*) FILTER (WHERE known) AS known,
              count(*) FILTER (WHERE detection <= :detection) AS detected,
              count(*) FILTER (WHERE in_time) AS reacted,
              count(*) FILTER (WHERE whole <= :whole) AS kept,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY detection) AS detection_50,
              percentile_cont(0.99) WITHIN GROUP (ORDER BY detection) AS detection_99,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY reaction) AS reaction_50,
              percentile_cont(0.99) WITHIN GROUP (ORDER BY reaction) AS reaction_99,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY whole) AS whole_50,
              percentile_cont(0.99) WITHIN GROUP (ORDER BY whole) AS whole_99
            FROM timed
            """)
        .param("since", Columns.utc(since))
        .param("most", MOST_ALERTS)
        .param("now", Columns.utc(now))
        .param("detection", deadlines.detection().toMillis() / 1e3)
        .param("whole", deadlines.whole().toMillis() / 1e3)
        .query((row, _) -> report(row, since))
        .single();
  }

  private static DeadlineReport report(ResultSet row, Instant since) throws SQLException {
    long alerts = row.getLong("alerts");
    long known = row.getLong("known");
    return new DeadlineReport(
        since,
        alerts,
        leg(row, "detection", known, "detected"),
        leg(row, "reaction", alerts, "reacted"),
        leg(row, "whole", known, "kept"));
  }

  private static DeadlineReport.Leg leg(ResultSet row, String name, long alerts, String onTime)
      throws SQLException {
    return new DeadlineReport.Leg(
        alerts, row.getLong(onTime), span(row, name + "_50"), span(row, name + "_99"));
  }

  private static @Nullable Duration span(ResultSet row, String column) throws SQLException {
    BigDecimal seconds = row.getBigDecimal(column);
    return seconds == null
        ? null
        : Duration.ofMillis(
            seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }
}
