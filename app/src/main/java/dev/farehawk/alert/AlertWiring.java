package dev.farehawk.alert;

import dev.farehawk.platform.Deadlines;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the alert stage together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlertConfig.class)
class AlertWiring {

  @Bean
  Alerts alerts(JdbcClient jdbc) {
    return new Alerts(jdbc);
  }

  @Bean
  FireWatches.Shell fireWatchesShell(
      PlatformTransactionManager transactions,
      InstantSource clock,
      ApplicationEventPublisher events) {
    return new FireWatches.Shell(new TransactionTemplate(transactions), clock, events);
  }

  @Bean
  FireWatches fireWatches(
      JdbcClient jdbc,
      FireWatches.Shell shell,
      AlertConfig config,
      Deadlines deadlines,
      RandomGenerator random,
      MeterRegistry metrics) {
    return new FireWatches(jdbc, shell, config, deadlines, random, metrics);
  }
}
