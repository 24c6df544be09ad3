package dev.farehawk.poll;

import dev.farehawk.platform.StageLoop;
import dev.farehawk.platform.Wake;
import dev.farehawk.platform.config.FarehawkConfig;
import dev.farehawk.provider.ProviderGateways;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class PollWiring {

  @Bean
  Desks pollDesks(
      ProviderGateways gateways, PollConfig config, FarehawkConfig farehawk, InstantSource clock) {
    return new Desks(gateways, config, farehawk.deadlines(), clock);
  }

  @Bean
  SeenTimes seenTimes(JdbcClient jdbc, TransactionOperations transactions) {
    return new SeenTimes(jdbc, transactions);
  }

  @Bean
  PollLedger pollLedger(JdbcClient jdbc) {
    return new PollLedger(jdbc);
  }

  @Bean
  PriceContexts priceContexts(JdbcClient jdbc, InstantSource clock) {
    return new PriceContexts(jdbc, clock);
  }

  @Bean
  PollMemory pollMemory(SeenTimes seenTimes, PriceContexts contexts, PollLedger ledger) {
    return new PollMemory(seenTimes, contexts, ledger);
  }

  @Bean
  CallCosts callCosts(JdbcClient jdbc, ProviderGateways gateways, InstantSource clock) {
    return new CallCosts(jdbc, gateways, clock);
  }

  @Bean
  PollDemand demandFeed(Desks desks, SeenTimes seenTimes, InstantSource clock) {
    return new PollDemand(desks, seenTimes, clock);
  }

  @Bean
  PollLookAgain lookAgain(Desks desks, InstantSource clock) {
    return new PollLookAgain(desks, clock);
  }

  @Bean
  Looks looks(Desks desks, SeenTimes seenTimes, FarehawkConfig farehawk, InstantSource clock) {
    return new Looks(desks, seenTimes, farehawk.deadlines(), clock);
  }

  @Bean
  MeasureCoverage measureCoverage(Desks desks, FarehawkConfig farehawk, InstantSource clock) {
    return new MeasureCoverage(desks, farehawk.deadlines(), clock);
  }

  @Bean
  StageLoop coverageLoop(MeasureCoverage measure, MeterRegistry metrics) {
    measure.show(metrics);
    return new StageLoop(
        "poll-coverage",
        measure,
        new Wake(),
        StageLoop.Pace.every(measure.interval()),
        Polling.LAST,
        metrics);
  }

  @Bean
  LookResults lookResults(@Lazy ObservationSink sink, PollMemory memory, InstantSource clock) {
    return new LookResults(sink, memory, clock);
  }

  @Bean
  LiveSearch liveSearch(
      Desks desks,
      LookResults results,
      PollConfig config,
      FarehawkConfig farehawk,
      InstantSource clock) {
    return new LiveSearch(
        desks, results, config.searchShare(), farehawk.deadlines().detection(), clock);
  }

  @Bean
  Polling polling(
      Desks desks, LookResults results, PollMemory memory, Polling.Surroundings surroundings) {
    return new Polling(desks, results, memory, surroundings);
  }

  @Bean
  Polling.Surroundings pollSurroundings(
      PollConfig config, FarehawkConfig farehawk, InstantSource clock, MeterRegistry metrics) {
    return new Polling.Surroundings(config, farehawk.deadlines(), clock, metrics);
  }
}
