package dev.farehawk.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WatchConfigTest {

  @Test
  void defaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(new WatchConfig(50, 400, 2_000, 331, Duration.ofMinutes(10)))
        .isEqualTo(WatchConfig.defaults());
  }

  @Test
  void valuesAreRead() {
    assertThat(
            bound(
                Map.of(
                    "farehawk.watch.watches-per-account", "1",
                    "farehawk.watch.fare-queries-per-watch", "2",
                    "farehawk.watch.fare-queries-per-day", "3",
                    "farehawk.watch.horizon-days", "4",
                    "farehawk.watch.housekeeping", "5s")))
        .isEqualTo(new WatchConfig(1, 2, 3, 4, Duration.ofSeconds(5)));
  }

  @Test
  void impossibleHorizonIsRefused() {
    assertThatThrownBy(() -> new WatchConfig(50, 400, 2_000, 0, Duration.ofMinutes(10)))
        .hasMessage("farehawk.watch.horizon-days must be 1 to 400, not 0");
  }

  private static WatchConfig bound(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("farehawk.watch", WatchConfig.class);
  }
}
