package dev.farehawk.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AlertConfigTest {

  @Test
  void defaults() {
    AlertConfig bound =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("farehawk.alert", AlertConfig.class);
    assertThat(bound).isEqualTo(new AlertConfig(5_000, 200)).isEqualTo(AlertConfig.defaults());
  }

  @Test
  void refusesAPageThatNoTransactionShouldHold() {
    assertThatThrownBy(() -> new AlertConfig(5_001, 200)).hasMessageContaining("page-size");
    assertThatThrownBy(() -> new AlertConfig(100, 0)).hasMessageContaining("verdicts-per-batch");
  }
}
