package dev.farehawk.platform.postgres;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.farehawk.platform.DataFolder;
import dev.farehawk.platform.StartRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> AS_NOBODY =
      List.of(
          "setpriv",
          "--reuid=65534",
          "--regid=65534",
          "--clear-groups",
          "--inh-caps=+dac_read_search",
          "--ambient-caps=+dac_read_search");

  @TempDir Path folder;

  @Test
  void keepsItsDataOverARestart() {
    try (EmbeddedPostgres first = start()) {
      JdbcClient sql = JdbcClient.create(first.ownDatabase());
      sql.sql("CREATE TABLE kept (word text)").update();
      sql.sql("INSERT INTO kept VALUES ('still here')").update();
    }
    try (EmbeddedPostgres second = start()) {
      assertThat(words(second)).containsExactly("still here");
    }
  }

  @Test
  void isDurableAndAsksForAPasswordAndFitsTheMachine() throws IOException {
    try (EmbeddedPostgres server = start()) {
      JdbcClient sql = JdbcClient.create(server.ownDatabase());

      assertThat(setting(sql, "fsync")).isEqualTo("on");
      assertThat(setting(sql, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(sql, "checkpoint_timeout")).isEqualTo("15min");
      assertThat(setting(sql, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(sql, "unix_socket_directories")).isEmpty();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwordFile())))
          .isEqualTo("rw-------");
      assertThatThrownBy(() -> new Address(server.port(), "farehawk", "guess").connect("postgres"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void aKilledServiceFindsItsDataAgainAndNoServerIsLeftOver() throws Exception {
    Process killed = holder(List.of());
    long orphan = awaitReady(killed);
    killed.destroyForcibly().waitFor();
    assertThat(runs(orphan)).as("the orphan lives on").isTrue();

    try (EmbeddedPostgres next = start()) {
      assertThat(words(next)).containsExactly("from another process");
      assertThat(next.pid()).isNotEqualTo(orphan);
    }
    assertThat(runs(orphan)).as("the orphan was stopped").isFalse();
  }

  @Test
  void aDeadServerIsStartedAgainWithWhatWasCommitted() throws SQLException {
    try (EmbeddedPostgres server = start()) {
      var connections = server.ownDatabase();
      JdbcClient sql = JdbcClient.create(connections);
      sql.sql("CREATE TABLE kept (word text)").update();
      sql.sql("INSERT INTO kept VALUES ('committed')").update();

      ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();

      await().atMost(PATIENCE).until(() -> server.restarts() == 1);
      try (Connection connection = connections.getConnection()) {
        assertThat(connection.isValid(5)).isTrue();
      }
      assertThat(words(server)).containsExactly("committed");
    }
  }

  @Test
  void aPasswordThatDoesNotFitIsToldWithItsFile() throws IOException {
    start().close();
    Files.writeString(passwordFile(), "something else");

    assertThatThrownBy(this::start)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(passwordFile().toString())
        .hasMessageContaining("put back the file");
    assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  @Test
  void aMissingPasswordIsToldWithItsFile() throws IOException {
    start().close();
    Files.delete(passwordFile());

    assertThatThrownBy(this::start)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(passwordFile().toString());
  }

  @Test
  void aTakenPortIsLeftAlone() throws Exception {
    Launch launch = Launch.forThisUser();
    Binaries binaries = Binaries.unpack(EmbeddedPostgres.cacheFor(folder));
    Cluster cluster =
        Cluster.open(folder.resolve("postgres"), binaries, launch, Durability.THROWAWAY);
    Installation installed = new Installation(cluster, binaries, launch, Durability.THROWAWAY);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Postmaster server = EmbeddedPostgres.startOnAnyPort(installed, taken.getLocalPort());
      try {
        assertThat(server.address().port()).isNotEqualTo(taken.getLocalPort());
      } finally {
        server.stop(installed);
      }
    }
  }

  @Test
  void runsForAnOrdinaryUserToo() throws Exception {
    assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
        .as("only root can try as somebody else; for others every test here is this test")
        .isEqualTo(0);
    assumeThat(Tool.run(with(AS_NOBODY, "true"), PATIENCE).succeeded())
        .as("setpriv works here")
        .isTrue();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    Process ordinary = holder(AS_NOBODY);
    awaitReady(ordinary);
    ordinary.getOutputStream().close();

    assertThat(ordinary.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(ordinary.exitValue()).isZero();
    assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  @Test
  void twoProcessesDoNotShareADataFolder() throws Exception {
    Process first = holder(List.of());
    awaitReady(first);
    try {
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("process " + first.pid())
          .hasMessageContaining("--data FOLDER");
    } finally {
      first.getOutputStream().close();
      assertThat(first.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(
        folder.resolve("postgres"), EmbeddedPostgres.cacheFor(folder), Durability.DURABLE);
  }

  private Path passwordFile() {
    return Cluster.passwordFile(folder.resolve("postgres"));
  }

  private Process holder(List<String> as) throws IOException {
    String home = as.isEmpty() ? property("user.home") : "/nonexistent";
    List<String> command = new ArrayList<>(as);
    command.add(Path.of(property("java.home"), "bin", "java").toString());
    command.add("-Duser.home=" + home);
    command.add("-cp");
    command.add(property("java.class.path"));
    command.add(HoldsPostgres.class.getName());
    command.add(folder.toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static long awaitReady(Process holder) throws IOException {
    BufferedReader lines = holder.inputReader();
    String line = lines.readLine();
    while (line != null && !line.startsWith("ready ")) {
      line = lines.readLine();
    }
    return Long.parseLong(requireNonNull(line, "it ended early").substring("ready ".length()));
  }

  private static List<String> words(EmbeddedPostgres server) {
    return JdbcClient.create(server.ownDatabase())
        .sql("SELECT word FROM kept")
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static String setting(JdbcClient sql, String name) {
    return sql.sql("SELECT current_setting(:name)")
        .param("name", name)
        .query(String.class)
        .single();
  }

  private static List<String> with(List<String> words, String last) {
    List<String> all = new ArrayList<>(words);
    all.add(last);
    return all;
  }

  /** A process that ended but was not yet waited for by its parent has no command line left. */
  private static boolean runs(long pid) throws IOException {
    Path commandLine = Path.of("/proc/" + pid + "/cmdline");
    return Files.exists(commandLine) && !Files.readString(commandLine).isEmpty();
  }

  private static String property(String name) {
    return requireNonNull(System.getProperty(name), name);
  }
}
