package dev.farehawk.alert;

import dev.farehawk.oracle.Oracle;
import dev.farehawk.oracle.VerdictsGiven;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.StageLoop;
import dev.farehawk.platform.StageLoop.Pace;
import dev.farehawk.platform.Wake;
import dev.farehawk.platform.flags.Switch;
import dev.farehawk.platform.flags.Switches;
import dev.farehawk.poll.Looks;
import dev.farehawk.provider.ProviderGateways;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
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

  /** Behind the oracle, before delivery. */
  private static final int ORDER = 700;

  @Bean
  Alerts alerts(JdbcClient jdbc) {
    return new Alerts(jdbc);
  }

  @Bean
  Feedbacks feedbacks(JdbcClient jdbc, InstantSource clock) {
    return new Feedbacks(jdbc, clock);
  }

  @Bean
  Corrections corrections(JdbcClient jdbc) {
    return new Corrections(jdbc);
  }

  @Bean
  Outages outages(JdbcClient jdbc) {
    return new Outages(jdbc);
  }

  @Bean
  FireWatches.Shell fireWatchesShell(
      PlatformTransactionManager transactions,
      InstantSource clock,
      ApplicationEventPublisher events,
      Switches switches,
      List<Oracle> oracles) {
    List<String> families = oracles.stream().map(Oracle::family).distinct().toList();
    return new FireWatches.Shell(
        new TransactionTemplate(transactions),
        clock,
        events,
        () ->
            families.stream()
                .filter(family -> switches.isStopped(Switch.verdicts(family)))
                .toList());
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

  @Bean
  LookKeeper lookKeeper(ProviderGateways gateways, ObjectProvider<Looks> looks) {
    return new PollingLookKeeper(gateways, looks::getObject);
  }

  @Bean
  TellOutages tellOutages(
      JdbcClient jdbc,
      FireWatches.Shell shell,
      LookKeeper keeper,
      AlertConfig config,
      Deadlines deadlines,
      RandomGenerator random) {
    return new TellOutages(jdbc, shell, keeper, config.outages(), deadlines, random);
  }

  /** Goes round by the clock; nothing wakes it. */
  @Bean
  StageLoop outageLoop(TellOutages tellOutages, AlertConfig config, MeterRegistry metrics) {
    StageLoop.Step round =
        () -> {
          var _ = tellOutages.round();
          return false;
        };
    return new StageLoop(
        "outages", round, new Wake(), Pace.every(config.outages().every()), ORDER, metrics);
  }

  /** Fires as soon as there are verdicts, and looks for them twice a second anyway. */
  @Bean
  StageLoop alertLoop(FireWatches fireWatches, VerdictsGiven given, MeterRegistry metrics) {
    return new StageLoop(
        "alert",
        () -> fireWatches.drain() > 0,
        given.wake(),
        Pace.every(Duration.ofMillis(500)),
        ORDER,
        metrics);
  }
}
