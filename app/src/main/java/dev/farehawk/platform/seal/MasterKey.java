package dev.farehawk.platform.seal;

import dev.farehawk.platform.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that seals data keys. Whoever has it and the database can read all secrets. */
final class MasterKey {

  static final int BYTES = 32;

  private MasterKey() {}

  static SecretKey of(byte[] bytes) {
    return new SecretKeySpec(bytes, "AES");
  }

  /**
   * Reads the key of this file; makes it at the first call, for its owner's eyes alone.
   *
   * @throws StartRefused if it cannot be read or written
   */
  static SecretKey in(Path file, RandomGenerator random) {
    try {
      if (!Files.exists(file)) {
        make(file, random);
      }
      byte[] key = KeysConfig.decoded(Files.readString(file).strip());
      if (key.length != BYTES) {
        throw new StartRefused(
            "The key file " + file + " is damaged: bring it back from a backup.");
      }
      return of(key);
    } catch (IOException e) {
      throw new StartRefused("Cannot read or make the key file " + file + ": " + e.getMessage(), e);
    }
  }

  /** Whole or not at all: written beside its place first, then linked to it. */
  private static void make(Path file, RandomGenerator random) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    Path draft =
        file.resolveSibling(file.getFileName() + "." + Long.toHexString(random.nextLong()));
    try (var channel =
        Files.newByteChannel(
            draft,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      var _ =
          channel.write(
              StandardCharsets.US_ASCII.encode(Base64.getEncoder().encodeToString(key) + "\n"));
    }
    try {
      var _ = Files.createLink(file, draft);
    } catch (FileAlreadyExistsException another) {
      // Somebody else was faster; theirs is read.
    } finally {
      Files.delete(draft);
    }
  }
}
