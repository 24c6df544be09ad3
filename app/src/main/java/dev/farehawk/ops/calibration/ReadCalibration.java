package dev.farehawk.ops.calibration;

import dev.farehawk.ops.calibration.Calibration.Sum;
import dev.farehawk.platform.Columns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads verdicts of the past with what became of their prices. Only falls count, as a chance is
 * given for nothing else, and only fares that have departed and were looked at until a week before:
 * to count those that were undercut already, but not those that still may be, would be unfair.
 */
public final class ReadCalibration {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int LONGEST_SECONDS = 30;
  private static final int DAYS_BACK = 365;

  /** The newest departures; what they hold is at most some ten times as many verdicts. */
  private static final int MOST_FARES = 20_000;

  private static final int MOST_VERDICTS = 100_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate bounded;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Report latest;

  /** On this database. */
  public ReadCalibration(
      JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.bounded = new TransactionTemplate(transactions);
    bounded.setReadOnly(true);
    bounded.setTimeout(LONGEST_SECONDS);
  }

  /**
   * What is known.
   *
   * @param at when it was read
   * @param oracles one for each judge that has a decided verdict
   */
  public record Report(Instant at, List<Calibration> oracles) {

    /** Keeps its own copy. */
    public Report {
      oracles = List.copyOf(oracles);
    }
  }

  /** The calibration of every judge, as it was some minutes ago at most. */
  public Report read() {
    lock.lock();
    try {
      Instant now = clock.instant();
      Report known = latest;
      if (known == null || !now.isBefore(known.at().plus(KEPT))) {
        List<Sum> sums = Objects.requireNonNull(bounded.execute(_ -> sums(now)));
        known = new Report(now, Calibration.of(sums));
        latest = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  /** The built-in judge gives 0 where it gives no chance at all; other judges mean it. */
  private List<Sum> sums(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    // fare_query_departure, fare_query_seen_pkey, verdict_query, price_change_pkey, and
    // price_point_series in the months from the verdict to the departure
    return jdbc.sql(
            """
            WITH departed AS (
              SELECT q.id, q.departure FROM fare_query q
              JOIN fare_query_seen seen
                ON seen.fare_query = q.id AND seen.live_at >= q.departure - 7
              WHERE q.departure < :today AND q.departure >= :oldest
              ORDER BY q.departure DESC
              LIMIT :fares),
            given AS (
              SELECT v.oracle, v.score, EXISTS (
                  SELECT FROM price_point p
                  WHERE p.fare_query = c.fare_query AND p.carrier = 'YY' AND p.provider = '*'
                    AND p.observed_at > c.observed_at AND p.observed_at < :now
                    AND p.amount_minor * 100 < c.amount_minor * 95) AS undercut
              FROM departed
              JOIN verdict v ON v.fare_query = departed.id
              JOIN price_change c ON c.id = v.change
              WHERE c.filter IS NULL AND c.kind = 'CHANGED' AND c.noise_around_minor IS NULL
                AND c.amount_minor < c.previous_minor AND v.answer <> 'TOO_LITTLE_HISTORY'
                AND (v.score > 0 OR v.oracle NOT LIKE 'statistical/%')
              LIMIT :verdicts)
            SELECT oracle, least(floor(score * 10), 9)::int AS number, count(*) AS samples,
              sum(score) AS chances, count(*) FILTER (WHERE NOT undercut) AS came_true,
              sum((score - CASE WHEN undercut THEN 0 ELSE 1 END) ^ 2) AS squares
            FROM given
            GROUP BY 1, 2
            """)
        .param("today", today)
        .param("oldest", today.minusDays(DAYS_BACK))
        .param("now", Columns.utc(now))
        .param("fares", MOST_FARES)
        .param("verdicts", MOST_VERDICTS)
        .query((row, _) ->
            new Sum(
                row.getString("oracle"),
                row.getInt("number"),
                row.getLong("samples"),
                row.getDouble("chances"),
                row.getLong("came_true"),
                row.getDouble("squares")))
        .list();
  }
}
