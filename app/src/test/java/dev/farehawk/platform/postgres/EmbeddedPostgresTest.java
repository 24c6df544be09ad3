package dev.farehawk.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresTest {

  @TempDir Path folder;

  @Test
  void keepsItsDataOverARestart() {
    try (EmbeddedPostgres first = start()) {
      JdbcClient sql = JdbcClient.create(first.ownDatabase());
      sql.sql("CREATE TABLE kept (word text)").update();
      sql.sql("INSERT INTO kept VALUES ('still here')").update();
    }
    try (EmbeddedPostgres second = start()) {
      assertThat(
              JdbcClient.create(second.ownDatabase())
                  .sql("SELECT word FROM kept")
                  .query(String.class)
                  .single())
          .isEqualTo("still here");
    }
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(
        folder.resolve("postgres"), EmbeddedPostgres.cacheFor(folder), Durability.DURABLE);
  }
}
