package dev.farehawk.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real script in a copy of its own, over JDKs and a Maven that are scripts too. */
class LauncherIT {

  private static final List<String> TOOLS =
      List.of(
          "sh",
          "find",
          "sed",
          "dirname",
          "basename",
          "readlink",
          "head",
          "tail",
          "tr",
          "cksum",
          "id",
          "mkdir",
          "rm",
          "cat",
          "touch",
          "mv",
          "cp",
          "sleep",
          "grep",
          "ls");

  private static final String FAKE_JAVA =
      """
      #!/bin/sh
      case "$*" in
        *-version*) echo 'openjdk version "@version@"' >&2; exit 0 ;;
        *jarmode=tools*) shift 4; mkdir "$2" && cp "$root_jar" "$2/farehawk-exec.jar"; exit $? ;;
      esac
      echo "java @version@"
      for word in "$@"; do echo "<$word>"; done
      """;

  @TempDir Path folder;

  private Path checkout;
  private Path path;
  private Path jvms;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void copyTheScript() throws IOException {
    checkout = Files.createDirectories(folder.resolve("a checkout"));
    path = Files.createDirectories(folder.resolve("bin"));
    jvms = Files.createDirectories(folder.resolve("jvms"));
    Files.copy(Path.of("..", "farehawk"), script(), StandardCopyOption.COPY_ATTRIBUTES);
    for (String source : List.of("pom.xml", "app/pom.xml", "market-simulator/pom.xml")) {
      write(checkout.resolve(source), "<project/>");
    }
    Files.createDirectories(checkout.resolve("app/src/main"));
    Files.createDirectories(checkout.resolve("market-simulator/src/main"));
    for (String tool : TOOLS) {
      Path found =
          List.of(Path.of("/bin", tool), Path.of("/usr/bin", tool)).stream()
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(path.resolve(tool), found);
    }
  }

  @Test
  void picksAJdk25ThoughJava17ComesFirst() throws Exception {
    build();
    Path old = jdk("old", "17.0.15");
    Files.createSymbolicLink(path.resolve("java"), old.resolve("bin/java"));
    jdk("temurin-21", "21.0.2");
    jdk("temurin-25", "25.0.3");

    Ended ended = run(List.of("JAVA_HOME=" + old), "serve");

    assertThat(ended.out()).startsWith("java 25.0.3").contains("<serve>");
    assertThat(ended.code()).isZero();
  }

  @Test
  void saysInOneSentenceWhatToInstallWhenThereIsNoJdk25() throws Exception {
    build();
    jdk("only", "17.0.15");

    Ended ended = run(List.of(), "serve");

    assertThat(ended.err().strip().lines()).hasSize(1);
    assertThat(ended.err())
        .contains("JDK 25 or newer", "apt install openjdk-25-jdk", "FAREHAWK_JAVA_HOME");
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void refusesAChosenJdkThatIsTooOld() throws Exception {
    build();
    jdk("good", "25.0.3");
    Path chosen = jdk("chosen", "21.0.2");

    Ended ended = run(List.of("FAREHAWK_JAVA_HOME=" + chosen), "serve");

    assertThat(ended.err()).contains(chosen.toString(), "is not a JDK 25 or newer");
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void passesArgumentsOnAsTheyAre() throws Exception {
    build();
    jdk("jdk", "25.0.3");

    Ended ended = run(List.of(), "replay", "my fares.csv", "--columns", "a=b,c='d'", "$HOME", "");

    assertThat(ended.out())
        .contains("<replay>\n<my fares.csv>\n<--columns>\n<a=b,c='d'>\n<$HOME>\n<>\n");
  }

  @Test
  void runsFromACopyThatALaterBuildLeavesAlone() throws Exception {
    build();
    jdk("jdk", "25.0.3");

    Ended ended = run(List.of(), "serve");

    assertThat(ended.out()).contains("/.farehawk/run-").doesNotContain("app/target");
  }

  @Test
  void saysWhatToInstallWhenThereIsNoMavenToBuildWith() throws Exception {
    jdk("jdk", "25.0.3");

    Ended ended = run(List.of(), "serve");

    assertThat(ended.err()).contains("no mvn in PATH", "apt install maven");
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void buildsWhenASourceIsNewerThanTheLastBuildAndOnlyThen() throws Exception {
    jdk("jdk", "25.0.3");
    maven("mkdir -p app/target && echo built by \"$JAVA_HOME\" > app/target/farehawk-exec.jar");

    assertThat(run(List.of(), "one").err()).contains("building with Maven");
    assertThat(Files.readString(jar())).contains(jvms.resolve("jdk").toString());
    assertThat(run(List.of(), "two").err()).isEmpty();

    Path source = checkout.resolve("app/src/main/New.java");
    write(source, "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(run(List.of(), "three").err()).contains("building with Maven");
  }

  @Test
  void showsTheErrorsOfABuildThatFailed() throws Exception {
    jdk("jdk", "25.0.3");
    maven("echo '[INFO] noise'; echo '[ERROR] Farehawk.java:[3,1] ; expected'; exit 1");

    Ended ended = run(List.of(), "serve");

    assertThat(ended.err())
        .contains("; expected", "the build failed", ".farehawk/build.log")
        .doesNotContain("noise");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(checkout.resolve(".farehawk/build.lock")).doesNotExist();
  }

  @Test
  void takesOverTheLockOfABuildThatWasKilled() throws Exception {
    jdk("jdk", "25.0.3");
    maven("mkdir -p app/target && echo built > app/target/farehawk-exec.jar");
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    write(checkout.resolve(".farehawk/build.lock/pid"), Long.toString(gone.pid()));

    assertThat(run(List.of(), "serve").code()).isZero();
  }

  @Test
  void anOrdinaryUserIsToldThatAForeignCheckoutIsNotBuilt() throws Exception {
    assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
        .as("only root can try as somebody else")
        .isEqualTo(0);
    jdk("jdk", "25.0.3");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command =
        new ArrayList<>(
            List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    command.addAll(List.of(script().toString(), "serve"));

    Ended ended = run(List.of(), command);

    assertThat(ended.err())
        .contains("is not built yet", "run ./farehawk once as the folder's owner");
    assertThat(ended.code()).isEqualTo(1);
  }

  private Path script() {
    return checkout.resolve("farehawk");
  }

  private Path jar() {
    return checkout.resolve("app/target/farehawk-exec.jar");
  }

  private void build() throws IOException {
    write(jar(), "a jar");
    Files.setLastModifiedTime(jar(), FileTime.from(Instant.now().plusSeconds(2)));
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = jvms.resolve(name);
    write(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    executable(
        home.resolve("bin/java"),
        FAKE_JAVA.replace("@version@", version).replace("$root_jar", jar().toString()));
    executable(home.resolve("bin/javac"), "#!/bin/sh\n");
    return home;
  }

  private void maven(String script) throws IOException {
    executable(path.resolve("mvn"), "#!/bin/sh\n" + script + "\n");
  }

  private static void executable(Path file, String content) throws IOException {
    write(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.writeString(file, content);
  }

  private Ended run(List<String> variables, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script().toString()));
    command.addAll(List.of(arguments));
    return run(variables, command);
  }

  /** From another folder, as anyone may call it. */
  private Ended run(List<String> variables, List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(path.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path.toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("FAREHAWK_JVM_FOLDERS", jvms.toString());
    for (String variable : variables) {
      String[] pair = variable.split("=", 2);
      builder.environment().put(pair[0], pair[1]);
    }
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
