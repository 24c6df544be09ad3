package dev.farehawk.provider;

import dev.farehawk.platform.Ids;
import dev.farehawk.platform.config.FarehawkConfig;
import dev.farehawk.platform.flags.Switches;
import dev.farehawk.provider.budget.BudgetLedger;
import dev.farehawk.provider.budget.JdbcBudgetLedger;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class ProviderWiring {

  /** Every process is a node of its own: nobody knows what one that crashed has spent. */
  @Bean
  BudgetLedger budgetLedger(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Ids ids,
      FarehawkConfig farehawk,
      Clock clock) {
    BudgetLedger ledger = new JdbcBudgetLedger(jdbc, transactions, ids.next().toString());
    if (farehawk.database().url() == null) {
      // One process at a time holds the data folder, and with it the embedded database.
      ledger.endEarlierShares(clock.instant());
    }
    return ledger;
  }

  @Bean
  ProviderGateways providerGateways(
      ProviderSettings settings,
      BudgetLedger ledger,
      CallBook book,
      Clock clock,
      MeterRegistry metrics,
      Switches switches) {
    return new ProviderGateways(settings.providers(), ledger, book, clock, metrics, switches);
  }
}
