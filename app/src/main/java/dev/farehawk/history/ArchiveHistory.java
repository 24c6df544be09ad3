package dev.farehawk.history;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies whole months of price points, and the fare queries that they are of, into Parquet files
 * that any tool for data reads. What a file holds is counted and summed against the database before
 * it takes its name; so a file with its name is whole.
 */
public final class ArchiveHistory {

  /** Charts and oracles look back a year; younger months stay in the database. */
  public static final int MONTHS_KEPT = 13;

  private static final String PARTITION = "price_point_";

  private final DataSource source;
  private final JdbcClient database;
  private final ParquetFiles parquet;

  /** Of this database. */
  public ArchiveHistory(DataSource source, ParquetFiles parquet) {
    this.source = source;
    this.database = JdbcClient.create(source);
    this.parquet = parquet;
  }

  /**
   * What a month came to.
   *
   * @param points price points in it
   * @param bytes of its file
   * @param looks answers of providers booked in that month, by which points came about
   * @param written false when the file was there and held the same
   */
  public record Archived(YearMonth month, long points, long bytes, long looks, boolean written) {

    /** Bytes of the file for each point; 0 without any. */
    public double bytesPerPoint() {
      return points == 0 ? 0 : (double) bytes / points;
    }

    /** Bytes of the file for each look; 0 where none was booked, as for imported history. */
    public double bytesPerLook() {
      return looks == 0 ? 0 : (double) bytes / looks;
    }
  }

  /** How many points there are, and the sum of their amounts. */
  record Sum(long rows, long amounts) {}

  /** Months before this one that the database has points of, oldest first. */
  public List<YearMonth> monthsBefore(YearMonth end) {
    return database
        .sql(
            """
            SELECT child.relname FROM pg_inherits
            JOIN pg_class child ON child.oid = inhrelid
            WHERE inhparent = 'price_point'::regclass
            ORDER BY child.relname
            """)
        .query((row, _) -> month(row.getString("relname")))
        .list()
        .stream()
        .filter(month -> month.isBefore(end))
        .toList();
  }

  private static YearMonth month(String partition) {
    return YearMonth.parse(partition.substring(PARTITION.length()).replace('_', '-'));
  }

  private static String partition(YearMonth month) {
    return PARTITION + month.toString().replace('-', '_');
  }

  /** Where the points of a month lie below the archive's folder. */
  public static Path file(Path folder, YearMonth month) {
    return folder.resolve("price_point").resolve("month=" + month).resolve("points.parquet");
  }

  /**
   * Writes a month, unless its file is there and holds as much as the database.
   *
   * @throws IOException if the folder cannot be written, or what was written is not what was read
   */
  public Archived archive(YearMonth month, Path folder) throws IOException, SQLException {
    Path file = file(folder, month);
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        Sum wanted = sum(connection, month);
        boolean written = !Files.exists(file) || !wanted.equals(parquet.sum(file));
        if (written) {
          write(
              connection,
              """
              SELECT fare_query, provider, carrier, stops, freshness,
                     (extract(epoch FROM observed_at) * 1000000)::bigint,
                     (extract(epoch FROM recorded_at - observed_at) * 1000)::bigint,
                     amount_minor, seats_left
              FROM %s
              """
                  .formatted(partition(month)),
              file,
              ParquetFiles.POINTS,
              wanted);
        }
        return new Archived(month, wanted.rows(), Files.size(file), looks(month), written);
      } finally {
        connection.rollback();
      }
    }
  }

  /** Writes all fare queries that there are now. */
  public void archiveFareQueries(Path folder) throws IOException, SQLException {
    Path file = folder.resolve("fare_query").resolve("fare_queries.parquet");
    try (Connection connection = source.getConnection()) {
      write(
          connection,
          """
          SELECT id, origin, destination, departure, return_date, adults, cabin, point_of_sale,
                 currency
          FROM fare_query
          """,
          file,
          ParquetFiles.FARE_QUERIES,
          null);
    }
  }

  private void write(
      Connection connection,
      String select,
      Path file,
      ParquetFiles.Shape shape,
      @Nullable Sum wanted)
      throws IOException, SQLException {
    Files.createDirectories(file.getParent());
    Path rows = file.resolveSibling(file.getFileName() + ".csv");
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(rows))) {
        var _ =
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (" + select + ") TO STDOUT (FORMAT csv)", out);
      }
      parquet.write(rows, unfinished, shape);
      if (wanted != null && !wanted.equals(parquet.sum(unfinished))) {
        throw new IOException(unfinished + " does not hold what the database does");
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(rows);
      Files.deleteIfExists(unfinished);
    }
  }

  /**
   * Removes months from the database that are more than {@link #MONTHS_KEPT} months old and whose
   * files hold all of them.
   *
   * @return those that were removed
   */
  public List<YearMonth> remove(YearMonth now, Path folder) throws IOException, SQLException {
    List<YearMonth> removed = new ArrayList<>();
    for (YearMonth month : monthsBefore(now.minusMonths(MONTHS_KEPT))) {
      Path file = file(folder, month);
      if (Files.exists(file) && dropped(month, parquet.sum(file))) {
        removed.add(month);
      }
    }
    return removed;
  }

  /** Nothing can be added between the count and the end of the partition. */
  private boolean dropped(YearMonth month, Sum archived) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE " + partition(month) + " IN SHARE MODE");
      boolean whole = archived.equals(sum(connection, month));
      if (whole) {
        statement.execute("DROP TABLE " + partition(month));
      }
      connection.commit();
      return whole;
    }
  }

  private static Sum sum(Connection connection, YearMonth month) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), coalesce(sum(amount_minor), 0) FROM " + partition(month))) {
      row.next();
      return new Sum(row.getLong(1), row.getLong(2));
    }
  }

  private long looks(YearMonth month) {
    return database
        .sql(
            """
            SELECT coalesce(sum(calls), 0) FROM poll_ledger
            WHERE hour >= :from AND hour < :until AND outcome = 'OK'
            """)
        .param("from", month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
        .param("until", month.plusMonths(1).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }
}
