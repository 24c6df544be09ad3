package dev.farehawk.ops.mydata;

import dev.farehawk.account.Audit;
import dev.farehawk.account.ClosedAccounts;
import dev.farehawk.platform.StageLoop;
import dev.farehawk.platform.Wake;
import dev.farehawk.watch.Watches;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the copy of one's data, and its end, together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MyDataConfig.class)
class MyDataWiring {

  private static final Duration ROUND = Duration.ofSeconds(15);
  private static final int ORDER = 900;

  @Bean
  ExportMyData exportMyData(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      InstantSource clock,
      MyDataConfig limits) {
    return new ExportMyData(
        jdbc, new TransactionTemplate(transactions), oneMoment(transactions), clock, limits);
  }

  /** Signalled when somebody asked that their account be deleted. */
  @Bean
  Wake erasing() {
    return new Wake();
  }

  @Bean
  DeleteAccounts deleteAccounts(
      ClosedAccounts closed, Watches watches, MyDataConfig limits, Wake erasing) {
    return new DeleteAccounts(closed, watches, limits, erasing);
  }

  @Bean
  EraseAccounts eraseAccounts(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      InstantSource clock,
      Watches watches,
      Audit audit,
      ClosedAccounts closed) {
    return new EraseAccounts(
        jdbc, new TransactionTemplate(transactions), clock, watches, audit, closed);
  }

  @Bean
  StageLoop erasure(EraseAccounts erase, Wake erasing, MeterRegistry metrics) {
    return new StageLoop(
        "erasure", erase::step, erasing, StageLoop.Pace.every(ROUND), ORDER, metrics);
  }

  /** Transactions that only read, all of the same moment. */
  static TransactionOperations oneMoment(PlatformTransactionManager transactions) {
    TransactionTemplate template = new TransactionTemplate(transactions);
    template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    template.setReadOnly(true);
    return template;
  }
}
