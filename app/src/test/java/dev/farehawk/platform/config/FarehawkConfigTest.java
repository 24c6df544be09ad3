package dev.farehawk.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FarehawkConfigTest {

  @Test
  void theDefaultsAreAServiceForThisMachineAlone() {
    FarehawkConfig defaults = bind(Map.of());

    assertThat(defaults)
        .isEqualTo(
            new FarehawkConfig(
                "~/.farehawk",
                Duration.ofMinutes(10),
                new HttpConfig("127.0.0.1", 8080, null, 48),
                new DatabaseConfig(null, null, null, 16)));
    assertThat(defaults.dataFolder())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".farehawk"));
    assertThat(defaults.deadlines().detection()).isEqualTo(Duration.ofMinutes(9));
  }

  @Test
  void readsEveryKey() {
    FarehawkConfig config =
        bind(
            Map.of(
                "farehawk.data", "/srv/fares",
                "farehawk.deadline", "90s",
                "farehawk.http.address", "0.0.0.0",
                "farehawk.http.port", "0",
                "farehawk.http.public-url", "https://fares.example.org/",
                "farehawk.database.url", "jdbc:postgresql://db/fares?password=secret",
                "farehawk.database.user", "hawk",
                "farehawk.database.password", "secret",
                "farehawk.database.pool-size", "32"));

    assertThat(config)
        .isEqualTo(
            new FarehawkConfig(
                "/srv/fares",
                Duration.ofSeconds(90),
                new HttpConfig("0.0.0.0", 0, URI.create("https://fares.example.org/"), 48),
                new DatabaseConfig(
                    "jdbc:postgresql://db/fares?password=secret", "hawk", "secret", 32)));
  }

  @Test
  void neverPrintsAPassword() {
    DatabaseConfig config =
        new DatabaseConfig("jdbc:postgresql://db/fares?password=secret", "hawk", "secret", 16);

    assertThat(config.toString()).contains("jdbc:postgresql://db/fares").doesNotContain("secret");
  }

  @Test
  void refusesValuesThatCannotWork() {
    assertThatThrownBy(() -> database("mysql://db", null))
        .hasMessageContaining("jdbc:postgresql://host:5432/name");
    assertThatThrownBy(() -> database(null, "hawk")).hasMessageContaining("give database.url too");
    assertThatThrownBy(() -> new DatabaseConfig(null, null, null, 3))
        .hasMessageContaining("pool-size must be 4 to 500");
    assertThatThrownBy(() -> new HttpConfig("127.0.0.1", 65_536, null, 48))
        .hasMessageContaining("port must be 0 to 65535");
    assertThatThrownBy(() -> new HttpConfig("127.0.0.1", 1, URI.create("ftp://example.org"), 48))
        .hasMessageContaining("public-url");
  }

  private static DatabaseConfig database(@Nullable String url, @Nullable String user) {
    return new DatabaseConfig(url, user, null, 16);
  }

  private static FarehawkConfig bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("farehawk", FarehawkConfig.class);
  }
}
