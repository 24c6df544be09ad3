package dev.farehawk.delivery;

import dev.farehawk.account.Preferences;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries that wait because their owner wants it so. */
public final class HeldDeliveries {

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Deadlines deadlines;

  /** On this database. */
  public HeldDeliveries(JdbcClient jdbc, InstantSource clock, Deadlines deadlines) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.deadlines = deadlines;
  }

  /**
   * Lets what is held follow preferences that have changed: it leaves when it would by these.
   *
   * @return how many deliveries have another time now
   */
  public int follow(UUID account, Preferences preferences) {
    Instant now = clock.instant();
    Instant quiet = preferences.quietUntil(now).orElse(now);
    Instant digest = preferences.nextDigest(now).orElse(quiet);
    return jdbc.sql(
            """
            UPDATE delivery d -- delivery_open_endpoint
            SET due = news.due, must_arrive_by = news.due + :deadline * interval '1 microsecond',
                give_up_at = greatest(d.give_up_at, news.due + :deadline * interval '1 microsecond'),
                held = news.becomes
            FROM endpoint e,
                 (VALUES ('QUIET', 'QUIET', CAST(:quiet AS timestamptz)),
                         ('DIGEST', :becomes, CAST(:digest AS timestamptz)))
                   AS news(held, becomes, due)
            WHERE e.account = :account AND d.endpoint = e.id AND d.state = 'WAITING'
              AND d.held = news.held AND d.attempts = 0 AND d.carried_by IS NULL AND d.due > :now
              AND NOT d.stand_in
            """)
        .param("account", account)
        .param("now", Columns.utc(now))
        .param("quiet", Columns.utc(quiet))
        .param("digest", Columns.utc(digest))
        .param("becomes", preferences.digest() == null ? "QUIET" : "DIGEST")
        .param("deadline", deadlines.whole().toNanos() / 1_000)
        .update();
  }
}
