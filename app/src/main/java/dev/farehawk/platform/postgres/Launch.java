package dev.farehawk.platform.postgres;

import dev.farehawk.platform.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The words put before a PostgreSQL program.
 *
 * <p>PostgreSQL refuses to run as root. A new user namespace without a mapping shows it the
 * overflow user (65534) instead, while its files still belong to root outside. A session of its own
 * keeps the terminal's Ctrl-C from reaching the server before the service has drained.
 */
record Launch(List<String> rank, List<String> session) {

  private static final Duration CHECK_LIMIT = Duration.ofSeconds(10);

  Launch {
    rank = List.copyOf(rank);
    session = List.copyOf(session);
  }

  /**
   * Finds what this process needs.
   *
   * @throws StartRefused for root on a machine that allows no user namespace
   */
  static Launch forThisUser() throws InterruptedException {
    List<String> session =
        Tool.run(List.of("setsid", "true"), CHECK_LIMIT).succeeded()
            ? List.of("setsid")
            : List.of();
    if (!isRoot()) {
      return new Launch(List.of(), session);
    }
    Tool.Outcome tried = Tool.run(List.of("unshare", "-U", "true"), CHECK_LIMIT);
    if (!tried.succeeded()) {
      throw new StartRefused(
          "PostgreSQL does not run as root and this machine allows no user namespace ("
              + tried.lastLine()
              + "): start Farehawk as an ordinary user, or give --database-url.");
    }
    return new Launch(List.of("unshare", "-U"), session);
  }

  /** The whole command of a short program. */
  List<String> tool(Path program, List<String> arguments) {
    return command(rank, program, arguments);
  }

  /** The whole command of the server. */
  List<String> server(Path program, List<String> arguments) {
    List<String> words = new ArrayList<>(session);
    words.addAll(rank);
    return command(words, program, arguments);
  }

  private static List<String> command(List<String> words, Path program, List<String> arguments) {
    List<String> command = new ArrayList<>(words);
    command.add(program.toString());
    command.addAll(arguments);
    return command;
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid
          && uid == 0;
    } catch (IOException | UnsupportedOperationException e) {
      return "root".equals(System.getProperty("user.name"));
    }
  }
}
