package dev.farehawk.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.farehawk.platform.postgres.Durability;
import dev.farehawk.platform.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/**
 * A database of its own for a test, on one real PostgreSQL per test process.
 *
 * <pre>{@code
 * try (TestDatabase database = TestDatabase.fresh()) {
 *   var history = new PriceHistory(database.dataSource());
 * }
 * }</pre>
 *
 * <p>The schema is migrated once into a template; each fresh database is a copy of it.
 */
public final class TestDatabase implements AutoCloseable {

  private static final String TEMPLATE = "template_farehawk";
  private static final int CONNECTIONS = 16;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name;
  private final HikariDataSource pool;

  private TestDatabase(String name, HikariDataSource pool) {
    this.name = name;
    this.pool = pool;
  }

  /** A new database with the whole schema and no rows; close it when the test ends. */
  public static TestDatabase fresh() {
    String name = "test_" + COUNT.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " STRATEGY WAL_LOG");
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(server().dataSource(name));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(10_000);
    return new TestDatabase(name, new HikariDataSource(config));
  }

  /** A pool of connections to this database. */
  public DataSource dataSource() {
    return pool;
  }

  /**
   * Its JDBC address, for a program that takes one; with {@link #user()} and {@link #password()}.
   */
  public String url() {
    return server().url(name);
  }

  /** The role that owns it. */
  public String user() {
    return server().user();
  }

  /** The password of {@link #user()}. */
  public String password() {
    return server().password();
  }

  @Override
  public void close() {
    pool.close();
    execute("DROP DATABASE " + name + " WITH (FORCE)");
  }

  private static EmbeddedPostgres server() {
    return Server.RUNNING;
  }

  private static void execute(String sql) {
    execute(server(), sql);
  }

  private static void execute(EmbeddedPostgres server, String sql) {
    try (Connection connection = server.dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Started by the first test that asks. */
  private static final class Server {

    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        Path folder = Files.createTempDirectory("farehawk-test-");
        EmbeddedPostgres server =
            EmbeddedPostgres.start(folder, EmbeddedPostgres.cacheFor(folder), Durability.THROWAWAY);
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> {
                  server.close();
                  FileSystemUtils.deleteRecursively(folder.toFile());
                }));
        execute(server, "CREATE DATABASE " + TEMPLATE);
        Flyway.configure().dataSource(server.dataSource(TEMPLATE)).load().migrate();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
