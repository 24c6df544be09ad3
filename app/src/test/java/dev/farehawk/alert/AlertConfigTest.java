package dev.farehawk.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AlertConfigTest {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void defaults() {
    AlertConfig bound =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("farehawk.alert", AlertConfig.class);
    assertThat(bound)
        .isEqualTo(new AlertConfig(5_000, 200, DAY, OutageConfig.defaults()))
        .isEqualTo(AlertConfig.defaults());
  }

  @Test
  void refusesAPageThatNoTransactionShouldHold() {
    assertThatThrownBy(() -> new AlertConfig(5_001, 200, DAY, OutageConfig.defaults()))
        .hasMessageContaining("page-size");
    assertThatThrownBy(() -> new AlertConfig(100, 0, DAY, OutageConfig.defaults()))
        .hasMessageContaining("verdicts-per-batch");
    assertThatThrownBy(() -> new AlertConfig(100, 1, DAY.multipliedBy(8), OutageConfig.defaults()))
        .hasMessageContaining("correct-for");
  }

  @Test
  void outages() {
    assertThat(AlertConfig.defaults().outages())
        .isEqualTo(new OutageConfig(DAY, Duration.ofMinutes(5), 500));
    assertThatThrownBy(() -> new OutageConfig(Duration.ofMinutes(59), DAY, 500))
        .hasMessage("farehawk.alert.outages.after must be 1h to 30d");
  }
}
