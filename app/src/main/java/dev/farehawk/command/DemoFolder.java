package dev.farehawk.command;

import dev.farehawk.platform.DataFolder;
import dev.farehawk.platform.StartRefused;
import dev.farehawk.platform.postgres.Durability;
import dev.farehawk.platform.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Where the demo keeps its things: below the folder it is started in, so that two do not meet. */
final class DemoFolder {

  static final Path DEFAULT = Path.of(".farehawk");

  private DemoFolder() {}

  /**
   * Removes what an earlier demo left, also a database server that outlived a killed one.
   *
   * @throws StartRefused if another demo is using the folder
   */
  static void empty(Path folder) {
    Path database = folder.resolve("postgres");
    if (!Files.exists(database)) {
      return;
    }
    try (DataFolder owned = DataFolder.open(folder)) {
      if (hasServer(database)) {
        EmbeddedPostgres.start(
                database, EmbeddedPostgres.cacheFor(owned.path()), Durability.THROWAWAY)
            .close();
      }
      FileSystemUtils.deleteRecursively(database);
    } catch (IOException e) {
      throw new StartRefused("Cannot empty the demo's folder " + folder + ".", e);
    }
  }

  private static boolean hasServer(Path database) throws IOException {
    try (var files = Files.walk(database, 2)) {
      return files.anyMatch(file -> file.endsWith("postmaster.pid"));
    }
  }
}
