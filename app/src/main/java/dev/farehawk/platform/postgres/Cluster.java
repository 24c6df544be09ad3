package dev.farehawk.platform.postgres;

import dev.farehawk.platform.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's files on disk: {@code data/}, the password that opens them, and the server's log.
 *
 * @param folder holds all three
 * @param password of the only role, {@value #USER}
 */
record Cluster(Path folder, String password) {

  static final String USER = "farehawk";

  private static final Duration INITDB_LIMIT = Duration.ofMinutes(3);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final int PASSWORD_BYTES = 24;

  Path data() {
    return folder.resolve("data");
  }

  Path log() {
    return folder.resolve("server.log");
  }

  /** Where the password of a cluster in this folder is kept. */
  static Path passwordFile(Path folder) {
    return folder.resolve("password");
  }

  /**
   * Opens the cluster in this folder; makes it first if there is none. A start that is killed half
   * way through leaves nothing that a later one would take for a cluster.
   *
   * @throws StartRefused if the folder or the password cannot be used
   */
  static Cluster open(Path folder, Binaries binaries, Launch launch, Durability durability)
      throws InterruptedException {
    try {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
      boolean exists = Files.exists(folder.resolve("data"));
      Cluster cluster = new Cluster(folder, password(passwordFile(folder), exists));
      if (!exists) {
        cluster.initialise(binaries, launch, durability);
      }
      return cluster;
    } catch (IOException e) {
      throw new StartRefused(
          "Cannot use the database folder " + folder + " (" + e.getMessage() + ").", e);
    }
  }

  private void initialise(Binaries binaries, Launch launch, Durability durability)
      throws IOException, InterruptedException {
    Path unfinished = folder.resolve("data.unfinished");
    FileSystemUtils.deleteRecursively(unfinished);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--pgdata=" + unfinished,
                "--auth=scram-sha-256",
                "--username=" + USER,
                "--pwfile=" + passwordFile(folder),
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
    arguments.addAll(durability.initdbOptions());
    Tool.Outcome made = Tool.run(launch.tool(binaries.initdb(), arguments), INITDB_LIMIT);
    if (!made.succeeded()) {
      throw new StartRefused(
          "PostgreSQL could not make its files in " + folder + ": " + made.lastLine());
    }
    Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String password(Path file, boolean required) throws IOException {
    if (Files.exists(file)) {
      Files.setPosixFilePermissions(file, OWNER_ONLY);
      String password = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (!password.isEmpty()) {
        return password;
      }
    }
    if (required) {
      throw new StartRefused(
          "The database's password is missing: put the file "
              + file
              + " back from your backup, it opens the data beside it.");
    }
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Files.deleteIfExists(file);
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(
        file,
        password,
        StandardCharsets.US_ASCII,
        StandardOpenOption.SYNC,
        StandardOpenOption.WRITE);
    return password;
  }
}
