package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.history.CurrentPrices.CurrentPrice;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the newest prices of the offers that pass a filter. */
public final class SelectedPrices {

  private final JdbcClient database;

  /** Reads from this database. */
  public SelectedPrices(DataSource source) {
    database = JdbcClient.create(source);
  }

  /** Those of the fare queries that ever had a live price, whether one passes now or not. */
  public Map<Long, CurrentPrice> of(Collection<Long> fareQueries, FareFilter filter) {
    Map<Long, CurrentPrice> found = new LinkedHashMap<>();
    // current_price_pkey
    database
        .sql(
            """
            SELECT fare_query, provider, carrier, stops, amount_minor, observed_at, seats_left, link
            FROM current_price
            WHERE fare_query = ANY (?) AND freshness = 'LIVE' AND provider <> '*'
            ORDER BY fare_query, amount_minor NULLS LAST, provider, carrier, stops
            """)
        .param(fareQueries.toArray(Long[]::new))
        .query(row -> {
          long id = row.getLong("fare_query");
          SeriesKey series =
              new SeriesKey(
                  row.getString("provider"),
                  new CarrierCode(row.getString("carrier")),
                  StopsClass.valueOf(row.getString("stops")),
                  Freshness.LIVE);
          Long amount = row.getObject("amount_minor", Long.class);
          CurrentPrice nothing =
              new CurrentPrice(
                  id,
                  null,
                  row.getObject("observed_at", OffsetDateTime.class).toInstant(),
                  SeriesKey.OVERALL,
                  null,
                  null);
          CurrentPrice known = found.computeIfAbsent(id, _ -> nothing);
          if (filter.departs() == null
              && amount != null
              && known.amountMinor() == null
              && filter.passes(series.carrier(), series.stops())) {
            found.put(
                id,
                new CurrentPrice(
                    id,
                    amount,
                    row.getObject("observed_at", OffsetDateTime.class).toInstant(),
                    series,
                    row.getObject("seats_left", Integer.class),
                    row.getString("link")));
          }
        });
    if (filter.departs() != null) {
      windows(fareQueries, filter, found);
    }
    return found;
  }

  private void windows(
      Collection<Long> fareQueries, FareFilter filter, Map<Long, CurrentPrice> found) {
    // window_point_pkey
    database
        .sql(
            """
            SELECT DISTINCT ON (fare_query, provider) fare_query, provider, carrier, amount_minor,
                   observed_at
            FROM window_point
            WHERE fare_query = ANY (?) AND filter = ?
            ORDER BY fare_query, provider, observed_at DESC
            """)
        .param(fareQueries.toArray(Long[]::new))
        .param(filter.text())
        .query(row -> {
          long id = row.getLong("fare_query");
          Long amount = row.getObject("amount_minor", Long.class);
          CurrentPrice known = found.get(id);
          Long lowest = known == null ? null : known.amountMinor();
          if (amount != null && (lowest == null || amount < lowest)) {
            found.put(
                id,
                new CurrentPrice(
                    id,
                    amount,
                    row.getObject("observed_at", OffsetDateTime.class).toInstant(),
                    new SeriesKey(
                        row.getString("provider"),
                        new CarrierCode(row.getString("carrier")),
                        StopsClass.ANY,
                        Freshness.LIVE),
                    null,
                    null));
          }
        });
  }
}
