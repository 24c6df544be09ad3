package dev.farehawk.platform.seal;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the master key is; keys below {@code farehawk.keys}.
 *
 * @param master 32 bytes in base64; null to read it from a file
 * @param file that holds it, made where it is missing; null for {@code keys/master.key} in the data
 *     folder
 */
@ConfigurationProperties("farehawk.keys")
public record KeysConfig(@Nullable String master, @Nullable String file) {

  /** Refuses a key of the wrong length. */
  public KeysConfig {
    master = master == null || master.isBlank() ? null : master.strip();
    file = file == null || file.isBlank() ? null : file.strip();
    if (master != null && decoded(master).length != MasterKey.BYTES) {
      throw new IllegalArgumentException(
          "farehawk.keys.master must be 32 bytes in base64, as from: openssl rand -base64 32");
    }
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "KeysConfig[master=" + (master == null ? "in a file" : "given") + ", file=" + file + "]";
  }

  static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
