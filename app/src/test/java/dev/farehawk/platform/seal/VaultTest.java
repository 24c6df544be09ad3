package dev.farehawk.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.platform.StartRefused;
import dev.farehawk.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class VaultTest {

  private static final byte[] SECRET = "a secret".getBytes(StandardCharsets.UTF_8);
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final JdbcClient JDBC = JdbcClient.create(DATABASE.dataSource());

  private final SplittableRandom random = new SplittableRandom(5);
  private final byte[] master = bytes();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void clear() {
    JDBC.sql("TRUNCATE data_key").update();
  }

  @Test
  void whatIsSealedOpensInItsPlaceAlsoAfterARestart() {
    byte[] sealed = vault(master).close(SECRET, "table row");

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    assertThat(vault(master).open(sealed, "table row")).isEqualTo(SECRET);
    assertThat(vault(master).close(SECRET, "table row")).isNotEqualTo(sealed);
    assertThat(JDBC.sql("SELECT count(*) FROM data_key").query(Long.class).single()).isOne();
  }

  @Test
  void whatWasMovedOrChangedDoesNotOpen() {
    Vault vault = vault(master);
    byte[] sealed = vault.close(SECRET, "row 1");

    assertThatThrownBy(() -> vault.open(sealed, "row 2")).hasMessageContaining("changed or moved");
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> vault.open(sealed, "row 1")).hasMessageContaining("changed or moved");
    assertThatThrownBy(() -> vault.open(new byte[3], "row 1")).hasMessageContaining("not sealed");
  }

  @Test
  void theDatabaseAloneOpensNothing() {
    byte[] sealed = vault(master).close(SECRET, "row");

    assertThatThrownBy(() -> vault(bytes()).open(sealed, "row"))
        .hasMessageContaining("bring back the file keys/master.key");
  }

  @Test
  void theKeyFileIsMadeOnceForItsOwnersEyesAlone(@TempDir Path folder) throws IOException {
    Path keys = folder.resolve("keys").resolve("master.key");

    var first = MasterKey.in(keys, random);

    assertThat(MasterKey.in(keys, random)).isEqualTo(first);
    assertThat(Files.getPosixFilePermissions(keys))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (var files = Files.list(keys.getParent())) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aDamagedKeyFileIsNotReplaced(@TempDir Path folder) throws IOException {
    var _ = Files.writeString(folder.resolve("master.key"), "oh no\n");

    assertThatThrownBy(() -> MasterKey.in(folder.resolve("master.key"), random))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("bring it back from a backup");
    assertThat(folder.resolve("master.key")).hasContent("oh no");
  }

  @Test
  void aConfiguredKeyHasThirtyTwoBytes() {
    assertThat(new KeysConfig(" ", null).master()).isNull();
    assertThatThrownBy(() -> new KeysConfig("c2hvcnQ=", null))
        .hasMessageContaining("32 bytes in base64");
    assertThat(new KeysConfig("A".repeat(43) + "=", null).toString()).doesNotContain("AAA");
  }

  private Vault vault(byte[] key) {
    return Vault.of(JDBC, () -> Instant.EPOCH, random, key);
  }

  private byte[] bytes() {
    byte[] bytes = new byte[MasterKey.BYTES];
    random.nextBytes(bytes);
    return bytes;
  }
}
