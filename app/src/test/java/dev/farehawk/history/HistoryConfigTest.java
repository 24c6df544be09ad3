package dev.farehawk.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HistoryConfigTest {

  @Test
  void defaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(HistoryConfig.defaults())
        .isEqualTo(
            new HistoryConfig(
                10_000, 1_000, 200_000, 0.4, 10, Duration.ofHours(48), Duration.ofHours(36), 1.0));
  }

  @Test
  void aWrongSettingIsNamed() {
    assertThatThrownBy(() -> bind(Map.of("farehawk.history.plausible-fraction", "1.5")))
        .hasRootCauseMessage("farehawk.history.plausible-fraction must be 0 or more and below 1");
    assertThatThrownBy(() -> bind(Map.of("farehawk.history.noise-percent", "5")))
        .hasRootCauseMessage("farehawk.history.noise-percent must be 0 to 4");
  }

  private static HistoryConfig bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("farehawk.history", HistoryConfig.class);
  }
}
