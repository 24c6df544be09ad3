package dev.farehawk.history;

import dev.farehawk.fare.AirportCode;
import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads fare queries by their numbers. */
final class FareQueryRows {

  private final JdbcClient database;

  FareQueryRows(DataSource source) {
    database = JdbcClient.create(source);
  }

  /** Those of the numbers that exist. */
  Map<Long, FareQueryRef> byId(Collection<Long> ids) {
    Map<Long, FareQueryRef> found = new LinkedHashMap<>();
    // fare_query_pkey
    database
        .sql(
            """
            SELECT id, origin, destination, departure, return_date, adults, cabin, point_of_sale,
                   currency
            FROM fare_query WHERE id = ANY (?)
            """)
        .param(ids.toArray(Long[]::new))
        .query((row, number) -> read(row))
        .list()
        .forEach(ref -> found.put(ref.id(), ref));
    return found;
  }

  private static FareQueryRef read(ResultSet row) throws SQLException {
    return new FareQueryRef(
        row.getLong("id"),
        new FareQuery(
            new Market(
                new AirportCode(row.getString("origin")),
                new AirportCode(row.getString("destination"))),
            row.getObject("departure", LocalDate.class),
            row.getObject("return_date", LocalDate.class),
            row.getInt("adults"),
            Cabin.valueOf(row.getString("cabin")),
            row.getString("point_of_sale"),
            row.getString("currency")));
  }
}
