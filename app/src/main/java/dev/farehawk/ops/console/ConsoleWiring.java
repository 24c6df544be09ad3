package dev.farehawk.ops.console;

import dev.farehawk.account.Audit;
import dev.farehawk.delivery.DeadLetters;
import dev.farehawk.oracle.Oracle;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.flags.FlagTable;
import dev.farehawk.platform.flags.LiveSwitches;
import dev.farehawk.poll.MeasureCoverage;
import dev.farehawk.provider.ProviderGateways;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what the console reads and does. */
@Configuration(proxyBeanMethods = false)
class ConsoleWiring {

  @Bean
  ReadOverview.Live consoleLive(
      ProviderGateways providers,
      MeasureCoverage coverage,
      MeterRegistry metrics,
      InstantSource clock) {
    return new ReadOverview.Live(providers, coverage, metrics, clock);
  }

  @Bean
  ReadOverview readOverview(
      JdbcClient jdbc, Deadlines deadlines, DeadLetters deadLetters, ReadOverview.Live live) {
    return new ReadOverview(jdbc, deadlines, deadLetters, live);
  }

  @Bean
  SwitchBoard switchBoard(
      FlagTable table,
      LiveSwitches live,
      Audit audit,
      InstantSource clock,
      ProviderGateways providers,
      List<Oracle> oracles) {
    return new SwitchBoard(table, live, audit, clock, providers, oracles);
  }

  @Bean
  Redrive redrive(DeadLetters deadLetters, Audit audit, PlatformTransactionManager transactions) {
    return new Redrive(deadLetters, audit, new TransactionTemplate(transactions));
  }
}
