package dev.farehawk.delivery;

import dev.farehawk.account.Channel;
import dev.farehawk.platform.Columns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The inbox as a channel: an alert is in it once its row is committed, so all that is left to do is
 * to say so, thousands at a time, and to wake the readers who have the page open.
 */
public final class AcceptInbox {

  private static final int AT_ONCE = 5_000;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final InboxStream stream;
  private final DeliveryMetrics metrics;

  AcceptInbox(JdbcClient jdbc, InstantSource clock, InboxStream stream, DeliveryMetrics metrics) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.stream = stream;
    this.metrics = metrics;
  }

  private record Taken(UUID account, Instant recorded) {}

  /**
   * Accepts what is ready.
   *
   * @return how many
   */
  public int drain() {
    Instant now = clock.instant();
    List<Taken> taken =
        jdbc.sql(
                """
                WITH ready AS (
                  SELECT id FROM delivery -- delivery_ready
                  WHERE state = 'PENDING' AND channel = 'INBOX'
                  ORDER BY lane, must_arrive_by, tie
                  LIMIT :most
                  FOR UPDATE SKIP LOCKED),
                done AS (
                  UPDATE delivery d
                  SET state = 'ACCEPTED', attempts = d.attempts + 1, fence = d.fence + 1,
                      accepted_at = :now
                  FROM ready
                  WHERE d.id = ready.id
                  RETURNING d.id, d.kind, d.alert, d.account, d.attempts, d.fence),
                tried AS (
                  INSERT INTO attempt (delivery, number, fence, started_at, ended_at, outcome)
                  SELECT id, attempts, fence, :now, :now, 'ACCEPTED' FROM done)
                SELECT done.account, coalesce(c.recorded_at, alert.recorded_at) AS recorded_at
                FROM done JOIN alert ON alert.id = done.alert -- alert_pkey
                LEFT JOIN correction c -- correction_alert_key
                  ON c.alert = done.alert AND done.kind = 'CORRECTION'
                """)
            .param("most", AT_ONCE)
            .param("now", Columns.utc(now))
            .query((row, _) ->
                new Taken(
                    row.getObject("account", UUID.class), Columns.instant(row, "recorded_at")))
            .list();
    if (!taken.isEmpty()) {
      metrics.attempts(Channel.INBOX, "ACCEPTED", taken.size());
      taken.forEach(one -> metrics.accepted(Channel.INBOX, Duration.between(one.recorded(), now)));
      stream.alerted(taken.stream().map(Taken::account).distinct().toList());
    }
    return taken.size();
  }
}
