package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.history.PriceHistory.Point;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the steps of live prices for pages and the API. */
public final class PriceChart {

  /** Most steps read for one chart; the oldest ones of the span. */
  public static final int MOST_STEPS = 5_000;

  private final JdbcClient database;

  /** Reads from this database. */
  public PriceChart(DataSource source) {
    database = JdbcClient.create(source);
  }

  /**
   * The steps of one series, oldest first; the first may lie before the span, if it still held at
   * its beginning.
   */
  public record Line(SeriesKey series, List<Point> steps) {

    /** Keeps its own copy. */
    public Line {
      steps = List.copyOf(steps);
    }
  }

  /**
   * What a chart shows.
   *
   * @param overall the lowest price, whoever asks it; without steps when there was none
   * @param carriers one line per provider, carrier and stops class, in a fixed order
   */
  public record Chart(Line overall, List<Line> carriers) {}

  /** All live prices of a fare query from one moment to another, both included. */
  public Chart of(long fareQuery, Instant from, Instant to) {
    TreeMap<SeriesKey, List<Point>> lines = new TreeMap<>();
    // price_point_series
    database
        .sql(
            """
            (SELECT DISTINCT ON (carrier, provider, stops) provider, carrier, stops, observed_at,
                    amount_minor
             FROM price_point
             WHERE fare_query = ? AND freshness = 'LIVE' AND observed_at < ?::timestamptz
             ORDER BY carrier, provider, stops, observed_at DESC)
            UNION ALL
            (SELECT provider, carrier, stops, observed_at, amount_minor
             FROM price_point
             WHERE fare_query = ? AND freshness = 'LIVE'
               AND observed_at BETWEEN ?::timestamptz AND ?::timestamptz
             ORDER BY observed_at LIMIT ?)
            ORDER BY observed_at
            """)
        .param(fareQuery)
        .param(from.toString())
        .param(fareQuery)
        .param(from.toString())
        .param(to.toString())
        .param(MOST_STEPS)
        .query(row -> {
          lines.computeIfAbsent(key(row), _ -> new ArrayList<>()).add(point(row));
        });
    List<Point> overall = lines.remove(SeriesKey.OVERALL);
    List<Line> carriers =
        lines.entrySet().stream().map(line -> new Line(line.getKey(), line.getValue())).toList();
    return new Chart(new Line(SeriesKey.OVERALL, overall == null ? List.of() : overall), carriers);
  }

  private static SeriesKey key(ResultSet row) throws SQLException {
    return new SeriesKey(
        row.getString("provider"),
        new CarrierCode(row.getString("carrier")),
        StopsClass.valueOf(row.getString("stops")),
        Freshness.LIVE);
  }

  private static Point point(ResultSet row) throws SQLException {
    return new Point(
        row.getObject("observed_at", OffsetDateTime.class).toInstant(),
        row.getObject("amount_minor", Long.class));
  }
}
