package dev.farehawk.ops.console;

import dev.farehawk.ops.books.FirstSince;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the book of hours: an hour is written once it is over, and again until none of its alerts
 * may still arrive in time. Two processes that write the same hour write the same.
 */
public final class HourBook {

  /** So far back it is kept up; older hours stay as they are. */
  static final Duration KEPT_UP = Duration.ofDays(7);

  private static final int MOST_CHANGES = 5_000_000;

  private final JdbcClient jdbc;
  private final ReadDeadlines alerts;
  private final FirstSince first;
  private final Deadlines deadlines;
  private final InstantSource clock;

  /** On this database. */
  public HourBook(JdbcClient jdbc, Deadlines deadlines, InstantSource clock) {
    this.jdbc = jdbc;
    this.alerts = new ReadDeadlines(jdbc, deadlines);
    this.first = new FirstSince(jdbc);
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /**
   * Writes the newest hour that is over and does not stand in the book as it should.
   *
   * @return whether an earlier hour may be missing too
   */
  public boolean write() {
    Instant now = clock.instant();
    Optional<Instant> hour = beginning(now).flatMap(oldest -> newestMissing(oldest, now));
    hour.ifPresent(one -> write(one, now));
    return hour.isPresent();
  }

  /** The oldest hour to keep up; none before the first change of a price. */
  private Optional<Instant> beginning(Instant now) {
    Instant week = now.truncatedTo(ChronoUnit.HOURS).minus(KEPT_UP);
    return jdbc.sql("SELECT recorded_at FROM price_change ORDER BY id LIMIT 1") // price_change_pkey
        .query((row, _) -> Columns.instant(row, "recorded_at").truncatedTo(ChronoUnit.HOURS))
        .optional()
        .map(first -> first.isBefore(week) ? week : first);
  }

  /** Those not yet settled are written again only when they can be. */
  private Optional<Instant> newestMissing(Instant oldest, Instant now) {
    Instant end = now.truncatedTo(ChronoUnit.HOURS);
    return jdbc.sql(
            """
            SELECT past.hour FROM generate_series(
              CAST(:oldest AS timestamptz), :newest, interval '1 hour') AS past(hour)
            WHERE NOT EXISTS (
              SELECT FROM hour_book b -- hour_book_pkey
              WHERE b.hour = past.hour AND (b.settled OR b.hour >= :unsettled))
            ORDER BY past.hour DESC LIMIT 1
            """)
        .param("oldest", Columns.utc(oldest))
        .param("newest", Columns.utc(end.minus(1, ChronoUnit.HOURS)))
        .param("unsettled", Columns.utc(now.minus(settling())))
        .query((row, _) -> Columns.instant(row, "hour"))
        .optional();
  }

  /** From the beginning of an hour until none of its alerts may still arrive in time. */
  private Duration settling() {
    return Duration.ofHours(1).plus(deadlines.whole().multipliedBy(2));
  }

  private void write(Instant hour, Instant now) {
    Instant end = hour.plus(1, ChronoUnit.HOURS);
    HourSums sums = alerts.sums(hour, end, now);
    jdbc.sql(
            """
            INSERT INTO hour_book (hour, changes, drops, alerts, counted, known, detected, reacted,
              kept, detection, reaction, whole, settled)
            SELECT :hour, c.changes, c.drops,
              (SELECT count(*) FROM alert -- alert_alerted_at
               WHERE alerted_at >= :hour AND alerted_at < :end),
              :counted, :known, :detected, :reacted, :kept, :detection, :reaction, :whole, :settled
            FROM (
              SELECT count(*) AS changes,
                count(*) FILTER (WHERE kind = 'CHANGED' AND noise_around_minor IS NULL
                  AND amount_minor < previous_minor) AS drops
              FROM (
                SELECT kind, noise_around_minor, amount_minor, previous_minor
                FROM price_change -- price_change_pkey
                WHERE id >= :first AND id < :after AND filter IS NULL
                  AND recorded_at >= :hour AND recorded_at < :end
                LIMIT :most) AS change) AS c
            ON CONFLICT (hour) DO UPDATE SET
              changes = excluded.changes, drops = excluded.drops, alerts = excluded.alerts,
              counted = excluded.counted, known = excluded.known, detected = excluded.detected,
              reacted = excluded.reacted, kept = excluded.kept, detection = excluded.detection,
              reaction = excluded.reaction, whole = excluded.whole, settled = excluded.settled
            """)
        .param("hour", Columns.utc(hour))
        .param("end", Columns.utc(end))
        .param("first", first.change(hour))
        .param("after", first.change(end.plus(Duration.ofMinutes(2))))
        .param("most", MOST_CHANGES)
        .param("counted", sums.counted())
        .param("known", sums.known())
        .param("detected", sums.detected())
        .param("reacted", sums.reacted())
        .param("kept", sums.kept())
        .param("detection", boxed(sums.detection()))
        .param("reaction", boxed(sums.reaction()))
        .param("whole", boxed(sums.whole()))
        .param("settled", !now.isBefore(hour.plus(settling())))
        .update();
  }

  private static Long[] boxed(long[] counts) {
    return Arrays.stream(counts).boxed().toArray(Long[]::new);
  }

  /** The sums of a row. */
  static HourSums sums(ResultSet row) throws SQLException {
    return new HourSums(
        row.getLong("counted"),
        row.getLong("known"),
        row.getLong("detected"),
        row.getLong("reacted"),
        row.getLong("kept"),
        counts(row, "detection"),
        counts(row, "reaction"),
        counts(row, "whole"));
  }

  private static long[] counts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    long[] counts = new long[TimeClasses.COUNT];
    Long[] read = (Long[]) array.getArray();
    for (int i = 0; i < Math.min(counts.length, read.length); i++) {
      counts[i] = read[i];
    }
    return counts;
  }
}
