package dev.farehawk.platform.seal;

import static dev.farehawk.platform.Columns.utc;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seals secrets for a column and opens them again (envelope encryption). The master key seals data
 * keys only, so that it can be changed without touching every row.
 */
public final class Vault {

  private static final byte VERSION = 1;
  private static final int HEADER = 1 + Integer.BYTES;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Supplier<SecretKey> master;
  private final Seal seal;
  private final Map<Integer, SecretKey> opened = new ConcurrentHashMap<>();

  /** Data keys lie in this database. */
  Vault(JdbcClient jdbc, InstantSource clock, RandomGenerator random, Supplier<SecretKey> master) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.random = random;
    this.master = master;
    this.seal = new Seal(random);
  }

  /** With a master key given as bytes. */
  public static Vault of(
      JdbcClient jdbc, InstantSource clock, RandomGenerator random, byte[] master) {
    SecretKey key = MasterKey.of(master);
    return new Vault(jdbc, clock, random, () -> key);
  }

  /** Seals secrets by one data key. */
  @FunctionalInterface
  public interface Sealing {
    /**
     * Seals a secret.
     *
     * @param place what it belongs to, such as table and row; it opens nowhere else
     */
    byte[] close(byte[] secret, String place);
  }

  /** Seals one secret for its place. */
  public byte[] close(byte[] secret, String place) {
    return sealing().close(secret, place);
  }

  /** For many secrets at once: which data key is the newest is asked one time. */
  public Sealing sealing() {
    int id = newestKey();
    SecretKey key = key(id);
    return (secret, place) -> {
      byte[] sealed = seal.close(key, secret, place);
      return ByteBuffer.allocate(HEADER + sealed.length)
          .put(VERSION)
          .putInt(id)
          .put(sealed)
          .array();
    };
  }

  /**
   * Opens what was sealed for this place.
   *
   * @throws IllegalStateException if it was changed or moved, or if the master key is another one
   */
  public byte[] open(byte[] sealed, String place) {
    if (sealed.length < HEADER || sealed[0] != VERSION) {
      throw new IllegalStateException("this was not sealed by us: " + place);
    }
    ByteBuffer read = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
    int id = read.getInt();
    byte[] rest = new byte[read.remaining()];
    read.get(rest);
    try {
      return seal.open(key(id), rest, place);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed secret was changed or moved: " + place, e);
    }
  }

  private int newestKey() {
    return jdbc.sql("SELECT id FROM data_key ORDER BY id DESC LIMIT 1") // data_key_pkey
        .query(Integer.class)
        .optional()
        .orElseGet(this::makeKey);
  }

  /** Two nodes may each make one at once: both stay good, as what is sealed names its key. */
  private int makeKey() {
    byte[] bytes = new byte[MasterKey.BYTES];
    random.nextBytes(bytes);
    Integer id =
        jdbc.sql("INSERT INTO data_key (sealed, created_at) VALUES (:sealed, :now) RETURNING id")
            .param("sealed", seal.close(master.get(), bytes, "data_key"))
            .param("now", utc(clock.instant()))
            .query(Integer.class)
            .single();
    return id;
  }

  private SecretKey key(int id) {
    return opened.computeIfAbsent(id, this::openKey);
  }

  private SecretKey openKey(int id) {
    byte[] sealed =
        jdbc.sql("SELECT sealed FROM data_key WHERE id = :id")
            .param("id", id)
            .query((row, _) -> row.getBytes("sealed"))
            .optional()
            .orElseThrow(() -> new IllegalStateException("there is no data key " + id));
    try {
      return MasterKey.of(seal.open(master.get(), sealed, "data_key"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the master key is not the one that sealed this database's secrets: bring back the file"
              + " keys/master.key of its data folder, or the setting farehawk.keys.master",
          e);
    }
  }
}
