package dev.farehawk.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The port a demo takes when none is wished for: the usual one for the first demo on a machine, a
 * free one for every other. A lock keeps two that start together from choosing the same.
 *
 * @param lock holds the reservation until it is closed; null where somebody else has it
 */
record UsualPort(@Nullable FileChannel lock) implements AutoCloseable {

  private static final int PORT = 8080;

  /** Tries to reserve the usual port for this process. */
  static UsualPort reserve() {
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "farehawk-demo-" + PORT + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return new UsualPort(channel);
      }
      channel.close();
      return new UsualPort(null);
    } catch (IOException anotherUsers) {
      return new UsualPort(null);
    }
  }

  /** 8080, or 0 where somebody else has it or is about to. */
  int orAny() {
    return lock != null && isFree() ? PORT : 0;
  }

  private static boolean isFree() {
    try (ServerSocket probe = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort() == PORT;
    } catch (IOException taken) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }
}
