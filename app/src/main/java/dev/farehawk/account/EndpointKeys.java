package dev.farehawk.account;

import dev.farehawk.platform.Columns;
import dev.farehawk.platform.seal.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is secret of endpoints, such as the key that signs what goes to a webhook: stored sealed, so
 * that a copy of the database does not give it away, and for its account alone.
 */
public final class EndpointKeys {

  private static final int SEALED_AT_ONCE = 1_000;

  private final JdbcClient jdbc;
  private final Vault vault;

  /** Both must use the same database. */
  public EndpointKeys(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  byte[] sealed(UUID account, byte[] key) {
    return vault.close(key, place(account));
  }

  /** Each key sealed, in base64. Most endpoints have none: the vault is asked only if one has. */
  Function<Endpoints.Verified, @Nullable String> sealing(List<Endpoints.Verified> endpoints) {
    if (endpoints.stream().allMatch(one -> one.key() == null)) {
      return _ -> null;
    }
    Vault.Closer closer = vault.closer();
    return one -> {
      byte[] key = one.key();
      return key == null ? null : text(closer.close(key, place(one.account())));
    };
  }

  /**
   * The secret in a row with the columns {@code account}, {@code secret} and {@code sealed}; null
   * without any.
   */
  byte @Nullable [] opened(ResultSet row) throws SQLException {
    byte[] sealed = row.getBytes("sealed");
    return sealed == null
        ? row.getBytes("secret")
        : vault.open(sealed, place(row.getObject("account", UUID.class)));
  }

  /**
   * Seals some of the keys that were stored before keys were sealed.
   *
   * @return how many; zero when none is left
   */
  public int sealOld() {
    record Old(long id, UUID account, String key) {}
    List<Old> some =
        jdbc.sql(
                """
                SELECT id, account, encode(secret, 'base64') AS key FROM endpoint -- once, at start
                WHERE secret IS NOT NULL LIMIT :most
                """)
            .param("most", SEALED_AT_ONCE)
            .query((row, _) ->
                new Old(
                    row.getLong("id"), row.getObject("account", UUID.class), row.getString("key")))
            .list();
    if (some.isEmpty()) {
      return 0;
    }
    Vault.Closer closer = vault.closer();
    return jdbc.sql(
            """
            UPDATE endpoint AS e SET sealed = decode(o.sealed, 'base64'), secret = NULL
            FROM unnest(:ids::bigint[], :sealed::text[]) AS o(id, sealed)
            WHERE e.id = o.id AND e.secret IS NOT NULL
            """)
        .param("ids", Columns.longs(some, Old::id))
        .param(
            "sealed",
            Columns.texts(
                some,
                old ->
                    // PostgreSQL breaks base64 into lines.
                    text(
                        closer.close(Base64.getMimeDecoder().decode(old.key), place(old.account)))))
        .update();
  }

  /** What is sealed for one account opens for no other. */
  private static String place(UUID account) {
    return "endpoint " + account;
  }

  private static String text(byte[] sealed) {
    return Base64.getEncoder().encodeToString(sealed);
  }
}
