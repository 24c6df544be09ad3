package dev.farehawk.demo;

import static java.util.Objects.requireNonNull;

import dev.farehawk.command.FarehawkCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code farehawk serve} in a process of its own, to be killed. Closing kills it and the database
 * server that it leaves behind; so does the end of this program.
 */
final class ServiceProcess implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("ready: open (http://\\S+)");
  private static final Duration TO_END = Duration.ofSeconds(40);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(5);
  private static final int KEPT_LINES = 300;

  private final Path dataFolder;
  private final Process process;
  private final Thread hook = new Thread(this::killAll);
  private final CompletableFuture<URI> ready = new CompletableFuture<>();
  private final Deque<String> output = new ArrayDeque<>();

  /** Starts it; it is not ready before {@link #awaitReady}. */
  ServiceProcess(Path dataFolder, List<String> settings) throws IOException {
    this.dataFolder = dataFolder;
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                FarehawkCommand.class.getName(),
                "serve",
                "--data=" + dataFolder,
                "--port=0"));
    settings.forEach(setting -> command.add("--set=" + setting.substring("--".length())));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(hook);
    Thread.ofVirtual().name("service-output").start(this::read);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
        Matcher address = READY.matcher(line);
        if (address.find()) {
          ready.complete(URI.create(address.group(1)));
        }
      }
      ready.completeExceptionally(new IllegalStateException("it ended"));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  private synchronized void keep(String line) {
    output.addLast(line);
    if (output.size() > KEPT_LINES) {
      output.removeFirst();
    }
  }

  /** What it printed lately, to say why something went wrong. */
  synchronized String output() {
    return String.join("\n", output);
  }

  /** Waits until it serves; fails when it does not in time. */
  URI awaitReady(Duration limit) throws InterruptedException {
    try {
      return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("not ready within " + limit + "; it said:\n" + output(), e);
    }
  }

  /** Lets it work; fails when it ends by itself. */
  void work(Duration time) throws InterruptedException {
    if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(
          "the service ended by itself with " + process.exitValue() + "; it said:\n" + output());
    }
  }

  /** SIGKILL to the service alone; its database server goes on. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    ended();
  }

  /** SIGTERM; waits until it has put everything away. */
  void terminate() throws InterruptedException {
    process.destroy();
    ended();
  }

  private void ended() throws InterruptedException {
    if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("it does not end; it said:\n" + output());
    }
  }

  /** The first process of the database server, if one runs over the data folder. */
  Optional<ProcessHandle> postmaster() {
    try {
      String first = Files.readAllLines(data().resolve("postmaster.pid")).getFirst().strip();
      return ProcessHandle.of(Long.parseLong(first)).filter(this::serves);
    } catch (IOException | NumberFormatException | java.util.NoSuchElementException e) {
      return Optional.empty();
    }
  }

  private Path data() {
    return dataFolder.resolve("postgres").resolve("data");
  }

  /**
   * Whether this process is a database server at work on the data folder. One that has ended may
   * stay in the process table until its parent collects it, and counts as alive there, but it has
   * no command line left.
   */
  boolean serves(ProcessHandle handle) {
    return commandLine(handle).contains(data().toString());
  }

  private static String commandLine(ProcessHandle handle) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(handle.pid()), "cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  /** One request to the service; null body means GET. */
  HttpResponse<String> call(String path, String key, HttpRequest.BodyPublisher... body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(requireNonNull(ready.getNow(null), "not ready").resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key);
    if (body.length > 0) {
      request.header("Content-Type", "application/json").POST(body[0]);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (HttpTimeoutException e) {
      throw new AssertionError("no answer to " + path + "; it said:\n" + output(), e);
    }
  }

  private void killAll() {
    process.destroyForcibly().onExit().join();
    postmaster()
        .ifPresent(left -> {
          left.destroyForcibly();
          while (serves(left)) {
            LockSupport.parkNanos(LOOK.toNanos());
          }
        });
  }

  @Override
  public void close() {
    killAll();
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
