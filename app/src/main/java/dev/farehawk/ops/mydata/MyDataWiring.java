package dev.farehawk.ops.mydata;

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

  @Bean
  ExportMyData exportMyData(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      InstantSource clock,
      MyDataConfig limits) {
    return new ExportMyData(
        jdbc, new TransactionTemplate(transactions), oneMoment(transactions), clock, limits);
  }

  /** Transactions that only read, all of the same moment. */
  static TransactionOperations oneMoment(PlatformTransactionManager transactions) {
    TransactionTemplate template = new TransactionTemplate(transactions);
    template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    template.setReadOnly(true);
    return template;
  }
}
