package dev.farehawk.oracle;

import dev.farehawk.history.ChangesRecorded;
import dev.farehawk.platform.StageLoop;
import dev.farehawk.platform.Wake;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the oracle stage together. */
@Configuration(proxyBeanMethods = false)
class OracleWiring {

  private static final int ORDER = 400;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  @Bean
  VerdictsGiven verdictsGiven() {
    return new VerdictsGiven(new Wake());
  }

  @Bean
  StatisticalOracle statisticalOracle(OracleConfig config) {
    return new StatisticalOracle(config.statistical());
  }

  @Bean
  Verdicts verdicts(DataSource source) {
    return new Verdicts(source);
  }

  /** The one that decides. */
  @Bean
  Oracle decidingOracle(StatisticalOracle builtIn, OracleConfig config, MeterRegistry metrics) {
    return config.remote().isConfigured()
        ? new FallbackOracle(new RemoteOracle(config.remote(), builtIn), builtIn, metrics)
        : builtIn;
  }

  @Bean
  JudgeChanges judgeChanges(
      DataSource source,
      @Qualifier("decidingOracle") Oracle oracle,
      OracleConfig config,
      VerdictsGiven given,
      InstantSource clock) {
    return new JudgeChanges(source, oracle, new JudgeChanges.Judging(config.batch(), given, clock));
  }

  @Bean
  StageLoop judgeLoop(JudgeChanges judge, ChangesRecorded changes, MeterRegistry metrics) {
    return new StageLoop(
        "oracle",
        new JudgeLoop(judge),
        changes.wake(),
        StageLoop.Pace.every(LONGEST_WAIT),
        ORDER,
        metrics);
  }
}
