package dev.farehawk.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything one installation keeps, owned by one process at a time.
 *
 * <p>Ownership is a lock on {@code farehawk.lock}. The kernel drops it when the process ends,
 * however it ends, so a killed service never leaves a lock behind.
 */
public final class DataFolder implements AutoCloseable {

  private static final String LOCK_NAME = "farehawk.lock";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Creates the folder if needed and takes it for this process.
   *
   * @throws StartRefused if it cannot be written, or another process owns it
   */
  public static DataFolder open(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    FileChannel channel;
    try {
      Files.createDirectories(path);
      path = path.toRealPath();
      channel =
          FileChannel.open(
              path.resolve(LOCK_NAME),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new StartRefused(
          "Cannot write to the data folder "
              + path
              + ": choose a folder of your own with --data FOLDER.",
          e);
    }
    try {
      if (lock(channel) == null) {
        StartRefused refused =
            new StartRefused(
                "Another Farehawk"
                    + owner(channel)
                    + " is using the data folder "
                    + path
                    + ": stop it, or choose another folder with --data FOLDER.");
        channel.close();
        throw refused;
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new StartRefused("Cannot lock the data folder " + path + ": " + e.getMessage(), e);
    }
  }

  /** Where it is, absolute. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(20);
    int length = channel.read(bytes, 0);
    return length <= 0
        ? ""
        : " (process " + new String(bytes.array(), 0, length, StandardCharsets.US_ASCII) + ")";
  }
}
