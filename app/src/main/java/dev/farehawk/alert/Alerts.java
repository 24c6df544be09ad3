package dev.farehawk.alert;

import dev.farehawk.platform.Ids;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alerts that were given, for those who show or send them. */
public final class Alerts {

  private static final int LONGEST_PAGE = 500;

  private final JdbcClient jdbc;

  /** Reads from this database. */
  public Alerts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The id of a watch's alert with this trigger number: the same however often it is written. */
  public static UUID idOf(UUID watch, int triggerNo) {
    return Ids.derived("alert", watch, triggerNo);
  }

  /**
   * A page of somebody's alerts, newest first.
   *
   * @param beforeSeq only older ones than this; {@link Long#MAX_VALUE} for the first page
   * @param most at most 500
   */
  public List<Alert> page(UUID account, long beforeSeq, int most) {
    return jdbc.sql(
            AlertRows.SELECT
                + """
                WHERE a.account = :account AND a.seq < :before -- alert_account
                ORDER BY a.seq DESC
                LIMIT :most
                """)
        .param("account", account)
        .param("before", beforeSeq)
        .param("most", limited(most))
        .query(new AlertRows())
        .list();
  }

  /** Somebody's alerts after this one, oldest first: what a reader who was away has missed. */
  public List<Alert> after(UUID account, long seq, int most) {
    return jdbc.sql(
            AlertRows.SELECT
                + """
                WHERE a.account = :account AND a.seq > :seq -- alert_account
                ORDER BY a.seq
                LIMIT :most
                """)
        .param("account", account)
        .param("seq", seq)
        .param("most", limited(most))
        .query(new AlertRows())
        .list();
  }

  /** One alert of this account; empty when it has no such alert. */
  public Optional<Alert> find(UUID account, UUID id) {
    return jdbc.sql(AlertRows.SELECT + "WHERE a.id = :id AND a.account = :account") // alert_pkey
        .param("id", id)
        .param("account", account)
        .query(new AlertRows())
        .optional();
  }

  /** Alerts of one watch of this account, newest first. */
  public List<Alert> ofWatch(UUID account, UUID watch, int most) {
    return jdbc.sql(
            AlertRows.SELECT
                + """
                WHERE a.watch = :watch AND a.account = :account -- alert_watch_trigger_no_key
                ORDER BY a.trigger_no DESC
                LIMIT :most
                """)
        .param("watch", watch)
        .param("account", account)
        .param("most", limited(most))
        .query(new AlertRows())
        .list();
  }

  /** Those of these ids that exist, in any order; for the delivery stage, which asks for nobody. */
  public List<Alert> all(List<UUID> ids) {
    return jdbc.sql(AlertRows.SELECT + "WHERE a.id = ANY(CAST(:ids AS uuid[]))") // alert_pkey
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .query(new AlertRows())
        .list();
  }

  /** How each endpoint has got on with this alert. */
  public List<DeliveryProgress> deliveries(UUID account, UUID alert) {
    return jdbc.sql(
            """
            SELECT d.id, d.channel, e.address, d.state, d.attempts, d.due, d.accepted_at,
                   d.last_error, d.held IS NOT NULL AS held
            FROM delivery d -- delivery_alert_endpoint_kind_key
            JOIN endpoint e ON e.id = d.endpoint
            WHERE d.alert = :alert AND d.account = :account AND d.kind = 'ALERT'
            ORDER BY d.endpoint
            """)
        .param("alert", alert)
        .param("account", account)
        .query(DeliveryProgress::read)
        .list();
  }

  /** What was due by a watch's rule and was not told, newest first. */
  public List<Untold> untold(UUID account, UUID watch, int most) {
    return jdbc.sql(
            """
            SELECT s.watch, s.change, s.reason, s.decided_at
            FROM suppression s -- suppression_pkey
            JOIN watch w ON w.id = s.watch
            WHERE s.watch = :watch AND w.account = :account
            ORDER BY s.change DESC
            LIMIT :most
            """)
        .param("watch", watch)
        .param("account", account)
        .param("most", limited(most))
        .query(Untold::read)
        .list();
  }

  private static int limited(int most) {
    if (most < 1 || most > LONGEST_PAGE) {
      throw new IllegalArgumentException("a page holds 1 to " + LONGEST_PAGE + ", not " + most);
    }
    return most;
  }
}
