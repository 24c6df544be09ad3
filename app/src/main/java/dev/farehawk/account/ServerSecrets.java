package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.platform.StartRefused;
import dev.farehawk.platform.seal.Vault;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keys of the service itself that must outlive a restart and be the same on every node. They are
 * kept sealed; one that was kept in plain by an earlier version is taken over.
 */
public final class ServerSecrets {

  private static final int BYTES = 32;
  private static final String SEALED = "sealed ";

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Vault vault;

  /** Random numbers must be hard to guess. */
  public ServerSecrets(JdbcClient jdbc, InstantSource clock, RandomGenerator random, Vault vault) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.random = random;
    this.vault = vault;
  }

  /**
   * The 32-byte key of this name, made at first use; all who ask at once get the same.
   *
   * @throws StartRefused if the master key is not the one that sealed it
   */
  public byte[] get(String name) {
    byte[] fresh = new byte[BYTES];
    random.nextBytes(fresh);
    return keep(name, fresh);
  }

  /**
   * The key of this name, which is this one if there was none; for keys that are more than chance.
   *
   * @throws StartRefused if the master key is not the one that sealed it
   */
  public byte[] keep(String name, byte[] fresh) {
    Optional<byte[]> known = read(SEALED + name);
    byte[] sealed = known.isPresent() ? known.get() : first(name, fresh);
    try {
      return vault.open(sealed, place(name));
    } catch (IllegalStateException e) {
      throw new StartRefused("Cannot read the key \"" + name + "\": " + e.getMessage() + ".", e);
    }
  }

  /**
   * Removes what lies in plain and has been sealed since. Not at once: nodes of the version before
   * read it when they start.
   *
   * @return how many
   */
  int removePlain() {
    return jdbc.sql(
            """
            DELETE FROM server_secret plain
            WHERE EXISTS (SELECT FROM server_secret WHERE name = :sealed || plain.name)
            """)
        .param("sealed", SEALED)
        .update();
  }

  /** Of two nodes that do this at once, both get what the first one kept. */
  private byte[] first(String name, byte[] fresh) {
    jdbc.sql(
            """
            INSERT INTO server_secret (name, value, created_at) VALUES (:name, :value, :now)
            ON CONFLICT (name) DO NOTHING
            """)
        .param("name", SEALED + name)
        .param("value", vault.close(read(name).orElse(fresh), place(name)))
        .param("now", utc(clock.instant()))
        .update();
    return read(SEALED + name).orElseThrow();
  }

  private Optional<byte[]> read(String name) {
    return jdbc.sql("SELECT value FROM server_secret WHERE name = :name") // server_secret_pkey
        .param("name", name)
        .query((row, number) -> row.getBytes("value"))
        .optional();
  }

  private static String place(String name) {
    return "server_secret " + name;
  }
}
