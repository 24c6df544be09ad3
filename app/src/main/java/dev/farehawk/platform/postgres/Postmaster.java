package dev.farehawk.platform.postgres;

import dev.farehawk.platform.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's first process: one run of the server over a cluster. */
final class Postmaster {

  private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

  /** Recovery after a crash replays at most a few checkpoints of log; this is far beyond. */
  private static final Duration READY_LIMIT = Duration.ofMinutes(5);

  private static final Duration FAST_STOP = Duration.ofSeconds(20);
  private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(10);
  private static final long LOOK_MILLIS = 20;

  private final Process process;
  private final Address address;
  private final ServerLog serverLog;
  private final long mark;

  private Postmaster(Process process, Address address, ServerLog serverLog, long mark) {
    this.process = process;
    this.address = address;
    this.serverLog = serverLog;
    this.mark = mark;
  }

  /** The server gave up while starting. */
  static final class Died extends Exception {

    private static final long serialVersionUID = 1L;

    /** Another try can succeed: on another port, or once a dead server's children are gone. */
    enum Cause {
      PORT_TAKEN,
      STILL_IN_USE,
      OTHER
    }

    private final Cause kind;

    Died(String serverLog) {
      super(ServerLog.reason(serverLog));
      if (serverLog.contains("Address already in use")) {
        kind = Cause.PORT_TAKEN;
      } else if (serverLog.contains("is still in use")) {
        kind = Cause.STILL_IN_USE;
      } else {
        kind = Cause.OTHER;
      }
    }

    Cause kind() {
      return kind;
    }
  }

  /**
   * Starts a server and waits until it lets the cluster's user in.
   *
   * @throws Died if it ends before that
   * @throws StartRefused if it turns the password down
   */
  static Postmaster start(Installation installed, int port)
      throws Died, IOException, InterruptedException {
    Cluster cluster = installed.cluster();
    ServerLog serverLog = new ServerLog(cluster.log());
    long mark = serverLog.mark();
    List<String> settings =
        new ArrayList<>(
            List.of(
                "listen_addresses=" + Address.HOST,
                "port=" + port,
                "unix_socket_directories=",
                "timezone=UTC",
                "log_timezone=UTC",
                "lc_messages=C",
                "jit=off"));
    settings.addAll(installed.durability().settings(MachineSize.here()));
    List<String> arguments = new ArrayList<>(List.of("-D", cluster.data().toString()));
    settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
    Process process =
        Tool.cleaned(new ProcessBuilder(installed.server(arguments)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()))
            .start();
    Address address = new Address(port, Cluster.USER, cluster.password());
    Postmaster postmaster = new Postmaster(process, address, serverLog, mark);
    try {
      postmaster.awaitReady(Cluster.passwordFile(cluster.folder()));
      return postmaster;
    } catch (StartRefused | InterruptedException e) {
      stop(process.toHandle(), installed);
      throw e;
    }
  }

  /** Stops a server that outlived the process which started it, if there is one. */
  static void stopLeftOver(Installation installed) throws IOException, InterruptedException {
    Optional<ProcessHandle> leftOver = leftOver(installed.cluster().data());
    if (leftOver.isPresent()) {
      log.info(
          "PostgreSQL (process {}) outlived the service that started it; stopping it",
          leftOver.get().pid());
      stop(leftOver.get(), installed);
    }
  }

  private static Optional<ProcessHandle> leftOver(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    String first = Files.readString(pidFile, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    if (!first.strip().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(first.strip())).filter(found -> serves(found, data));
  }

  /** Guards against a process number that now belongs to some other program. */
  private static boolean serves(ProcessHandle handle, Path data) {
    try {
      return Files.readString(Path.of("/proc/" + handle.pid() + "/cmdline"), StandardCharsets.UTF_8)
          .contains("\0-D\0" + data + "\0");
    } catch (IOException e) {
      return false;
    }
  }

  private void awaitReady(Path passwordFile) throws Died, IOException, InterruptedException {
    long until = System.nanoTime() + READY_LIMIT.toNanos();
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      try (Connection _ = address.connect("postgres")) {
        return;
      } catch (SQLException e) {
        if (PSQLState.INVALID_PASSWORD.getState().equals(e.getSQLState())) {
          throw new StartRefused(
              "The password in "
                  + passwordFile
                  + " does not open the database beside it: put back the file that belongs to it.",
              e);
        }
        if (System.nanoTime() > until) {
          throw new StartRefused(
              "PostgreSQL was not ready after "
                  + READY_LIMIT.toMinutes()
                  + " minutes; its log is "
                  + serverLog.file()
                  + ".",
              e);
        }
      }
    }
    throw new Died(serverLog.since(mark));
  }

  Address address() {
    return address;
  }

  ServerLog serverLog() {
    return serverLog;
  }

  long pid() {
    return process.pid();
  }

  /** Waits until the server has ended; false if it still runs after the limit. */
  boolean awaitEnd(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Stops the server: clients are cut off, then all is written; at worst it is killed. */
  void stop(Installation installed) throws InterruptedException {
    stop(process.toHandle(), installed);
  }

  private static void stop(ProcessHandle server, Installation installed)
      throws InterruptedException {
    if (!server.isAlive()
        || ended(server, installed, "fast", FAST_STOP)
        || ended(server, installed, "immediate", IMMEDIATE_STOP)) {
      return;
    }
    log.warn("PostgreSQL (process {}) did not stop when asked; killing it", server.pid());
    server.destroyForcibly();
  }

  private static boolean ended(
      ProcessHandle server, Installation installed, String mode, Duration limit)
      throws InterruptedException {
    Tool.Outcome stopped =
        Tool.run(
            installed.pgCtl(
                List.of(
                    "stop",
                    "--pgdata=" + installed.cluster().data(),
                    "--mode=" + mode,
                    "--timeout=" + limit.toSeconds())),
            limit.plusSeconds(5));
    return stopped.succeeded() || !server.isAlive();
  }
}
