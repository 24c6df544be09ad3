package dev.farehawk.ops.console;

import dev.farehawk.account.Audit;
import dev.farehawk.delivery.DeadLetters;
import dev.farehawk.history.Quarantine;
import dev.farehawk.ops.books.ReadBooks;
import dev.farehawk.ops.calibration.ReadCalibration;
import dev.farehawk.oracle.Oracle;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.StageLoop;
import dev.farehawk.platform.Wake;
import dev.farehawk.platform.flags.FlagTable;
import dev.farehawk.platform.flags.LiveSwitches;
import dev.farehawk.poll.MeasureCoverage;
import dev.farehawk.provider.ProviderGateways;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
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

  /** Behind the stages whose work it counts. */
  private static final int ORDER = 900;

  private static final Duration BOOK_EVERY = Duration.ofMinutes(1);

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
  ReadBooks readBooks(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      ProviderGateways providers,
      Deadlines deadlines,
      InstantSource clock) {
    return new ReadBooks(jdbc, transactions, providers, deadlines, clock);
  }

  @Bean
  ReadCalibration readCalibration(
      JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock) {
    return new ReadCalibration(jdbc, transactions, clock);
  }

  @Bean
  HourBook hourBook(JdbcClient jdbc, Deadlines deadlines, InstantSource clock) {
    return new HourBook(jdbc, deadlines, clock);
  }

  /** Looks once a minute whether an hour is over; at first it writes what the week lacks. */
  @Bean
  StageLoop hourBookLoop(HourBook book, MeterRegistry metrics) {
    return new StageLoop(
        "hour-book", book::write, new Wake(), StageLoop.Pace.every(BOOK_EVERY), ORDER, metrics);
  }

  @Bean
  ReadTrends readTrends(JdbcClient jdbc, ProviderGateways providers, InstantSource clock) {
    return new ReadTrends(jdbc, providers, clock);
  }

  @Bean
  QuarantineDesk quarantineDesk(Quarantine quarantine, Audit audit) {
    return new QuarantineDesk(quarantine, audit);
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
