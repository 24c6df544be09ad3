package dev.farehawk.watch;

import dev.farehawk.place.Places;
import dev.farehawk.platform.Ids;
import dev.farehawk.platform.StageLoop;
import dev.farehawk.platform.Wake;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the watch stage together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatchConfig.class)
class WatchConfiguration {

  /** Starts after the poll stage, which takes the demand, and stops before it. */
  private static final int ORDER = 1_000;

  @Bean
  FareQueries fareQueries(JdbcClient jdbc, InstantSource clock) {
    return new FareQueries(jdbc, clock);
  }

  @Bean
  WatchStore watchStore(
      JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock) {
    return new WatchStore(jdbc, new TransactionTemplate(transactions), clock);
  }

  /** A node that does not poll has no feed, and nobody to tell. */
  @Bean
  DemandPublisher demandPublisher(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Places places,
      ObjectProvider<DemandFeed> feed,
      InstantSource clock) {
    return new DemandPublisher(
        jdbc,
        new TransactionTemplate(transactions),
        places,
        feed.getIfAvailable(() -> changes -> {}),
        clock);
  }

  @Bean
  Watches watches(
      WatchStore store, Places places, WatchConfig limits, DemandPublisher demand, Ids ids) {
    return new Watches(store, places, limits, demand, ids);
  }

  @Bean
  ManyWatches manyWatches(JdbcClient jdbc, WatchStore store, DemandPublisher demand) {
    return new ManyWatches(jdbc, store, demand);
  }

  @Bean
  ExpandMonth expandMonth(Places places, WatchConfig limits) {
    return new ExpandMonth(places, limits);
  }

  @Bean
  StageLoop watchHousekeeping(
      Watches watches,
      DemandPublisher demand,
      WatchConfig limits,
      InstantSource clock,
      MeterRegistry metrics) {
    AtomicBoolean told = new AtomicBoolean();
    return new StageLoop(
        "watch",
        () -> {
          if (!told.get()) {
            demand.rebuild();
            told.set(true);
          }
          watches.expire(clock.instant());
          demand.endDeparted();
          return false;
        },
        new Wake(),
        StageLoop.Pace.every(limits.housekeeping()),
        ORDER,
        metrics);
  }
}
