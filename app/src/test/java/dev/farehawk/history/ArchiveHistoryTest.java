package dev.farehawk.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.history.ArchiveHistory.Archived;
import dev.farehawk.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Months of points as files, read back by a DuckDB that knows nothing of us. */
class ArchiveHistoryTest {

  private static final YearMonth MAY = YearMonth.of(2026, 5);
  private static final YearMonth JUNE = YearMonth.of(2026, 6);

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

  @SuppressWarnings("NullAway.Init")
  private @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private ParquetFiles parquet;

  @SuppressWarnings("NullAway.Init")
  private ArchiveHistory archive;

  @BeforeEach
  void threePointsInTwoMonths() throws SQLException {
    parquet = ParquetFiles.open(folder.resolve("scratch"));
    archive = new ArchiveHistory(database.dataSource(), parquet);
    jdbc.sql(
            """
            INSERT INTO fare_query (origin, destination, departure, adults, cabin, point_of_sale,
                                    currency, created_at)
            VALUES ('ZRH', 'LIS', '2026-09-01', 1, 'ECONOMY', 'CH', 'CHF', '2026-05-01T00:00Z')
            """)
        .update();
    new PricePartitions(database.dataSource())
        .ensureFor(List.of(at("2026-05-03T10:00:00Z"), at("2026-06-01T00:00:00Z")));
    point("2026-05-03T10:00:00.123456Z", 189_00L);
    point("2026-05-31T23:59:59.999999Z", null);
    point("2026-06-01T00:00:00.5Z", 175_00L);
  }

  @AfterEach
  void close() throws SQLException {
    parquet.close();
    database.close();
  }

  @Test
  void anyToolReadsWhatTheDatabaseHeld() throws Exception {
    archive.archiveFareQueries(folder);
    assertThat(archive.monthsBefore(YearMonth.of(2026, 7))).containsExactly(MAY, JUNE);
    for (YearMonth month : List.of(MAY, JUNE)) {
      assertThat(archive.archive(month, folder).written()).isTrue();
    }

    assertThat(
            read(
                """
                SELECT f.origin, p.provider, p.carrier, p.stops, p.freshness, p.observed_at,
                       p.recorded_after_ms, p.amount_minor, p.seats_left, p.month
                FROM read_parquet('%1$s/price_point/*/*.parquet', hive_types_autocast = false) p
                JOIN read_parquet('%1$s/fare_query/*.parquet') f ON f.id = p.fare_query
                ORDER BY p.observed_at
                """))
        .containsExactly(
            "ZRH market LX NONSTOP LIVE 2026-05-03 10:00:00.123456 250 18900 4 2026-05",
            "ZRH market LX NONSTOP LIVE 2026-05-31 23:59:59.999999 250 null 4 2026-05",
            "ZRH market LX NONSTOP LIVE 2026-06-01 00:00:00.5 250 17500 4 2026-06");
  }

  @Test
  void whatWasImportedMonthsLaterIsArchivedToo() throws Exception {
    jdbc.sql("UPDATE price_point SET recorded_at = observed_at + interval '300 days'").update();

    assertThat(archive.archive(MAY, folder).points()).isEqualTo(2);

    assertThat(read("SELECT DISTINCT recorded_after_ms FROM '%s/price_point/*/*.parquet'"))
        .containsExactly(String.valueOf(Duration.ofDays(300).toMillis()));
  }

  @Test
  void aMonthIsWrittenAgainOnlyWhenItIsNotWhatTheDatabaseHolds() throws Exception {
    Archived first = archive.archive(MAY, folder);
    assertThat(first.points()).isEqualTo(2);
    assertThat(first.bytes()).isEqualTo(Files.size(ArchiveHistory.file(folder, MAY)));
    assertThat(archive.archive(MAY, folder).written()).isFalse();

    point("2026-05-07T00:00:00Z", 99_00L);
    assertThat(archive.archive(MAY, folder).points()).isEqualTo(3);
    Files.writeString(ArchiveHistory.file(folder, MAY), "half a file");
    assertThat(archive.archive(MAY, folder).written()).isTrue();
    assertThat(read("SELECT count(*) FROM '%s/price_point/month=2026-05/points.parquet'"))
        .containsExactly("3");
    assertThat(leftOver()).isEmpty();
  }

  @Test
  void tellsBytesForEachLookOfTheMonth() throws Exception {
    assertThat(archive.archive(MAY, folder).bytesPerLook()).isZero();
    jdbc.sql(
            """
            INSERT INTO poll_ledger (provider, hour, reason, outcome, calls, cost_micros)
            VALUES ('market', '2026-05-03T10:00Z', 'READY', 'OK', 1000, 0),
                   ('market', '2026-05-03T10:00Z', 'READY', 'TRANSIENT', 500, 0),
                   ('market', '2026-06-03T10:00Z', 'READY', 'OK', 7000, 0)
            """)
        .update();

    Archived may = archive.archive(MAY, folder);

    assertThat(may.looks()).isEqualTo(1000);
    assertThat(may.bytesPerLook()).isEqualTo(may.bytes() / 1000.0);
    assertThat(may.bytesPerPoint()).isEqualTo(may.bytes() / 2.0);
  }

  @Test
  void removesOnlyWhatIsOldAndArchivedWhole() throws Exception {
    YearMonth later = JUNE.plusMonths(ArchiveHistory.MONTHS_KEPT);
    assertThat(archive.remove(later, folder)).as("not archived").isEmpty();
    var _ = archive.archive(MAY, folder);
    var _ = archive.archive(JUNE, folder);
    point("2026-05-07T00:00:00Z", 99_00L);
    assertThat(archive.remove(later, folder)).as("a point is missing there").isEmpty();

    var _ = archive.archive(MAY, folder);
    assertThat(archive.remove(later, folder)).as("June is too young").containsExactly(MAY);

    assertThat(archive.monthsBefore(later)).containsExactly(JUNE);
    assertThat(read("SELECT count(*) FROM '%s/price_point/*/*.parquet'")).containsExactly("4");
  }

  private void point(String observed, @Nullable Long amount) {
    jdbc.sql(
            """
            INSERT INTO price_point (fare_query, provider, carrier, stops, freshness, observed_at,
                                     recorded_at, amount_minor, seats_left, request_id)
            SELECT id, 'market', 'LX', 'NONSTOP', 'LIVE', CAST(:observed AS timestamptz),
                   CAST(:observed AS timestamptz) + interval '250 ms', CAST(:amount AS bigint), 4, 'r'
            FROM fare_query
            """)
        .param("observed", observed)
        .param("amount", amount)
        .update();
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private List<String> read(String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection other = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = other.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(folder))) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          values.add(String.valueOf(rows.getString(column)));
        }
        lines.add(String.join(" ", values));
      }
    }
    return lines;
  }

  private List<Path> leftOver() throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".parquet"))
          .toList();
    }
  }
}
