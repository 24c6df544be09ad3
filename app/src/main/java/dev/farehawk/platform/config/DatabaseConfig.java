package dev.farehawk.platform.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data lives.
 *
 * @param url JDBC address of a PostgreSQL of the operator's own; null for the embedded one
 * @param user role on that server; null if the address names it
 * @param password of that role; null if the address names it or none is needed
 * @param poolSize most connections at a time of the pipeline; answering people takes half as many
 *     of its own
 */
public record DatabaseConfig(
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    @DefaultValue("16") int poolSize) {

  private static final int SMALLEST_POOL = 4;
  private static final int LARGEST_POOL = 500;

  /** Refuses what cannot work. */
  public DatabaseConfig {
    url = blankIsNone(url);
    user = blankIsNone(user);
    password = blankIsNone(password);
    if (url != null && !url.startsWith("jdbc:postgresql://")) {
      throw new IllegalArgumentException(
          "database.url must look like jdbc:postgresql://host:5432/name");
    }
    if (url == null && (user != null || password != null)) {
      throw new IllegalArgumentException(
          "database.user and database.password are for a server of your own: give database.url too");
    }
    if (poolSize < SMALLEST_POOL || poolSize > LARGEST_POOL) {
      throw new IllegalArgumentException(
          "database.pool-size must be "
              + SMALLEST_POOL
              + " to "
              + LARGEST_POOL
              + ", not "
              + poolSize);
    }
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "DatabaseConfig[url=" + shownUrl() + ", user=" + user + ", poolSize=" + poolSize + "]";
  }

  /** The address without its parameters, which may hold a password. */
  public String shownUrl() {
    return url == null ? "embedded" : url.replaceFirst("\\?.*$", "");
  }

  private static @Nullable String blankIsNone(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
