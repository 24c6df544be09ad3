package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AuditConfigTest {

  @Test
  void defaults() {
    assertThat(bound(Map.of())).isEqualTo(new AuditConfig(Duration.ofDays(400)));
  }

  @Test
  void valuesAreRead() {
    assertThat(bound(Map.of("farehawk.audit.kept", "800d")))
        .isEqualTo(new AuditConfig(Duration.ofDays(800)));
  }

  @Test
  void lettingGoSoonerThanTheDatabaseAllowsIsRefused() {
    assertThatThrownBy(() -> new AuditConfig(Duration.ofDays(399)))
        .hasMessage("farehawk.audit.kept must be at least 400d");
  }

  private static AuditConfig bound(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("farehawk.audit", AuditConfig.class);
  }
}
