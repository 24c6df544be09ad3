package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.StopsClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the newest overall prices. */
public final class CurrentPrices {

  /** How many days before and after a departure count as its neighbours. */
  public static final int NEIGHBOUR_DAYS = 7;

  private final JdbcClient database;

  /** Reads from this database. */
  public CurrentPrices(DataSource source) {
    database = JdbcClient.create(source);
  }

  /**
   * The lowest live price of a fare query, and who asks it.
   *
   * @param amountMinor minor units of the fare query's currency; null when nothing is on sale
   * @param since when it became so
   * @param series who asks it; {@link SeriesKey#OVERALL} when nothing is on sale
   * @param seatsLeft null when not told
   * @param link null when there is none
   */
  public record CurrentPrice(
      long fareQuery,
      @Nullable Long amountMinor,
      Instant since,
      SeriesKey series,
      @Nullable Integer seatsLeft,
      @Nullable String link) {}

  /** Those of the fare queries that ever had a live price. */
  public Map<Long, CurrentPrice> of(Collection<Long> fareQueries) {
    Map<Long, CurrentPrice> found = new LinkedHashMap<>();
    // current_price_pkey; the overall row has no link of its own seller's name, so join the seller
    database
        .sql(
            """
            SELECT DISTINCT ON (o.fare_query) o.fare_query, o.amount_minor, o.observed_at,
                   coalesce(s.provider, o.provider) AS provider,
                   coalesce(s.carrier, o.carrier) AS carrier, coalesce(s.stops, o.stops) AS stops,
                   s.seats_left, s.link
            FROM current_price o
            LEFT JOIN current_price s ON s.fare_query = o.fare_query AND s.provider <> '*'
              AND s.freshness = 'LIVE' AND s.amount_minor = o.amount_minor
            WHERE o.fare_query = ANY (?) AND o.provider = '*'
            ORDER BY o.fare_query, s.provider, s.carrier, s.stops
            """)
        .param(fareQueries.toArray(Long[]::new))
        .query((row, _) -> read(row))
        .list()
        .forEach(price -> found.put(price.fareQuery(), price));
    return found;
  }

  /**
   * Overall prices now of the other departure dates within {@value #NEIGHBOUR_DAYS} days, in the
   * same market, party, cabin, currency and length of stay. A fare query without any is left out.
   */
  public Map<Long, List<Long>> ofNeighbours(Collection<Long> fareQueries) {
    Map<Long, List<Long>> found = new LinkedHashMap<>();
    // fare_query_pkey, the unique index of fare_query by its first three columns,
    // current_price_pkey
    database
        .sql(
            """
            SELECT q.id, c.amount_minor
            FROM fare_query q
            JOIN fare_query n ON n.origin = q.origin AND n.destination = q.destination
              AND n.departure BETWEEN q.departure - ? AND q.departure + ? AND n.id <> q.id
              AND n.adults = q.adults AND n.cabin = q.cabin
              AND n.point_of_sale = q.point_of_sale AND n.currency = q.currency
              AND n.return_date - n.departure IS NOT DISTINCT FROM q.return_date - q.departure
            JOIN current_price c ON c.fare_query = n.id AND c.provider = '*'
              AND c.amount_minor IS NOT NULL
            WHERE q.id = ANY (?)
            ORDER BY q.id, n.departure
            """)
        .param(NEIGHBOUR_DAYS)
        .param(NEIGHBOUR_DAYS)
        .param(fareQueries.toArray(Long[]::new))
        .query(row -> {
          found
              .computeIfAbsent(row.getLong("id"), _ -> new ArrayList<>())
              .add(row.getLong("amount_minor"));
        });
    return found;
  }

  private static CurrentPrice read(ResultSet row) throws SQLException {
    return new CurrentPrice(
        row.getLong("fare_query"),
        row.getObject("amount_minor", Long.class),
        row.getObject("observed_at", OffsetDateTime.class).toInstant(),
        new SeriesKey(
            row.getString("provider"),
            new CarrierCode(row.getString("carrier")),
            StopsClass.valueOf(row.getString("stops")),
            Freshness.LIVE),
        row.getObject("seats_left", Integer.class),
        row.getString("link"));
  }
}
