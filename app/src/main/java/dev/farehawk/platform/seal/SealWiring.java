package dev.farehawk.platform.seal;

import dev.farehawk.platform.config.FarehawkConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/** Puts the vault together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeysConfig.class)
class SealWiring {

  @Bean
  Vault vault(
      JdbcClient jdbc,
      InstantSource clock,
      RandomGenerator random,
      KeysConfig keys,
      FarehawkConfig config) {
    String given = keys.master();
    if (given != null) {
      return Vault.of(jdbc, clock, random, KeysConfig.decoded(given));
    }
    String named = keys.file();
    Path file =
        named == null ? config.dataFolder().resolve("keys").resolve("master.key") : Path.of(named);
    // Not before a secret is sealed, so that commands that need none leave no file.
    return new Vault(jdbc, clock, random, SingletonSupplier.of(() -> MasterKey.in(file, random)));
  }
}
