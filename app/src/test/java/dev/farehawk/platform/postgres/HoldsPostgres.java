package dev.farehawk.platform.postgres;

import dev.farehawk.platform.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process that owns a cluster, writes one row and runs until its input ends or it is killed. */
final class HoldsPostgres {

  private HoldsPostgres() {}

  /** The folder is the only argument. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    try (DataFolder _ = DataFolder.open(folder);
        EmbeddedPostgres server =
            EmbeddedPostgres.start(
                folder.resolve("postgres"),
                EmbeddedPostgres.cacheFor(folder),
                Durability.DURABLE)) {
      JdbcClient sql = JdbcClient.create(server.ownDatabase());
      sql.sql("CREATE TABLE IF NOT EXISTS kept (word text)").update();
      sql.sql("INSERT INTO kept VALUES ('from another process')").update();
      System.out.println("ready " + server.pid());
      while (System.in.read() >= 0) {
        // until the parent closes the pipe
      }
    }
  }
}
