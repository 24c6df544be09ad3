package dev.farehawk.history;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.PriceHistory.Point;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads whole histories of overall prices, many at a time. */
public final class PriceHistories {

  /** Most points read of one fare query; the newest ones. */
  public static final int MOST_POINTS = 1_000;

  private final JdbcClient database;
  private final FareQueryRows fareQueries;
  private final SelectionHistories selections;

  /** Reads from this database. */
  public PriceHistories(DataSource source) {
    database = JdbcClient.create(source);
    fareQueries = new FareQueryRows(source);
    selections = new SelectionHistories(source);
  }

  /**
   * A history as it was known at a moment.
   *
   * @param filter which offers' prices; null for all of them
   * @param upTo points after it are left out
   */
  public record AsOf(long fareQuery, @Nullable FareFilter filter, Instant upTo) {

    /** Of all offers. */
    public AsOf(long fareQuery, Instant upTo) {
      this(fareQuery, null, upTo);
    }
  }

  /**
   * One history per question, in the same order; without points if there were none.
   *
   * @throws IllegalArgumentException for a fare query that does not exist
   */
  public List<PriceHistory> load(List<AsOf> questions) {
    return load(
        questions, fareQueries.byId(questions.stream().map(AsOf::fareQuery).distinct().toList()));
  }

  /**
   * The same for those who know the fare queries already.
   *
   * @throws IllegalArgumentException for a fare query that is not among them
   */
  public List<PriceHistory> load(List<AsOf> questions, Map<Long, FareQueryRef> refs) {
    Map<Integer, List<Point>> points = new HashMap<>();
    // price_point_series, newest first within each partition
    database
        .sql(
            """
            SELECT a.number, p.observed_at, p.amount_minor
            FROM unnest(?::bigint[], ?::timestamptz[], ?::boolean[]) WITH ORDINALITY
              AS a (fare_query, up_to, filtered, number)
            CROSS JOIN LATERAL (
              SELECT observed_at, amount_minor FROM price_point
              WHERE NOT a.filtered AND fare_query = a.fare_query AND carrier = 'YY' AND provider = '*'
                AND observed_at <= a.up_to
              ORDER BY observed_at DESC LIMIT ?) AS p
            ORDER BY a.number, p.observed_at
            """)
        .param(questions.stream().map(AsOf::fareQuery).toArray(Long[]::new))
        .param(questions.stream().map(asOf -> asOf.upTo().toString()).toArray(String[]::new))
        .param(questions.stream().map(asOf -> asOf.filter() != null).toArray(Boolean[]::new))
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
      AsOf asOf = questions.get(i);
      histories.add(
          new PriceHistory(
              ref,
              asOf.filter() == null
                  ? points.getOrDefault(i, List.of())
                  : selections.load(asOf.fareQuery(), asOf.filter(), asOf.upTo())));
    }
    return histories;
  }
}
