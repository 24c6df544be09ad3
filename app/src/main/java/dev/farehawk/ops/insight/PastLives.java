package dev.farehawk.ops.insight;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.ops.insight.DealLife.Low;
import dev.farehawk.platform.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads past lows of a market: prices that the oracle found worthy, and when they were gone. */
@Component
public final class PastLives {

  /** Most lows read for one estimate; the newest ones. */
  static final int MOST_LOWS = 400;

  /** Lows of departures of longer ago say little of today's. */
  private static final int DAYS_BACK = 365;

  private final JdbcClient database;

  PastLives(DataSource source) {
    database = JdbcClient.create(source);
  }

  /**
   * How long a low of this fare lasts, as far as lows of its market tell.
   *
   * @param carrier who asks the price
   * @return null when there is too little history
   */
  public @Nullable DealLife of(FareQueryRef fare, String carrier, Instant now) {
    return DealLife.of(lows(fare.query(), now), fare.id(), carrier);
  }

  private List<Low> lows(FareQuery fare, Instant now) {
    // fare_query's unique index by its first three columns, verdict_worthy, price_change_pkey,
    // price_point_series, fare_query_seen_pkey
    return database
        .sql(
            """
            SELECT c.fare_query, c.carrier, c.observed_at,
                   ended.observed_at AS ended,
                   greatest(c.observed_at, seen.live_at) AS seen
            FROM fare_query q
            JOIN verdict v ON v.fare_query = q.id AND v.answer = 'WORTHY'
            JOIN price_change c ON c.id = v.change AND c.filter IS NULL
            LEFT JOIN fare_query_seen seen ON seen.fare_query = q.id
            LEFT JOIN LATERAL (
              SELECT p.observed_at FROM price_point p
              WHERE p.fare_query = q.id AND p.carrier = 'YY' AND p.provider = '*'
                AND p.observed_at > c.observed_at
                AND (p.amount_minor IS NULL OR p.amount_minor * 100 > c.amount_minor * 105)
              ORDER BY p.observed_at LIMIT 1) AS ended ON true
            WHERE q.origin = :origin AND q.destination = :destination
              AND q.departure >= :oldest::date
              AND q.adults = :adults AND q.cabin = :cabin AND q.currency = :currency
            ORDER BY c.id DESC LIMIT :most
            """)
        .param("origin", fare.market().origin().iata())
        .param("destination", fare.market().destination().iata())
        .param("oldest", LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS_BACK).toString())
        .param("adults", fare.adults())
        .param("cabin", fare.cabin().name())
        .param("currency", fare.currency())
        .param("most", MOST_LOWS)
        .query((row, _) ->
            new Low(
                row.getLong("fare_query"),
                row.getString("carrier"),
                Columns.instant(row, "observed_at"),
                Columns.instantOrNull(row, "ended"),
                Columns.instant(row, "seen")))
        .list();
  }
}
