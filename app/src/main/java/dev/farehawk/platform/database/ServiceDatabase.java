package dev.farehawk.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.farehawk.platform.DataFolder;
import dev.farehawk.platform.Progress;
import dev.farehawk.platform.StartRefused;
import dev.farehawk.platform.config.DatabaseConfig;
import dev.farehawk.platform.config.FarehawkConfig;
import dev.farehawk.platform.postgres.Durability;
import dev.farehawk.platform.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The pools and, when the database is the embedded one, the server and the folder under it. */
public final class ServiceDatabase implements AutoCloseable {

  /** The oldest PostgreSQL that has what the schema needs. */
  private static final int OLDEST_MAJOR = 16;

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);
  private static final Duration BORROW_LIMIT = Duration.ofSeconds(10);

  private final HikariDataSource pool;
  private final HikariDataSource peoplePool;
  private final @Nullable EmbeddedPostgres server;
  private final @Nullable DataFolder folder;

  private ServiceDatabase(
      HikariDataSource pool, @Nullable EmbeddedPostgres server, @Nullable DataFolder folder) {
    this.pool = pool;
    this.peoplePool = forPeople(pool);
    this.server = server;
    this.folder = folder;
  }

  /**
   * Opens the database that the settings name.
   *
   * @throws StartRefused if it cannot be opened
   */
  public static ServiceDatabase open(FarehawkConfig config, Progress progress) {
    String url = config.database().url();
    if (url == null) {
      return openEmbedded(config, progress);
    }
    progress.step("connecting to " + config.database().shownUrl());
    return openExternal(config.database(), url);
  }

  /** The connections of the pipeline. */
  public HikariDataSource pool() {
    return pool;
  }

  /** The connections of what answers people and programs; opened when the first is asked for. */
  HikariDataSource peoplePool() {
    return peoplePool;
  }

  private static HikariDataSource forPeople(HikariDataSource pipeline) {
    HikariDataSource people = new HikariDataSource();
    pipeline.copyStateTo(people);
    people.setPoolName("farehawk-people");
    people.setMaximumPoolSize(pipeline.getMaximumPoolSize() / 2);
    people.setConnectionInitSql("SET plan_cache_mode = force_generic_plan");
    return people;
  }

  /** How often the embedded server died and was started again; 0 for an external one. */
  public int restarts() {
    return server == null ? 0 : server.restarts();
  }

  @Override
  public void close() throws IOException {
    peoplePool.close();
    pool.close();
    if (server != null) {
      server.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  private static ServiceDatabase openEmbedded(FarehawkConfig config, Progress progress) {
    DataFolder folder = DataFolder.open(config.dataFolder());
    EmbeddedPostgres server = null;
    try {
      progress.step("starting PostgreSQL in " + folder.path());
      server =
          EmbeddedPostgres.start(
              folder.path().resolve("postgres"),
              EmbeddedPostgres.cacheFor(folder.path()),
              Durability.DURABLE);
      HikariConfig settings = poolSettings(config.database());
      settings.setDataSource(server.ownDatabase());
      return new ServiceDatabase(new HikariDataSource(settings), server, folder);
    } catch (RuntimeException e) {
      if (server != null) {
        server.close();
      }
      closeQuietly(folder, e);
      throw e;
    }
  }

  private static ServiceDatabase openExternal(DatabaseConfig config, String url) {
    HikariConfig settings = poolSettings(config);
    settings.setJdbcUrl(url);
    settings.setUsername(config.user());
    settings.setPassword(config.password());
    settings.setInitializationFailTimeout(CONNECT_LIMIT.toMillis());
    settings.addDataSourceProperty("reWriteBatchedInserts", "true");
    settings.addDataSourceProperty("ApplicationName", "farehawk");
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(settings);
    } catch (PoolInitializationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new StartRefused(
          "Cannot open the database "
              + config.shownUrl()
              + " ("
              + cause.getMessage()
              + "): check --database-url, user and password.",
          e);
    }
    try {
      requireVersion(pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
    return new ServiceDatabase(pool, null, null);
  }

  private static void requireVersion(HikariDataSource pool) {
    try (Connection connection = pool.getConnection()) {
      int major = connection.getMetaData().getDatabaseMajorVersion();
      if (major < OLDEST_MAJOR) {
        throw new StartRefused(
            "The database is PostgreSQL "
                + major
                + ": Farehawk needs PostgreSQL "
                + OLDEST_MAJOR
                + " or newer.");
      }
    } catch (SQLException e) {
      throw new StartRefused("The database does not answer (" + e.getMessage() + ").", e);
    }
  }

  private static HikariConfig poolSettings(DatabaseConfig config) {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("farehawk");
    settings.setMaximumPoolSize(config.poolSize());
    settings.setConnectionTimeout(BORROW_LIMIT.toMillis());
    return settings;
  }

  private static void closeQuietly(DataFolder folder, RuntimeException failure) {
    try {
      folder.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
