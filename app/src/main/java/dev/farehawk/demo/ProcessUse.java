package dev.farehawk.demo;

import dev.farehawk.platform.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What processes use of the machine, as Linux tells it in {@code /proc} (proc(5)). Processes that
 * end between two questions count through their parent, once it has taken note.
 */
final class ProcessUse {

  private static final Path PROC = Path.of("/proc");

  /** What {@code sysconf(_SC_CLK_TCK)} is on every Linux of today. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  private ProcessUse() {}

  /** Refuses where there is no such thing. */
  static void require() {
    if (!Files.isReadable(PROC.resolve("self/stat"))) {
      throw new StartRefused("Processor time is read from /proc, which this system does not have.");
    }
  }

  /** Seconds of processor time of one process. */
  static double seconds(long pid) {
    List<String> stat = stat(Long.toString(pid));
    return stat.isEmpty() ? 0 : (number(stat, USER) + number(stat, SYSTEM)) / TICKS_PER_SECOND;
  }

  /** Seconds of processor time of one process and its children, those that ended too. */
  static double secondsOfFamily(long pid) {
    List<String> own = stat(Long.toString(pid));
    double ended =
        own.isEmpty()
            ? 0
            : (number(own, CHILDREN_USER) + number(own, CHILDREN_SYSTEM)) / TICKS_PER_SECOND;
    try (Stream<Path> all = Files.list(PROC)) {
      return seconds(pid)
          + ended
          + all.map(process -> process.getFileName().toString())
              .filter(name -> name.chars().allMatch(Character::isDigit))
              .map(ProcessUse::stat)
              .filter(stat -> !stat.isEmpty() && number(stat, PARENT) == pid)
              .mapToDouble(stat -> (number(stat, USER) + number(stat, SYSTEM)) / TICKS_PER_SECOND)
              .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes of memory that a process holds at this moment. */
  static long residentBytes(long pid) {
    try (Stream<String> lines = Files.lines(PROC.resolve(pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }

  /** The mean number of processes that wanted to run during the last minute. */
  static double load() {
    try {
      return Double.parseDouble(Files.readString(PROC.resolve("loadavg")).split(" ", -1)[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fields behind the name, which may hold blanks and parentheses; none when it is gone. */
  private static List<String> stat(String pid) {
    try {
      String line = Files.readString(PROC.resolve(pid).resolve("stat"));
      return List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
    } catch (NoSuchFileException gone) {
      return List.of();
    } catch (IOException endedMeanwhile) {
      return List.of();
    }
  }

  private static long number(List<String> stat, int field) {
    return Long.parseLong(stat.get(field));
  }
}
