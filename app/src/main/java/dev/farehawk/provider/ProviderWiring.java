package dev.farehawk.provider;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ProviderWiring {

  @Bean
  QuotaLedger quotaLedger(JdbcClient jdbc) {
    return new JdbcQuotaLedger(jdbc);
  }

  @Bean
  ProviderGateways providerGateways(
      ProviderSettings settings, QuotaLedger ledger, Clock clock, MeterRegistry metrics) {
    return new ProviderGateways(settings.providers(), ledger, clock, metrics);
  }
}
