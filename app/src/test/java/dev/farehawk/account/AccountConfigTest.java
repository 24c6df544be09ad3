package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccountConfigTest {

  @Test
  void defaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(new AccountConfig(20, 20, Duration.ofDays(2), 5, 10, Duration.ofMinutes(15)))
        .isEqualTo(AccountConfig.defaults());
  }

  @Test
  void valuesAreRead() {
    assertThat(
            bound(
                Map.of(
                    "farehawk.account.endpoints", "2",
                    "farehawk.account.api-keys", "3",
                    "farehawk.account.verification-life", "4h",
                    "farehawk.account.verifications-per-day", "5",
                    "farehawk.account.sign-in-failures", "6",
                    "farehawk.account.sign-in-window", "7m")))
        .isEqualTo(new AccountConfig(2, 3, Duration.ofHours(4), 5, 6, Duration.ofMinutes(7)));
  }

  @Test
  void limitThatLeavesNoRoomForAnEmailAddressIsRefused() {
    assertThatThrownBy(
            () -> new AccountConfig(1, 20, Duration.ofDays(2), 5, 10, Duration.ofMinutes(15)))
        .hasMessageContaining("endpoints must be at least 2");
  }

  private static AccountConfig bound(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("farehawk.account", AccountConfig.class);
  }
}
