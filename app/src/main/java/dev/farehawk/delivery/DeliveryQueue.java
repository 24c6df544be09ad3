package dev.farehawk.delivery;

import dev.farehawk.account.Channel;
import dev.farehawk.account.Endpoints;
import dev.farehawk.delivery.Parcel.Recipient;
import dev.farehawk.delivery.RetrySchedule.Limits;
import dev.farehawk.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deliveries that wait to be sent. Claims are leases with a rising fence number: a claim whose
 * lease ran out can be claimed by others, and whatever its first holder still says of it is void.
 */
final class DeliveryQueue {

  private static final int PROMOTED_AT_ONCE = 5_000;

  private final JdbcClient jdbc;
  private final Endpoints endpoints;

  DeliveryQueue(JdbcClient jdbc, Endpoints endpoints) {
    this.jdbc = jdbc;
    this.endpoints = endpoints;
  }

  /** Makes ready what has waited long enough. */
  int promote(Instant now) {
    return gather(now)
        + jdbc.sql(
                """
                WITH ready AS (
                  SELECT id FROM delivery -- delivery_waiting
                  WHERE state = 'WAITING' AND due <= :now
                    AND (held IS DISTINCT FROM 'DIGEST' OR attempts > 0)
                  ORDER BY due
                  LIMIT :most
                  FOR UPDATE SKIP LOCKED)
                UPDATE delivery SET state = 'PENDING' FROM ready WHERE delivery.id = ready.id
                """)
            .param("now", Columns.utc(now))
            .param("most", PROMOTED_AT_ONCE)
            .update();
  }

  /**
   * Of digests that are due, makes one delivery for each endpoint ready; the others go along with
   * it, and fare as it does. Those whose carrier was superseded meanwhile are gathered anew.
   */
  private int gather(Instant now) {
    return jdbc.sql(
            """
            WITH due AS (
              SELECT d.id, d.endpoint FROM delivery d -- delivery_waiting
              WHERE d.state = 'WAITING' AND d.due <= :now AND d.held = 'DIGEST' AND d.attempts = 0
                AND NOT EXISTS (
                  SELECT FROM delivery c -- delivery_pkey
                  WHERE c.id = d.carried_by
                    AND (c.state IN ('PENDING', 'CLAIMED') OR c.state = 'WAITING' AND c.attempts > 0))
              ORDER BY d.due, d.endpoint
              LIMIT :most
              FOR UPDATE OF d SKIP LOCKED),
            led AS (
              SELECT id, first_value(id) OVER (PARTITION BY endpoint ORDER BY id) AS leader FROM due)
            UPDATE delivery d
            SET state = CASE WHEN led.id = led.leader THEN 'PENDING' ELSE 'WAITING' END,
                carried_by = nullif(led.leader, led.id)
            FROM led
            WHERE d.id = led.id
            """)
        .param("now", Columns.utc(now))
        .param("most", PROMOTED_AT_ONCE)
        .update();
  }

  /** The alerts that these claims bring along, by delivery, the claim's own first. */
  Map<UUID, List<UUID>> carried(List<Claim> claims) {
    Map<UUID, List<UUID>> alerts = new HashMap<>();
    List<Claim> digests =
        claims.stream().filter(claim -> claim.held() == Claim.Held.DIGEST).toList();
    if (digests.isEmpty()) {
      return alerts;
    }
    jdbc.sql(
            """
            SELECT carried_by, alert FROM delivery -- delivery_carried
            WHERE carried_by = ANY(CAST(:ids AS uuid[])) AND state = 'WAITING'
            ORDER BY id
            LIMIT :most
            """)
        .param("ids", Columns.texts(digests, Claim::delivery))
        .param("most", PROMOTED_AT_ONCE)
        .query(row -> {
          alerts
              .computeIfAbsent(row.getObject("carried_by", UUID.class), _ -> new ArrayList<>())
              .add(row.getObject("alert", UUID.class));
        });
    return alerts;
  }

  /**
   * Claims what is ready, for one more try: by lane, then by deadline, then by chance. Leaves alone
   * what follows an older alert of the same watch, or corrects an alert, that is still being sent
   * to the same endpoint.
   */
  List<Claim> claim(Channel channel, int most, Instant now, Duration lease) {
    return jdbc.sql(
            """
            WITH ready AS (
              SELECT d.id FROM delivery d -- delivery_ready
              WHERE d.state = 'PENDING' AND d.channel = :channel
                AND (d.kind = 'ALERT' AND d.trigger_no = 1 OR NOT EXISTS (
                  SELECT FROM delivery older -- delivery_open
                  WHERE older.watch = d.watch AND older.endpoint = d.endpoint
                    AND older.state = 'CLAIMED'
                    AND (older.trigger_no < d.trigger_no
                      OR d.kind = 'CORRECTION' AND older.kind = 'ALERT'
                        AND older.alert = d.alert
                      OR d.kind = 'RESUMED' AND older.kind = 'STOPPED'
                        AND older.outage = d.outage)))
              ORDER BY d.lane, d.must_arrive_by, d.tie
              LIMIT :most
              FOR UPDATE OF d SKIP LOCKED)
            UPDATE delivery d
            SET state = 'CLAIMED', fence = d.fence + 1, attempts = d.attempts + 1,
                leased_until = :until
            FROM ready, endpoint e, account a
            WHERE d.id = ready.id AND e.id = d.endpoint AND a.id = d.account
            RETURNING d.id, d.kind, coalesce(d.alert, d.outage) AS topic, d.endpoint, d.account,
                      e.address, e.secret, e.sealed,
                      a.zone, a.language, d.channel,
                      d.fence, d.attempts AS attempt, d.must_arrive_by, d.give_up_at,
                      coalesce(d.held, 'NOT') AS held
            """)
        .param("channel", channel.name())
        .param("most", most)
        .param("until", Columns.utc(now.plus(lease)))
        .query((row, _) -> claim(row))
        .list();
  }

  /** Why some of these claims are not worth sending any more, by delivery, in words. */
  Map<UUID, String> moot(List<Claim> claims) {
    Map<UUID, String> reasons = new HashMap<>();
    jdbc.sql(
            """
            SELECT id, why
            FROM (
              SELECT d.id, CASE
                WHEN d.alert IS NOT NULL AND w.trigger_no > d.trigger_no
                  THEN 'a newer alert of the same watch took its place'
                WHEN d.held IS NOT NULL AND w.lifecycle = 'DELETED'
                  THEN 'its watch was removed before this was sent'
                WHEN d.kind = 'ALERT' AND c.id IS NOT NULL
                  THEN 'the fare was gone before this was sent'
                WHEN d.kind = 'CORRECTION' AND told.state IS DISTINCT FROM 'ACCEPTED'
                  THEN 'the alert itself was not delivered here'
                WHEN d.kind = 'STOPPED' AND o.resumed_at IS NOT NULL
                  THEN 'looking had resumed before this was sent'
                WHEN d.kind = 'RESUMED' AND stopped.state IS DISTINCT FROM 'ACCEPTED'
                  THEN 'it was never told here that looking had stopped'
                END AS why
              FROM delivery d -- delivery_pkey
              JOIN watch w ON w.id = d.watch
              LEFT JOIN correction c ON c.alert = d.alert -- correction_alert_key
              LEFT JOIN delivery told -- delivery_alert_endpoint_kind_key
                ON told.alert = d.alert AND told.endpoint = d.endpoint AND told.kind = 'ALERT'
              LEFT JOIN outage o ON o.id = d.outage
              LEFT JOIN delivery stopped -- delivery_outage_endpoint_kind_key
                ON stopped.outage = d.outage AND stopped.endpoint = d.endpoint
                  AND stopped.kind = 'STOPPED'
              WHERE d.id = ANY(CAST(:ids AS uuid[]))) AS judged
            WHERE why IS NOT NULL
            """)
        .param("ids", Columns.texts(claims, Claim::delivery))
        .query(row -> {
          reasons.put(row.getObject("id", UUID.class), row.getString("why"));
        });
    return reasons;
  }

  /** Ends these claims without a try, for a reason. */
  void end(List<Claim> claims, String state, String why) {
    jdbc.sql(
            """
            UPDATE delivery
            SET state = :state, last_error = :why, leased_until = NULL, attempts = attempts - 1
            WHERE id = ANY(CAST(:ids AS uuid[])) -- delivery_pkey
            """)
        .param("state", state)
        .param("why", why)
        .param("ids", Columns.texts(claims, Claim::delivery))
        .update();
  }

  /** Puts claims back that nobody has time for now. */
  void putBack(List<Claim> claims, Instant due) {
    jdbc.sql(
            """
            UPDATE delivery
            SET state = 'WAITING', due = :due, leased_until = NULL, attempts = attempts - 1
            WHERE id = ANY(CAST(:ids AS uuid[])) -- delivery_pkey
            """)
        .param("due", Columns.utc(due))
        .param("ids", Columns.texts(claims, Claim::delivery))
        .update();
  }

  /** Writes down that these tries begin; committed before anything is sent. */
  void begin(List<Claim> claims, Instant now) {
    jdbc.sql(
            """
            INSERT INTO attempt (delivery, number, fence, started_at, outcome)
            SELECT id, number, fence, :now, 'STARTED'
            FROM unnest(CAST(:ids AS uuid[]), :attempts, :fences) AS n(id, number, fence)
            """)
        .param("ids", Columns.texts(claims, Claim::delivery))
        .param("attempts", Columns.ints(claims, Claim::attempt))
        .param("fences", Columns.longs(claims, Claim::fence))
        .param("now", Columns.utc(now))
        .update();
  }

  /** Undoes claims whose tries were to begin and did not: nothing of them has left the house. */
  void giveBack(List<Claim> claims) {
    jdbc.sql(
            """
            WITH back AS (
              UPDATE delivery d -- delivery_pkey
              SET state = 'PENDING', leased_until = NULL, attempts = d.attempts - 1
              FROM unnest(CAST(:ids AS uuid[]), :fences) AS held(id, fence)
              WHERE d.id = held.id AND d.fence = held.fence AND d.state = 'CLAIMED'
              RETURNING d.id, d.attempts + 1 AS number)
            DELETE FROM attempt USING back -- attempt_pkey
            WHERE attempt.delivery = back.id AND attempt.number = back.number
            """)
        .param("ids", Columns.texts(claims, Claim::delivery))
        .param("fences", Columns.longs(claims, Claim::fence))
        .update();
  }

  /**
   * Keeps claims that are still being worked on. Passes over those whose result is being written at
   * this moment: waiting for them could end in a deadlock, and they need no lease any more.
   */
  void renew(Collection<Claim> claims, Instant now, Duration lease) {
    List<Claim> all = List.copyOf(claims);
    if (all.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            WITH kept AS (
              SELECT d.id FROM delivery d -- delivery_pkey
              JOIN unnest(CAST(:ids AS uuid[]), :fences) AS held(id, fence)
                ON d.id = held.id AND d.fence = held.fence
              WHERE d.state = 'CLAIMED'
              FOR UPDATE OF d SKIP LOCKED)
            UPDATE delivery SET leased_until = :until FROM kept WHERE delivery.id = kept.id
            """)
        .param("until", Columns.utc(now.plus(lease)))
        .param("ids", Columns.texts(all, Claim::delivery))
        .param("fences", Columns.longs(all, Claim::fence))
        .update();
  }

  /**
   * Takes back claims whose holder has not been heard of: they are ready again, and what became of
   * their try is unknown for ever.
   *
   * @return how many
   */
  int recover(Instant now) {
    return jdbc.sql(
            """
            WITH lost AS (
              SELECT id, fence FROM delivery -- delivery_leased
              WHERE state = 'CLAIMED' AND leased_until < :now
              LIMIT :most
              FOR UPDATE SKIP LOCKED),
            unknown AS (
              UPDATE attempt
              SET outcome = 'AMBIGUOUS', detail = 'its sender was not heard of again'
              FROM lost
              WHERE attempt.delivery = lost.id AND attempt.outcome = 'STARTED')
            UPDATE delivery SET state = 'PENDING', due = :now, leased_until = NULL
            FROM lost
            WHERE delivery.id = lost.id
            """)
        .param("now", Columns.utc(now))
        .param("most", PROMOTED_AT_ONCE)
        .update();
  }

  private Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        row.getObject("id", UUID.class),
        new Topic(Topic.Kind.valueOf(row.getString("kind")), row.getObject("topic", UUID.class)),
        new Recipient(
            row.getLong("endpoint"),
            row.getObject("account", UUID.class),
            row.getString("address"),
            new Parcel.Locality(ZoneId.of(row.getString("zone")), row.getString("language")),
            endpoints.opened(row)),
        Channel.valueOf(row.getString("channel")),
        row.getLong("fence"),
        row.getInt("attempt"),
        new Limits(Columns.instant(row, "must_arrive_by"), Columns.instant(row, "give_up_at")),
        Claim.Held.valueOf(row.getString("held")));
  }
}
