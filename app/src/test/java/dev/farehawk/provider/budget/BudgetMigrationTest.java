package dev.farehawk.provider.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.testing.TestDatabase;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A service that is brought up to date in the middle of a month spends nothing twice. */
class BudgetMigrationTest {

  @Test
  void whatWasGrantedBeforeStaysGranted() {
    try (TestDatabase database = TestDatabase.fresh()) {
      JdbcClient jdbc = JdbcClient.create(database.dataSource());
      jdbc.sql("DROP SCHEMA public CASCADE").update();
      jdbc.sql("CREATE SCHEMA public").update();
      migrate(database, "7");
      jdbc.sql(
              """
              INSERT INTO provider_quota (provider, window_start, period, granted, used)
              VALUES ('google', '2026-03-01Z', 'MONTH', 120, 0), ('google', '2026-03-14Z', 'DAY', 7, 0)
              """)
          .update();

      migrate(database, "8");

      BudgetLedger ledger =
          new JdbcBudgetLedger(
              jdbc, new JdbcTransactionManager(database.dataSource()), "the new one");
      Instant afternoon = Instant.parse("2026-03-14T15:00:00Z");
      var month = new BudgetLedger.Account("google", "calls-per-month");
      var day = new BudgetLedger.Account("google", "calls-per-day");
      assertThat(ledger.counted(month, afternoon)).isEqualTo(120);
      assertThat(ledger.counted(day, afternoon)).isEqualTo(7);
      assertThat(ledger.counted(day, Instant.parse("2026-03-15T00:00:00Z"))).isZero();
      assertThat(ledger.counted(month, Instant.parse("2026-03-31T23:59:59Z"))).isEqualTo(120);
      assertThat(ledger.counted(month, Instant.parse("2026-04-01T00:00:00Z"))).isZero();
    }
  }

  private static void migrate(TestDatabase database, String version) {
    Flyway.configure().dataSource(database.dataSource()).target(version).load().migrate();
  }
}
