package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.delivery.mail.MailConfig;
import dev.farehawk.delivery.push.PushConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeliveryConfigTest {

  @Test
  void defaults() {
    DeliveryConfig bound =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("farehawk.delivery", DeliveryConfig.class);
    MailConfig mail =
        new MailConfig(
            null,
            587,
            null,
            null,
            "Farehawk <farehawk@localhost>",
            MailConfig.Encryption.STARTTLS,
            8,
            Duration.ofSeconds(10));
    assertThat(bound)
        .isEqualTo(
            new DeliveryConfig(
                false, List.of(), 200, 20, Duration.ofSeconds(10), mail, PushConfig.defaults()))
        .isEqualTo(DeliveryConfig.defaults());
  }

  @Test
  void refusesATimeoutBeyondThePromise() {
    assertThatThrownBy(() ->
            new DeliveryConfig(
                false,
                List.of(),
                1,
                1,
                Duration.ofSeconds(11),
                MailConfig.defaults(),
                PushConfig.defaults()))
        .hasMessageContaining("webhook-timeout");
  }
}
