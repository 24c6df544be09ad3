package dev.farehawk.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.web.account.RequestLimits.Caller;
import dev.farehawk.web.account.RequestLimits.Left;
import dev.farehawk.web.account.RequestLimits.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RequestLimitsTest {

  private static final Caller KEY = new Caller(Policy.KEY, "k");

  private Instant now = Instant.parse("2027-03-01T20:00:00Z");
  private final RequestLimits limits = new RequestLimits(new ApiConfig(6, 8, 2), () -> now);

  @Test
  void aShareMayBeUsedAtOnceAndComesBackEvenly() {
    for (int left = 5; left >= 0; left--) {
      Left one = one(KEY);
      assertThat(one.requests()).isEqualTo(left);
      assertThat(one.refused()).isFalse();
    }

    assertThat(one(KEY).pause()).isEqualTo(Duration.ofSeconds(10));
    now = now.plusSeconds(10);
    assertThat(one(KEY).refused()).isFalse();
    assertThat(one(KEY).refused()).isTrue();
  }

  @Test
  void callersDoNotUseEachOthersShares() {
    Caller stranger = new Caller(Policy.ADDRESS, "k");
    for (int i = 0; i < 6; i++) {
      var _ = one(KEY);
    }

    assertThat(one(stranger).requests()).isEqualTo(1);
    assertThat(one(new Caller(Policy.KEY, "other")).requests()).isEqualTo(5);
    assertThat(limits.count(List.of(KEY, stranger)))
        .extracting(Left::refused)
        .containsExactly(true, false);
  }

  @Test
  void settings() {
    assertThat(bound(Map.of())).isEqualTo(new ApiConfig(600, 1200, 600));
    assertThat(
            bound(
                Map.of(
                    "farehawk.api.requests-per-key", "1",
                    "farehawk.api.requests-per-account", "2",
                    "farehawk.api.requests-per-address", "3")))
        .isEqualTo(new ApiConfig(1, 2, 3));
    assertThatThrownBy(() -> new ApiConfig(0, 1, 1)).hasMessageContaining("at least 1");
  }

  private Left one(Caller caller) {
    return limits.count(List.of(caller)).getFirst();
  }

  private static ApiConfig bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("farehawk.api", ApiConfig.class);
  }
}
