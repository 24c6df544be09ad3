package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.platform.Deadlines;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PollConfigTest {

  @Test
  void hasTheseDefaults() {
    PollConfig config = bound(Map.of());

    assertThat(config)
        .isEqualTo(new PollConfig(true, Duration.ofMinutes(1), 0.5, 0.25, 4_000_000, 0.05, null));
    assertThat(config.calendarPace(Deadlines.STANDARD)).isEqualTo(Duration.ofHours(2));
    assertThat(config.calendarPace(new Deadlines(Duration.ofMinutes(1))))
        .isEqualTo(Duration.ofMinutes(12));
  }

  @Test
  void saysWhatIsWrong() {
    refuses("first-look-share", "0", "first-look-share");
    refuses("floor-share", "1.5", "floor-share");
    refuses("search-share", "0", "search-share");
    refuses("remember-every", "1h", "1s to 10m");
    refuses("most-fare-queries", "0", "at least 1");
    refuses("calendar-every", "1s", "10s or longer");
  }

  private static void refuses(String key, String value, String sentence) {
    assertThatThrownBy(() -> bound(Map.of("farehawk.poll." + key, value)))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining(sentence);
  }

  private static PollConfig bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("farehawk.poll", PollConfig.class);
  }
}
