package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys of the service itself that must outlive a restart and be the same on every node. */
public final class ServerSecrets {

  private static final int BYTES = 32;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** Random numbers must be hard to guess. */
  public ServerSecrets(JdbcClient jdbc, InstantSource clock, RandomGenerator random) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.random = random;
  }

  /** The 32-byte key of this name, made at first use; all who ask at once get the same. */
  public byte[] get(String name) {
    byte[] fresh = new byte[BYTES];
    random.nextBytes(fresh);
    return keep(name, fresh);
  }

  /**
   * The key of this name, which is this one if there was none; for keys that are more than chance.
   */
  public byte[] keep(String name, byte[] fresh) {
    jdbc.sql(
            """
            INSERT INTO server_secret (name, value, created_at) VALUES (:name, :value, :now)
            ON CONFLICT (name) DO NOTHING
            """)
        .param("name", name)
        .param("value", fresh)
        .param("now", utc(clock.instant()))
        .update();
    return jdbc.sql("SELECT value FROM server_secret WHERE name = :name")
        .param("name", name)
        .query((row, number) -> row.getBytes("value"))
        .single();
  }
}
