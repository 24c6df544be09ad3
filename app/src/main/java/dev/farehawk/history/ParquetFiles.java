package dev.farehawk.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes and reads Parquet by DuckDB, which is no part of the usual build because it is large. The
 * one place that speaks to it.
 */
public final class ParquetFiles implements AutoCloseable {

  /** Points in the order in which they take least room; {@code observed_at} is UTC. */
  static final Shape POINTS =
      new Shape(
          """
          'fare_query': 'BIGINT', 'provider': 'VARCHAR', 'carrier': 'VARCHAR', 'stops': 'VARCHAR',
          'freshness': 'VARCHAR', 'observed_us': 'BIGINT', 'recorded_after_ms': 'BIGINT',
          'amount_minor': 'BIGINT', 'seats_left': 'SMALLINT'
          """,
          """
          fare_query, provider, carrier, stops, freshness, make_timestamp(observed_us) AS observed_at,
          recorded_after_ms, amount_minor, seats_left
          """,
          "fare_query, provider, carrier, stops, freshness, observed_us");

  static final Shape FARE_QUERIES =
      new Shape(
          """
          'id': 'BIGINT', 'origin': 'VARCHAR', 'destination': 'VARCHAR', 'departure': 'DATE',
          'return_date': 'DATE', 'adults': 'SMALLINT', 'cabin': 'VARCHAR',
          'point_of_sale': 'VARCHAR', 'currency': 'VARCHAR'
          """,
          "*",
          "id");

  private static final String MEMORY = "1GB";

  private final Connection duck;

  /**
   * What rows are.
   *
   * @param columns names and types of the rows to read
   * @param kept what is written of them
   * @param order that like stands beside like
   */
  record Shape(String columns, String kept, String order) {}

  private ParquetFiles(Connection duck) {
    this.duck = duck;
  }

  /**
   * Ready to write.
   *
   * @param scratch a folder for what does not fit into memory
   * @throws SQLException if DuckDB is no part of this build
   */
  public static ParquetFiles open(Path scratch) throws SQLException {
    Connection duck = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = duck.createStatement()) {
      statement.execute("SET memory_limit = '" + MEMORY + "'");
      statement.execute("SET temp_directory = " + quoted(scratch));
      statement.execute("SET autoinstall_known_extensions = false");
    } catch (SQLException e) {
      duck.close();
      throw e;
    }
    return new ParquetFiles(duck);
  }

  /** Turns rows of comma-separated values, where nothing means null, into a Parquet file. */
  void write(Path rows, Path file, Shape shape) throws IOException {
    try (Statement statement = duck.createStatement()) {
      statement.execute(
          """
          COPY (
            SELECT %s FROM read_csv(%s, columns = {%s}, header = false, nullstr = '')
            ORDER BY %s
          ) TO %s (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2)
          """
              .formatted(shape.kept(), quoted(rows), shape.columns(), shape.order(), quoted(file)));
    } catch (SQLException e) {
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** What a file of points holds; nothing that fits any database where it cannot be read. */
  ArchiveHistory.Sum sum(Path file) {
    try (Statement statement = duck.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), CAST(coalesce(sum(amount_minor), 0) AS BIGINT) FROM read_parquet("
                    + quoted(file)
                    + ")")) {
      row.next();
      return new ArchiveHistory.Sum(row.getLong(1), row.getLong(2));
    } catch (SQLException unreadable) {
      return new ArchiveHistory.Sum(-1, -1);
    }
  }

  private static String quoted(Path path) {
    return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
  }

  @Override
  public void close() throws SQLException {
    duck.close();
  }
}
