package dev.farehawk.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.farehawk.platform.StartRefused;
import dev.farehawk.platform.postgres.Durability;
import dev.farehawk.platform.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL with the whole schema and no rows, in a temporary folder; closing it removes every
 * trace. For work whose result is a report, not data.
 */
public final class ThrowawayDatabase implements AutoCloseable {

  private static final int CONNECTIONS = 8;

  private final Path folder;
  private final EmbeddedPostgres server;
  private final HikariDataSource pool;

  private ThrowawayDatabase(Path folder, EmbeddedPostgres server, HikariDataSource pool) {
    this.folder = folder;
    this.server = server;
    this.pool = pool;
  }

  /**
   * Starts one.
   *
   * @throws StartRefused with a sentence for the operator
   */
  public static ThrowawayDatabase start() {
    Path folder = temporaryFolder();
    EmbeddedPostgres server =
        EmbeddedPostgres.start(
            folder.resolve("postgres"), EmbeddedPostgres.cacheFor(folder), Durability.THROWAWAY);
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("throwaway");
    settings.setDataSource(server.ownDatabase());
    settings.setMaximumPoolSize(CONNECTIONS);
    HikariDataSource pool = new HikariDataSource(settings);
    Flyway.configure().dataSource(pool).load().migrate();
    return new ThrowawayDatabase(folder, server, pool);
  }

  /** Connections to it. */
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
    server.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new StartRefused("Could not remove the temporary folder " + folder + ".", e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("farehawk-");
    } catch (IOException e) {
      throw new StartRefused(
          "No temporary folder could be made: set TMPDIR to one that can be written.", e);
    }
  }
}
