package dev.farehawk.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What the server says, appended to one file that is kept small. */
record ServerLog(Path file) {

  static final long MOST_BYTES = 8L << 20;
  private static final int TAIL_BYTES = 16 << 10;

  /** How long it is now: a later {@link #since} starts here. */
  long mark() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** What was added after the mark, the last 16 KiB of it at most. */
  String since(long mark) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long start = Math.max(mark, channel.size() - TAIL_BYTES);
      ByteBuffer bytes = ByteBuffer.allocate(TAIL_BYTES);
      channel.read(bytes, start);
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Moves a long log aside, where it replaces the one moved before. The server goes on writing: it
   * appends, so the emptied file grows from its start again.
   */
  void trim() throws IOException {
    if (mark() > MOST_BYTES) {
      Files.copy(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
    }
  }

  /** The line that says why the server gave up, without its prefix. */
  static String reason(String log) {
    return log.lines()
        .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
        .reduce("it gave no reason", (_, last) -> last.replaceFirst("^.*(FATAL|PANIC): +", ""));
  }
}
