package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverloadTest {

  private static final long SHORTEST_WAIT_MILLIS = 250;

  @Test
  void whoeverFindsNoFreeConnectionIsAskedToComeAgain() throws IOException, SQLException {
    try (RunningSite site =
        new RunningSite(List.of("--farehawk.database.pool-size=4"), Set.of(), Map.of())) {
      RunningSite.Visitor visitor = site.visitor().signUp("busy@example.org");
      HikariDataSource pool = site.part("peopleConnections", HikariDataSource.class);
      List<Connection> held = new ArrayList<>();
      for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
        held.add(pool.getConnection());
      }
      pool.setConnectionTimeout(SHORTEST_WAIT_MILLIS);

      HttpResponse<String> page = visitor.get("/watches", "Accept-Language", "de");
      HttpResponse<String> program = visitor.get("/api/v1/watches");

      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.headers().firstValue("Retry-After")).hasValue("10");
      assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
      assertThat(page.body()).contains("<html lang=\"de\">").contains("nichts verloren");
      assertThat(program.statusCode()).isEqualTo(503);
      assertThat(program.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(program.body()).contains("Too busy");

      assertThat(visitor.get("/status").statusCode())
          .as("what sums up has the pipeline's connections")
          .isEqualTo(200);

      for (Connection one : held) {
        one.close();
      }
      assertThat(visitor.get("/watches").statusCode()).isEqualTo(200);
    }
  }
}
