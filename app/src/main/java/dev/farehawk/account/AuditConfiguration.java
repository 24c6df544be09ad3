package dev.farehawk.account;

import dev.farehawk.platform.StageLoop;
import dev.farehawk.platform.Wake;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the audit log together, and once a day checks it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditConfig.class)
class AuditConfiguration {

  private static final Logger log = LoggerFactory.getLogger(AuditConfiguration.class);
  private static final int ORDER = 900;
  private static final Duration ROUND = Duration.ofHours(1);
  private static final Duration BETWEEN_CHECKS = Duration.ofDays(1);

  @Bean
  Audit audit(JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock) {
    return new Audit(jdbc, new TransactionTemplate(transactions), clock);
  }

  @Bean
  StageLoop auditHousekeeping(
      Audit audit, AuditConfig config, InstantSource clock, MeterRegistry metrics) {
    AtomicReference<Instant> checked = new AtomicReference<>(clock.instant());
    return new StageLoop(
        "audit",
        () -> {
          if (!clock.instant().isBefore(checked.get().plus(BETWEEN_CHECKS))) {
            checked.set(clock.instant());
            tell(audit.check());
          }
          return audit.forget(config.kept()) > 0;
        },
        new Wake(),
        StageLoop.Pace.every(ROUND),
        ORDER,
        metrics);
  }

  /** A copy outside of the database, which nobody can change together with it. */
  private static void tell(Audit.Check check) {
    if (check.whole()) {
      log.info("audit log whole up to entry {}, hash {}", check.newest(), check.head());
    } else {
      log.error("audit log was changed: entry {} is not as it was written", check.firstBroken());
    }
  }
}
