package dev.farehawk.history;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.PriceHistory.Point;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads whole histories of overall prices, many at a time. */
public final class PriceHistories {

  /** Most points read of one fare query; the newest ones. */
  public static final int MOST_POINTS = 1_000;

  private final JdbcClient database;
  private final FareQueryRows fareQueries;

  /** Reads from this database. */
  public PriceHistories(DataSource source) {
    database = JdbcClient.create(source);
    fareQueries = new FareQueryRows(source);
  }

  /**
   * A history as it was known at a moment.
   *
   * @param upTo points after it are left out
   */
  public record AsOf(long fareQuery, Instant upTo) {}

  /**
   * One history per question, in the same order; without points if there were none.
   *
   * @throws IllegalArgumentException for a fare query that does not exist
   */
  public List<PriceHistory> load(List<AsOf> questions) {
    Map<Long, FareQueryRef> refs =
        fareQueries.byId(questions.stream().map(AsOf::fareQuery).distinct().toList());
    Map<Integer, List<Point>> points = new HashMap<>();
    // price_point_series, newest first within each partition
    database
        .sql(
            """
            SELECT a.number, p.observed_at, p.amount_minor
            FROM unnest(?::bigint[], ?::timestamptz[]) WITH ORDINALITY
              AS a (fare_query, up_to, number)
            CROSS JOIN LATERAL (
              SELECT observed_at, amount_minor FROM price_point
              WHERE fare_query = a.fare_query AND carrier = 'YY' AND provider = '*'
                AND observed_at <= a.up_to
              ORDER BY observed_at DESC LIMIT ?) AS p
            ORDER BY a.number, p.observed_at
            """)
        .param(questions.stream().map(AsOf::fareQuery).toArray(Long[]::new))
        .param(questions.stream().map(asOf -> asOf.upTo().toString()).toArray(String[]::new))
        .param(MOST_POINTS)
        .query(row -> {
          points
              .computeIfAbsent(row.getInt("number") - 1, _ -> new ArrayList<>())
              .add(
                  new Point(
                      row.getObject("observed_at", OffsetDateTime.class).toInstant(),
                      row.getObject("amount_minor", Long.class)));
        });
    List<PriceHistory> histories = new ArrayList<>(questions.size());
    for (int i = 0; i < questions.size(); i++) {
      FareQueryRef ref = refs.get(questions.get(i).fareQuery());
      if (ref == null) {
        throw new IllegalArgumentException(
            "there is no fare query " + questions.get(i).fareQuery());
      }
      histories.add(new PriceHistory(ref, points.getOrDefault(i, List.of())));
    }
    return histories;
  }
}
