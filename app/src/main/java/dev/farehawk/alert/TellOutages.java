package dev.farehawk.alert;

import dev.farehawk.alert.WriteOutages.Of;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The step that says so when nobody looks at a watch any more: once for each outage, and once more
 * when looking goes on. A watch that nobody can be asked for is told at once; any other when the
 * last live look at one of its fares is too long ago, the service itself having been up for half a
 * day, so that it had its chance to catch up. A round tells a fair sample of those it finds; the
 * rest wait for the next round.
 */
public final class TellOutages {

  /** A service not heard of for so long has been down, and begins to count anew. */
  private static final Duration LONG_BREAK = Duration.ofHours(1);

  private static final int PAGE = 2_000;

  private final JdbcClient jdbc;
  private final FireWatches.Shell shell;
  private final LookKeeper keeper;
  private final OutageConfig config;
  private final Deadlines deadlines;
  private final RandomGenerator random;
  private final FindForgotten findForgotten;
  private final WriteOutages writeOutages;

  /**
   * A step over this database.
   *
   * @param random chooses who is told first
   */
  public TellOutages(
      JdbcClient jdbc,
      FireWatches.Shell shell,
      LookKeeper keeper,
      OutageConfig config,
      Deadlines deadlines,
      RandomGenerator random) {
    this.jdbc = jdbc;
    this.shell = shell;
    this.keeper = keeper;
    this.config = config;
    this.deadlines = deadlines;
    this.random = random;
    this.findForgotten = new FindForgotten(jdbc, keeper);
    this.writeOutages = new WriteOutages(jdbc, deadlines, random);
  }

  /**
   * Goes through everything once.
   *
   * @return how many owners were told of a beginning or an end
   */
  public int round() {
    Instant now = shell.clock().instant();
    Instant upSince = upSince(now);
    int told = resume(now);
    if (!now.isBefore(upSince.plus(deadlines.whole()))) {
      told += stop(now, upSince);
    }
    if (told > 0) {
      shell.events().publishEvent(new DeliveriesCreated(told));
    }
    return told;
  }

  /** Since when some process of this service has been up without a long break. */
  private Instant upSince(Instant now) {
    return jdbc.sql(
            """
            INSERT INTO uptime AS u (up_since, seen_at) VALUES (:now, :now)
            ON CONFLICT (only_row) DO UPDATE
              SET up_since = CASE WHEN u.seen_at < :broken THEN :now ELSE u.up_since END,
                  seen_at = greatest(u.seen_at, :now)
            RETURNING up_since
            """)
        .param("now", Columns.utc(now))
        .param("broken", Columns.utc(now.minus(LONG_BREAK.plus(config.every()))))
        .query((row, _) -> Columns.instant(row, "up_since"))
        .single();
  }

  private int stop(Instant now, Instant upSince) {
    boolean hadItsChance = !now.isBefore(upSince.plus(deadlines.stalenessFloor()));
    FindForgotten.Measure measure =
        FindForgotten.Measure.at(
            now, hadItsChance ? now.minus(config.after()) : null, now.minus(deadlines.whole()));
    List<Forgotten> chosen = explained(findForgotten.some(measure, config.mostTold(), random));
    return chosen.isEmpty()
        ? 0
        : shell.transactions().execute(_ -> writeOutages.begin(chosen, now));
  }

  private List<Forgotten> explained(List<Forgotten> chosen) {
    List<Long> open =
        chosen.stream().filter(one -> one.why() == null).map(Forgotten::fareQuery).toList();
    Map<Long, String> reasons = open.isEmpty() ? Map.of() : keeper.why(open);
    return chosen.stream()
        .map(one ->
            one.why() != null
                ? one
                : one.because(reasons.getOrDefault(one.fareQuery(), "We do not know why.")))
        .toList();
  }

  /** An outage that goes on in the table, and what became of it. */
  private record Open(Of of, boolean wanted, boolean looked) {}

  private int resume(Instant now) {
    Sample<Of> sample = new Sample<>(config.mostTold(), random);
    UUID after = PendingVerdicts.BEFORE_ALL;
    List<Open> page = open(after, now);
    while (!page.isEmpty()) {
      List<Of> over = new ArrayList<>();
      for (Open one : page) {
        if (!one.wanted()) {
          over.add(one.of());
        } else if (one.looked()) {
          sample.offer(one.of());
        }
      }
      end(List.of(), over, now);
      after = page.getLast().of().watch();
      page = open(after, now);
    }
    List<Of> told = sample.chosen();
    end(told, List.of(), now);
    return told.size();
  }

  private void end(List<Of> told, List<Of> over, Instant now) {
    if (!told.isEmpty() || !over.isEmpty()) {
      shell.transactions().executeWithoutResult(_ -> writeOutages.end(told, over, now));
    }
  }

  private List<Open> open(UUID after, Instant now) {
    // outage_open, watch_pkey, watch_query_watch, fare_query_pkey, fare_query_seen_pkey
    return jdbc.sql(
            """
            SELECT o.id, o.watch, w.account,
                   w.lifecycle = 'ACTIVE' AND fares.every > 0 AS wanted,
                   fares.every = fares.looked AS looked
            FROM (SELECT id, watch, told_at FROM outage
                  WHERE resumed_at IS NULL AND watch > :after
                  ORDER BY watch
                  LIMIT :most) AS o
            JOIN watch w ON w.id = o.watch
            CROSS JOIN LATERAL (
              SELECT count(*) AS every, count(*) FILTER (WHERE seen.live_at > o.told_at) AS looked
              FROM watch_query wq
              JOIN fare_query q ON q.id = wq.fare_query AND q.departure > :today
              LEFT JOIN fare_query_seen seen ON seen.fare_query = q.id
              WHERE wq.watch = o.watch) AS fares
            ORDER BY o.watch
            """)
        .param("after", after)
        .param("most", PAGE)
        .param("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
        .query((row, _) -> open(row))
        .list();
  }

  private static Open open(ResultSet row) throws SQLException {
    return new Open(
        new Of(
            row.getObject("id", UUID.class),
            row.getObject("watch", UUID.class),
            row.getObject("account", UUID.class)),
        row.getBoolean("wanted"),
        row.getBoolean("looked"));
  }
}
