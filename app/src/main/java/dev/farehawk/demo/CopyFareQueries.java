package dev.farehawk.demo;

import dev.farehawk.fare.FareQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes one-way fare queries of one adult into an empty table by COPY, so that millions take
 * seconds.
 */
public final class CopyFareQueries {

  private final DataSource source;
  private final Instant createdAt;

  /** Into this database, as if they had been asked for at this moment. */
  public CopyFareQueries(DataSource source, Instant createdAt) {
    this.source = source;
    this.createdAt = createdAt;
  }

  /**
   * Writes them all or none, numbered from 1 in this order when the table is empty.
   *
   * @throws SQLException if the database refuses one, such as one that is there already
   */
  public void write(Iterator<FareQuery> fares) throws SQLException, IOException {
    try (Connection connection = source.getConnection()) {
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  """
                  COPY fare_query (origin, destination, departure, adults, cabin, point_of_sale,
                                   currency, created_at) FROM STDIN
                  """);
      while (fares.hasNext()) {
        byte[] row = row(fares.next());
        copy.writeToCopy(row, 0, row.length);
      }
      var _ = copy.endCopy();
    }
  }

  private byte[] row(FareQuery fare) {
    return String.join(
            "\t",
            fare.market().origin().iata(),
            fare.market().destination().iata(),
            fare.departure().toString(),
            "1",
            fare.cabin().name(),
            fare.pointOfSale(),
            fare.currency(),
            createdAt + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
