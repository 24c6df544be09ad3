package dev.farehawk.ops.mydata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MyDataConfigTest {

  @Test
  void defaults() {
    assertThat(bound(Map.of())).isEqualTo(new MyDataConfig(5, 2, Duration.ofDays(7)));
  }

  @Test
  void valuesAreRead() {
    assertThat(
            bound(
                Map.of(
                    "farehawk.my-data.exports-per-day", "7",
                    "farehawk.my-data.exports-at-once", "3",
                    "farehawk.my-data.deletion-grace", "0s")))
        .isEqualTo(new MyDataConfig(7, 3, Duration.ZERO));
  }

  @Test
  void nobodyIsKeptFromTheirData() {
    assertThatThrownBy(() -> new MyDataConfig(0, 2, Duration.ZERO))
        .hasMessageContaining("exports-per-day");
  }

  @Test
  void nobodyIsKeptLongerThanTheLawAllows() {
    assertThatThrownBy(() -> new MyDataConfig(1, 1, Duration.ofDays(31)))
        .hasMessageContaining("deletion-grace");
  }

  private static MyDataConfig bound(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("farehawk.my-data", MyDataConfig.class);
  }
}
