package dev.farehawk.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OracleConfigTest {

  @Test
  void defaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(OracleConfig.defaults())
        .isEqualTo(
            new OracleConfig(
                256,
                new OracleConfig.Statistical(
                    Duration.ofDays(60), Duration.ofDays(14), 3, 0.25, 0.15, 0.60),
                new OracleConfig.Remote("", "farehawk", Duration.ofSeconds(2))));
  }

  @Test
  void aWrongSettingIsNamed() {
    assertThatThrownBy(() -> bind(Map.of("farehawk.oracle.remote.url", "models:8000")))
        .hasRootCauseMessage(
            "farehawk.oracle.remote.url must be an http or https address, not \"models:8000\"");
  }

  private static OracleConfig bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("farehawk.oracle", OracleConfig.class);
  }
}
