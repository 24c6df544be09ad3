package dev.farehawk.web.currency;

import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the display of other currencies together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CurrencyConfig.class)
class CurrencyWiring {

  @Bean
  RatesFile ratesFile(CurrencyConfig config, InstantSource clock) {
    String file = config.ratesFile().strip();
    return new RatesFile(file.isEmpty() ? null : Path.of(file), clock);
  }
}
