package dev.farehawk.history;

import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.StageLoop;
import dev.farehawk.platform.Wake;
import dev.farehawk.poll.LookAgain;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the history stage together. */
@Configuration(proxyBeanMethods = false)
class HistoryWiring {

  private static final int ORDER = 300;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final Wake observed = new Wake();

  @Bean
  ChangesRecorded changesRecorded() {
    return new ChangesRecorded(new Wake());
  }

  @Bean
  HistorySink historySink(HistoryConfig config, MeterRegistry metrics) {
    HistorySink sink = new HistorySink(config.queueCapacity(), observed);
    Gauge.builder("farehawk.history.waiting", sink, HistorySink::waiting)
        .description("Observations that wait to be recorded")
        .register(metrics);
    return sink;
  }

  @Bean
  RecordObservations recordObservations(
      DataSource source,
      HistoryConfig config,
      RecordObservations.Asks asks,
      ChangesRecorded changes) {
    return new RecordObservations(source, config, asks, changes);
  }

  @Bean
  RecordObservations.Asks confirmationAsks(
      LookAgain lookAgain, Deadlines deadlines, InstantSource clock) {
    return new RecordObservations.Asks(lookAgain, deadlines.confirmation(), clock);
  }

  @Bean
  StageLoop recordLoop(
      HistorySink sink, RecordObservations record, HistoryConfig config, MeterRegistry metrics) {
    return new StageLoop(
        "history",
        new RecordLoop(sink, record, config.batch()),
        observed,
        StageLoop.Pace.every(LONGEST_WAIT),
        ORDER,
        metrics);
  }

  @Bean
  ImportHistory importHistory(DataSource source, RecordObservations recorder, InstantSource clock) {
    return new ImportHistory(source, recorder, clock);
  }

  @Bean
  Quarantine quarantine(DataSource source, RecordObservations recorder) {
    return new Quarantine(source, recorder);
  }

  @Bean
  PriceHistories priceHistories(DataSource source) {
    return new PriceHistories(source);
  }

  @Bean
  PriceChart priceChart(DataSource source) {
    return new PriceChart(source);
  }

  @Bean
  CurrentPrices currentPrices(DataSource source) {
    return new CurrentPrices(source);
  }

  @Bean
  SelectedPrices selectedPrices(DataSource source) {
    return new SelectedPrices(source);
  }

  @Bean
  Changes changes(DataSource source) {
    return new Changes(source);
  }
}
