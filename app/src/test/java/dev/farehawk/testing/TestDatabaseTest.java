package dev.farehawk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

  @Test
  void freshDatabasesShareTheSchemaAndNothingElse() {
    try (TestDatabase one = TestDatabase.fresh();
        TestDatabase other = TestDatabase.fresh()) {
      JdbcClient.create(one.dataSource()).sql("CREATE TABLE only_here (id bigint)").update();

      assertThat(hasTable(other, "only_here")).isFalse();
      assertThat(hasTable(other, "flyway_schema_history")).isTrue();
    }
  }

  private static boolean hasTable(TestDatabase database, String table) {
    return JdbcClient.create(database.dataSource())
        .sql("SELECT to_regclass(:table) IS NOT NULL")
        .param("table", table)
        .query(Boolean.class)
        .single();
  }
}
