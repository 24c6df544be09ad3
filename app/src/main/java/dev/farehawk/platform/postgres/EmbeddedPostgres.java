package dev.farehawk.platform.postgres;

import dev.farehawk.platform.StartRefused;
import dev.farehawk.platform.postgres.Postmaster.Died;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A supervised PostgreSQL server over a folder that this process owns.
 *
 * <p>It listens on 127.0.0.1 alone and asks for a password. A server that an earlier, killed
 * process left running is stopped first; a server that dies is started again; {@link #close()}
 * stops it within half a minute.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private static final int PORTS_TO_TRY = 10;
  private static final int RETRIES_WHILE_IN_USE = 40;
  private static final Duration LOG_CHECK = Duration.ofMinutes(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Installation installed;
  private final AtomicInteger restarts = new AtomicInteger();
  private final Thread supervisor;
  private volatile Postmaster postmaster;
  private volatile boolean closing;

  private EmbeddedPostgres(Installation installed, Postmaster postmaster) {
    this.installed = installed;
    this.postmaster = postmaster;
    this.supervisor = Thread.ofVirtual().name("postgres-supervisor").unstarted(this::supervise);
  }

  /**
   * Starts a server and returns when it answers.
   *
   * @param folder holds the cluster; made on the first start. No other process may use it: own its
   *     {@link dev.farehawk.platform.DataFolder}
   * @param cache where the programs are unpacked; several processes may share it
   * @throws StartRefused with a sentence for the operator
   */
  public static EmbeddedPostgres start(Path folder, Path cache, Durability durability) {
    try {
      Launch launch = Launch.forThisUser();
      Binaries binaries = Binaries.unpack(cache);
      Cluster cluster = Cluster.open(folder.toAbsolutePath(), binaries, launch, durability);
      Installation installed = new Installation(cluster, binaries, launch, durability);
      Postmaster.stopLeftOver(installed);
      EmbeddedPostgres embedded =
          new EmbeddedPostgres(installed, startOnAnyPort(installed, Address.freePort()));
      embedded.supervisor.start();
      return embedded;
    } catch (IOException e) {
      throw new StartRefused(
          "PostgreSQL could not be started in " + folder + " (" + e.getMessage() + ").", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("The start was interrupted.", e);
    }
  }

  /** Connections without a pool; they follow the server when a restart moves it to another port. */
  public DataSource dataSource(String database) {
    return new LocalDataSource(() -> postmaster.address(), database);
  }

  /**
   * Connections to the service's own database, which is made on first use.
   *
   * @throws StartRefused if it cannot be made
   */
  public DataSource ownDatabase() {
    try (Connection connection = dataSource("postgres").getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT FROM pg_database WHERE datname = '" + Cluster.USER + "'")) {
      if (!found.next()) {
        try (Statement create = connection.createStatement()) {
          create.execute("CREATE DATABASE " + Cluster.USER);
        }
      }
    } catch (SQLException e) {
      throw new StartRefused("The database could not be made (" + e.getMessage() + ").", e);
    }
    return dataSource(Cluster.USER);
  }

  /**
   * Where to unpack the programs: the user's cache, shared by all installations, or below the data
   * folder for a user without a home of their own.
   */
  public static Path cacheFor(Path dataFolder) {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path caches =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home", "/nonexistent"), ".cache")
            : Path.of(configured);
    Path own = caches.resolve("farehawk");
    try {
      Files.createDirectories(own);
      if (Files.isWritable(own)) {
        return own;
      }
    } catch (IOException e) {
      log.debug("no cache at {}", own, e);
    }
    return dataFolder.resolve("cache");
  }

  /** The JDBC address of a database now; a restart may move it. */
  public String url(String database) {
    return postmaster.address().url(database);
  }

  /** The only role. */
  public String user() {
    return Cluster.USER;
  }

  /** The password of {@link #user()}. */
  public String password() {
    return installed.cluster().password();
  }

  /** How often a dead server was started again. */
  public int restarts() {
    return restarts.get();
  }

  /** The server's process number. */
  public long pid() {
    return postmaster.pid();
  }

  /** The port it listens on now. */
  public int port() {
    return postmaster.address().port();
  }

  /** Where its log is, for a person who looks for a reason. */
  public Path logFile() {
    return installed.cluster().log();
  }

  /** Stops the server; what was committed is on disk. */
  @Override
  public void close() {
    closing = true;
    supervisor.interrupt();
    try {
      supervisor.join();
      postmaster.stop(installed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void supervise() {
    try {
      while (!closing) {
        if (postmaster.awaitEnd(LOG_CHECK)) {
          log.error("PostgreSQL ended by itself; starting it again, see {}", logFile());
          restart();
        } else {
          trimLog();
        }
      }
    } catch (InterruptedException e) {
      log.debug("supervision ends: the service is closing");
    }
  }

  private void restart() throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (!closing) {
      try {
        postmaster = startOnAnyPort(installed, port());
        log.info("PostgreSQL runs again, restart {}", restarts.incrementAndGet());
        return;
      } catch (IOException | StartRefused e) {
        log.error(
            "PostgreSQL does not start again, trying once more in {}: {}", pause, e.getMessage());
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  static Postmaster startOnAnyPort(Installation installed, int firstPort)
      throws IOException, InterruptedException {
    int port = firstPort;
    int taken = 0;
    int inUse = 0;
    while (true) {
      try {
        return Postmaster.start(installed, port);
      } catch (Died died) {
        switch (died.kind()) {
          case PORT_TAKEN -> {
            taken++;
            port = Address.freePort();
          }
          case STILL_IN_USE -> {
            inUse++;
            TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE.toMillis());
          }
          case OTHER -> throw refused(installed, died);
        }
        if (taken > PORTS_TO_TRY || inUse > RETRIES_WHILE_IN_USE) {
          throw refused(installed, died);
        }
      }
    }
  }

  private static StartRefused refused(Installation installed, Died died) {
    return new StartRefused(
        "PostgreSQL did not start: "
            + died.getMessage()
            + " (its log is "
            + installed.cluster().log()
            + ").",
        died);
  }

  private void trimLog() {
    try {
      postmaster.serverLog().trim();
    } catch (IOException e) {
      log.warn("the PostgreSQL log {} could not be cut short", logFile(), e);
    }
  }
}
