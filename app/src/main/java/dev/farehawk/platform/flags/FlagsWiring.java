package dev.farehawk.platform.flags;

import dev.farehawk.platform.StageLoop;
import dev.farehawk.platform.Wake;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the switches together. */
@Configuration(proxyBeanMethods = false)
class FlagsWiring {

  /** Before every stage that asks them. */
  private static final int ORDER = 10;

  private static final Duration STALE_AT_MOST = Duration.ofSeconds(1);

  @Bean
  FlagTable flagTable(JdbcClient jdbc) {
    return new FlagTable(jdbc);
  }

  @Bean
  LiveSwitches switches(FlagTable table) {
    return new LiveSwitches(table::all);
  }

  /** Every process reads for itself, so a switch acts everywhere within about a second. */
  @Bean
  StageLoop switchLoop(LiveSwitches switches, MeterRegistry metrics) {
    StageLoop.Step read =
        () -> {
          switches.refresh();
          return false;
        };
    return new StageLoop(
        "switches", read, new Wake(), StageLoop.Pace.every(STALE_AT_MOST), ORDER, metrics);
  }
}
