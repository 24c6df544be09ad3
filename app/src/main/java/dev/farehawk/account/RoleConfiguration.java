package dev.farehawk.account;

import dev.farehawk.platform.StageLoop;
import dev.farehawk.platform.Wake;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts roles together, and makes the first administrator. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoleConfig.class)
class RoleConfiguration {

  private static final Logger log = LoggerFactory.getLogger(RoleConfiguration.class);
  private static final int ORDER = 900;
  private static final Duration ROUND = Duration.ofSeconds(10);

  @Bean
  Roles roles(
      JdbcClient jdbc, PlatformTransactionManager transactions, Audit audit, InstantSource clock) {
    return new Roles(jdbc, new TransactionTemplate(transactions), audit, clock);
  }

  /** Waits for the address to sign up and to be confirmed. */
  @Bean
  StageLoop firstAdmin(Roles roles, RoleConfig config, MeterRegistry metrics) {
    String email = config.firstAdmin();
    return new StageLoop(
        "first-admin",
        () -> {
          if (email != null && roles.makeFirstAdmin(email)) {
            log.info("{} is the first administrator", email);
          }
          return false;
        },
        new Wake(),
        StageLoop.Pace.every(email == null ? Duration.ofDays(1) : ROUND),
        ORDER,
        metrics);
  }
}
