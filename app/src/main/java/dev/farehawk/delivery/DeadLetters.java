package dev.farehawk.delivery;

import dev.farehawk.platform.Columns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries that were given up, for an operator to read and to send again. */
public final class DeadLetters {

  private static final int LONGEST_PAGE = 500;
  private static final int LOOKED_AT = 10_000;

  /** The host of an address of whatever kind; no port, no path, nobody's name. */
  private static final String HOST =
      """
      coalesce(
        substring(e.address FROM '^[a-z]+://([^/:?#]+)'),
        substring(e.address FROM '@([^@]+)$'), '')\
      """;

  private static final Duration SECOND_LIFE = Duration.ofHours(24);

  private final JdbcClient jdbc;
  private final InstantSource clock;

  /** On this database. */
  public DeadLetters(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One abandoned delivery.
   *
   * @param alert what it tells of or corrects; null when it tells of an outage
   * @param why what the last try, or the service itself, said
   */
  public record DeadLetter(
      UUID delivery,
      @Nullable UUID alert,
      String channel,
      String address,
      int attempts,
      Instant mustArriveBy,
      @Nullable String why) {}

  /** The newest, at most 500. */
  public List<DeadLetter> newest(int most) {
    return jdbc.sql(
            """
            SELECT d.id, d.alert, d.channel, e.address, d.attempts, d.must_arrive_by, d.last_error
            FROM delivery d -- delivery_dead
            JOIN endpoint e ON e.id = d.endpoint
            WHERE d.state = 'DEAD'
            ORDER BY d.must_arrive_by DESC
            LIMIT :most
            """)
        .param("most", Math.clamp(most, 1, LONGEST_PAGE))
        .query((row, _) ->
            new DeadLetter(
                row.getObject("id", UUID.class),
                row.getObject("alert", UUID.class),
                row.getString("channel"),
                row.getString("address"),
                row.getInt("attempts"),
                Columns.instant(row, "must_arrive_by"),
                row.getString("last_error")))
        .list();
  }

  /**
   * Abandoned deliveries to one host.
   *
   * @param host of the address, or the domain of a mailbox; empty where the channel has none
   * @param count at most 10,000 over all hosts
   * @param newestWhy what the last try of the newest said
   */
  public record FailingHost(
      String channel, String host, long count, Instant newest, @Nullable String newestWhy) {}

  /** The hosts with the most abandoned deliveries; looks at the newest 10,000 of them. */
  public List<FailingHost> hosts(int most) {
    return jdbc.sql(
            """
            SELECT channel, host, count(*) AS failed, max(must_arrive_by) AS newest,
              (array_agg(last_error ORDER BY must_arrive_by DESC))[1] AS why
            FROM (
              SELECT d.channel, %s AS host, d.must_arrive_by, d.last_error
              FROM delivery d -- delivery_dead
              JOIN endpoint e ON e.id = d.endpoint
              WHERE d.state = 'DEAD'
              ORDER BY d.must_arrive_by DESC
              LIMIT :looked) AS dead
            GROUP BY channel, host
            ORDER BY failed DESC, channel, host
            LIMIT :most
            """
                .formatted(HOST))
        .param("looked", LOOKED_AT)
        .param("most", Math.clamp(most, 1, LONGEST_PAGE))
        .query((row, _) ->
            new FailingHost(
                row.getString("channel"),
                row.getString("host"),
                row.getLong("failed"),
                Columns.instant(row, "newest"),
                row.getString("why")))
        .list();
  }

  /**
   * Of one host, the oldest that may be sent again; those that are superseded, or whose endpoint is
   * switched off, are left out.
   */
  public List<UUID> of(String channel, String host, int most) {
    return jdbc.sql(
            """
            SELECT d.id
            FROM delivery d -- delivery_dead
            JOIN endpoint e ON e.id = d.endpoint
            JOIN watch w ON w.id = d.watch
            WHERE d.state = 'DEAD' AND d.channel = :channel AND %s = :host
              AND e.state = 'ACTIVE' AND (w.trigger_no = d.trigger_no OR d.outage IS NOT NULL)
            ORDER BY d.must_arrive_by
            LIMIT :most
            """
                .formatted(HOST))
        .param("channel", channel)
        .param("host", host)
        .param("most", Math.clamp(most, 1, LONGEST_PAGE))
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  /** How many there are. */
  public long count() {
    return jdbc.sql("SELECT count(*) FROM delivery WHERE state = 'DEAD'") // delivery_dead
        .query(Long.class)
        .single();
  }

  /**
   * Sends these again, with the wire id they had. Those that are superseded by a newer alert, or
   * are not dead at all, stay as they are.
   *
   * @return how many will be tried
   */
  public int redrive(List<UUID> deliveries) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            UPDATE delivery d -- delivery_pkey
            SET state = 'PENDING', due = :now, give_up_at = greatest(d.give_up_at, :until)
            FROM watch w, endpoint e
            WHERE d.id = ANY(CAST(:ids AS uuid[])) AND d.state = 'DEAD'
              AND w.id = d.watch AND (w.trigger_no = d.trigger_no OR d.outage IS NOT NULL)
              AND e.id = d.endpoint AND e.state = 'ACTIVE'
            """)
        .param("ids", Columns.texts(deliveries, id -> id))
        .param("now", Columns.utc(now))
        .param("until", Columns.utc(now.plus(SECOND_LIFE)))
        .update();
  }
}
