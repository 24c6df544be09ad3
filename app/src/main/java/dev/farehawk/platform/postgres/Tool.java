package dev.farehawk.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a short program to its end, within a time limit. */
final class Tool {

  private Tool() {}

  /** How it ended; exit code 124 when it was ended for taking too long. */
  record Outcome(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }

    /** The last line that is not blank, for a message. */
    String lastLine() {
      return output.lines().filter(line -> !line.isBlank()).reduce("", (_, last) -> last).strip();
    }
  }

  static Outcome run(List<String> command, Duration limit) throws InterruptedException {
    try {
      // A file, not a pipe: a child that lives on would keep a pipe open and block the reader.
      Path output = Files.createTempFile("farehawk-tool", ".out");
      try {
        Process process =
            cleaned(new ProcessBuilder(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exitCode = 124;
        if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          exitCode = process.exitValue();
        } else {
          process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        }
        return new Outcome(
            exitCode, new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      return new Outcome(127, String.valueOf(e.getMessage()));
    }
  }

  /** Without the settings of another PostgreSQL that the operator's shell may export. */
  static ProcessBuilder cleaned(ProcessBuilder builder) {
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }
}
