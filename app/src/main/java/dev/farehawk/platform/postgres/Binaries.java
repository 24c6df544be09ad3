package dev.farehawk.platform.postgres;

import dev.farehawk.platform.StartRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the archive inside the jar once per version. */
record Binaries(Path home) {

  private static final int MOST_ENTRIES = 10_000;
  private static final long MOST_BYTES = 512L << 20;
  private static final String UNFINISHED = ".unpacking-";

  Path initdb() {
    return home.resolve("bin/initdb");
  }

  Path postgres() {
    return home.resolve("bin/postgres");
  }

  Path pgCtl() {
    return home.resolve("bin/pg_ctl");
  }

  /**
   * Unpacks below the given folder, or finds what an earlier start (or another process at the same
   * moment) has unpacked: the finished folder appears by one rename.
   *
   * @throws StartRefused if there is no archive for this machine, or the folder cannot be written
   */
  static Binaries unpack(Path cache) {
    String archive = archiveName();
    try {
      Path home = cache.resolve("postgresql-" + fingerprint(archive));
      Binaries binaries = new Binaries(home);
      if (Files.isExecutable(binaries.postgres())) {
        return binaries;
      }
      Files.createDirectories(cache);
      removeUnfinished(cache);
      Path unfinished =
          Files.createTempDirectory(cache, UNFINISHED + ProcessHandle.current().pid() + "-");
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
      extract(archive, unfinished);
      try {
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        FileSystemUtils.deleteRecursively(unfinished);
        if (!Files.isExecutable(binaries.postgres())) {
          throw e;
        }
      }
      return binaries;
    } catch (IOException e) {
      throw new StartRefused(
          "Cannot unpack PostgreSQL into " + cache + " (" + e.getMessage() + ").", e);
    }
  }

  private static String archiveName() {
    String system = System.getProperty("os.name", "");
    String machine = System.getProperty("os.arch", "");
    String name =
        switch (machine) {
          case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
          case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
          default -> "";
        };
    if (!system.equals("Linux")
        || name.isEmpty()
        || Binaries.class.getResource("/" + name) == null) {
      throw new StartRefused(
          "This build brings no PostgreSQL for "
              + system
              + " on "
              + machine
              + ": give a PostgreSQL 18 of your own with --database-url, or on 64-bit ARM Linux build"
              + " with -Parm64.");
    }
    return name;
  }

  private static String fingerprint(String archive) throws IOException {
    try (InputStream in = required(archive)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream counted = new DigestInputStream(in, digest)) {
        counted.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void extract(String archive, Path target) throws IOException {
    long bytes = 0;
    int entries = 0;
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new XZInputStream(new BufferedInputStream(required(archive), 1 << 16)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        bytes += entry.getSize();
        if (++entries > MOST_ENTRIES || bytes > MOST_BYTES) {
          throw new IOException("the archive is larger than any PostgreSQL");
        }
        write(tar, entry, target);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("the archive points outside its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.copy(target.resolve(entry.getLinkName()).normalize(), path);
    } else {
      try {
        Files.copy(tar, path);
      } catch (FileAlreadyExistsException e) {
        throw new IOException("the archive names a file twice: " + entry.getName(), e);
      }
      boolean executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  /** What processes that no longer live left behind. */
  private static void removeUnfinished(Path cache) throws IOException {
    try (Stream<Path> children = Files.list(cache)) {
      for (Path child : children.toList()) {
        String name = child.getFileName().toString();
        if (name.startsWith(UNFINISHED)) {
          long pid = Long.parseLong(name.substring(UNFINISHED.length()).split("-", 2)[0]);
          if (ProcessHandle.of(pid).isEmpty()) {
            FileSystemUtils.deleteRecursively(child);
          }
        }
      }
    }
  }

  private static InputStream required(String archive) throws IOException {
    InputStream in = Binaries.class.getResourceAsStream("/" + archive);
    if (in == null) {
      throw new IOException("missing in the jar: " + archive);
    }
    return in;
  }
}
