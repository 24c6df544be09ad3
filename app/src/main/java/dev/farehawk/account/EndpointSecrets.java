package dev.farehawk.account;

import dev.farehawk.account.Endpoints.Verified;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.seal.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.function.SingletonSupplier;

/** Seals what endpoints keep secret, each for its account and address alone, and opens it again. */
final class EndpointSecrets {

  private static final Logger log = LoggerFactory.getLogger(EndpointSecrets.class);

  private final Vault vault;

  EndpointSecrets(Vault vault) {
    this.vault = vault;
  }

  byte[] close(UUID account, Channel channel, String address, byte[] secret) {
    return vault.close(secret, place(account, channel.name(), address));
  }

  /** In base64, an array for the database; null where there is nothing secret. */
  @Nullable String[] closed(List<Verified> endpoints) {
    Supplier<Vault.Sealing> sealing = SingletonSupplier.of(vault::sealing);
    return Columns.texts(endpoints, one -> closed(one, sealing));
  }

  private static @Nullable String closed(Verified one, Supplier<Vault.Sealing> sealing) {
    byte[] secret = one.key();
    if (secret == null) {
      return null;
    }
    String place = place(one.account(), one.channel().name(), one.address());
    return Base64.getEncoder().encodeToString(sealing.get().close(secret, place));
  }

  /**
   * The secret of a row; from before secrets were sealed it lies in the column {@code secret}. Null
   * where there is none, and where it cannot be opened: one endpoint's damage must not hold up the
   * others.
   */
  byte @Nullable [] open(ResultSet row) throws SQLException {
    byte[] sealed = row.getBytes("sealed");
    if (sealed == null) {
      return row.getBytes("secret");
    }
    UUID account = row.getObject("account", UUID.class);
    String channel = row.getString("channel");
    try {
      return vault.open(sealed, place(account, channel, row.getString("address")));
    } catch (IllegalStateException e) {
      log.warn("the secret of an endpoint of account {} ({}) cannot be read", account, channel, e);
      return null;
    }
  }

  /** None of it ever changes while there is a secret. */
  private static String place(UUID account, String channel, String address) {
    return "endpoint " + account + " " + channel + " " + address;
  }
}
