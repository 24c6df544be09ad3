package dev.farehawk.ops.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.farehawk.testing.TestDatabase;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TimeClassesTest {

  @Test
  void aTimeThatTheDatabaseClassedReadsBackWithinFivePercent() {
    try (TestDatabase database = TestDatabase.fresh()) {
      JdbcClient jdbc = JdbcClient.create(database.dataSource());
      for (double seconds = 0.002; seconds < 90_000; seconds *= 1.37) {
        long[] counts = new long[TimeClasses.COUNT];
        int number =
            jdbc.sql("SELECT " + TimeClasses.SQL.formatted("CAST(:seconds AS numeric)"))
                .param("seconds", seconds)
                .query(Integer.class)
                .single();
        counts[number] = 1;

        assertThat(Objects.requireNonNull(TimeClasses.quantile(counts, 0.99)).toNanos() / 1e9)
            .isCloseTo(seconds, withinPercentage(seconds < 0.02 ? 50 : 5));
      }
    }
  }

  @Test
  void quantilesAddUpOverHours() {
    long[] counts = new long[TimeClasses.COUNT];
    assertThat(TimeClasses.quantile(counts, 0.5)).isNull();
    counts[80] = 99;
    counts[160] = 1;

    assertThat(TimeClasses.quantile(counts, 0.5)).isEqualTo(TimeClasses.quantile(counts, 0.99));
    assertThat(Objects.requireNonNull(TimeClasses.quantile(counts, 0.995)).toMillis())
        .isGreaterThan(900_000);
  }
}
