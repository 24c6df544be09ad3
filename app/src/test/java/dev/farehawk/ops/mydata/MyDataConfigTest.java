package dev.farehawk.ops.mydata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MyDataConfigTest {

  @Test
  void defaults() {
    assertThat(bound(Map.of())).isEqualTo(new MyDataConfig(5, 2));
  }

  @Test
  void valuesAreRead() {
    assertThat(
            bound(
                Map.of(
                    "farehawk.my-data.exports-per-day", "7",
                    "farehawk.my-data.exports-at-once", "3")))
        .isEqualTo(new MyDataConfig(7, 3));
  }

  @Test
  void nobodyIsKeptFromTheirData() {
    assertThatThrownBy(() -> new MyDataConfig(0, 2)).hasMessageContaining("exports-per-day");
  }

  private static MyDataConfig bound(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("farehawk.my-data", MyDataConfig.class);
  }
}
