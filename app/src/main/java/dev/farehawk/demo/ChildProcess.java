package dev.farehawk.demo;

import dev.farehawk.platform.StartRefused;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of this program in a process of its own, whose output goes to a file. It ends with this
 * program.
 */
final class ChildProcess implements AutoCloseable {

  private static final Duration TO_END = Duration.ofSeconds(60);

  private final String name;
  private final Path log;
  private final Process process;
  private final Thread hook;
  private final CompletableFuture<String> said = new CompletableFuture<>();

  /**
   * Starts it.
   *
   * @param program how Java runs this program: everything behind its options
   * @param awaited what it says when it is ready; its first group is returned by {@link #await}
   */
  ChildProcess(
      Command command, List<String> program, Map<String, String> environment, Pattern awaited) {
    this.name = command.name();
    this.log = command.log();
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(command.options());
    line.add("--enable-native-access=ALL-UNNAMED");
    line.add("--sun-misc-unsafe-memory-access=allow");
    line.addAll(program);
    line.addAll(command.arguments());
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new StartRefused("Cannot start " + name + ": " + e.getMessage() + ".", e);
    }
    hook = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(hook);
    // Reading a pipe holds the thread below a virtual one; two of them would stop the sinks.
    Thread.ofPlatform().daemon().name(name + "-output").start(() -> read(awaited));
  }

  /**
   * What to run.
   *
   * @param options of Java
   * @param arguments of the program
   * @param log where its output goes
   */
  record Command(String name, List<String> options, List<String> arguments, Path log) {}

  private void read(Pattern awaited) {
    try (BufferedReader lines = process.inputReader();
        BufferedWriter out = Files.newBufferedWriter(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.write(line);
        out.newLine();
        out.flush();
        Matcher found = awaited.matcher(line);
        if (found.find()) {
          said.complete(found.group(1));
        }
      }
      said.completeExceptionally(new IllegalStateException("it ended"));
    } catch (IOException e) {
      said.completeExceptionally(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /**
   * What it said when it was ready.
   *
   * @throws StartRefused if it does not say it in time
   */
  String await(Duration limit) throws InterruptedException {
    try {
      return said.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new StartRefused(
          "The process "
              + name
              + " was not ready within "
              + limit
              + "; its output is in "
              + log
              + ".",
          e);
    }
  }

  /** Whether it still runs. */
  boolean runs() {
    return process.isAlive();
  }

  /** Asks it to end, and makes it end when it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // Then the hook has done it.
    }
  }
}
