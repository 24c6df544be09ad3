package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.provider.budget.LimitHint;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitHeadersTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant IN_A_MINUTE = NOW.plusSeconds(60);

  @Test
  void readsTheUsualHeadersOfOneLimit() {
    for (String family : new String[] {"ratelimit", "x-ratelimit", "x-rate-limit"}) {
      assertThat(
              LimitHeaders.read(Map.of(family + "-remaining", "7", family + "-reset", "60"), NOW))
          .containsExactly(new LimitHint(family, 7, IN_A_MINUTE));
    }
  }

  @Test
  void keepsSeveralWindowsApart() {
    assertThat(
            LimitHeaders.read(
                Map.of(
                    "eg-rate-limit-remaining-minute", "4",
                    "eg-rate-limit-reset-minute", "1772359260",
                    "x-ratelimit-remaining-hour", "90"),
                NOW))
        .containsExactlyInAnyOrder(
            new LimitHint("eg-rate-limit-minute", 4, IN_A_MINUTE),
            new LimitHint("x-ratelimit-hour", 90, null));
  }

  @Test
  void readsTheStructuredField() {
    assertThat(
            LimitHeaders.read(
                Map.of("ratelimit", "\"burst\";r=3;t=60, \"day\"; r=100 ;pk=:dsd:"), NOW))
        .containsExactly(
            new LimitHint("ratelimit:burst", 3, IN_A_MINUTE),
            new LimitHint("ratelimit:day", 100, null));
    assertThat(LimitHeaders.read(Map.of("ratelimit", "limit=100, remaining=50, reset=60"), NOW))
        .containsExactly(new LimitHint("ratelimit", 50, IN_A_MINUTE));
  }

  @Test
  void aDateAndAnInstantAreMomentsToo() {
    assertThat(
            LimitHeaders.read(
                Map.of(
                    "ratelimit-remaining", "0",
                    "ratelimit-reset", "Sun, 01 Mar 2026 10:01:00 GMT"),
                NOW))
        .containsExactly(new LimitHint("ratelimit", 0, IN_A_MINUTE));
    assertThat(
            LimitHeaders.read(
                Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", IN_A_MINUTE.toString()),
                NOW))
        .containsExactly(new LimitHint("x-ratelimit", 0, IN_A_MINUTE));
  }

  @Test
  void fewerThanNoneIsNone() {
    assertThat(LimitHeaders.read(Map.of("ratelimit-remaining", "-3"), NOW))
        .containsExactly(new LimitHint("ratelimit", 0, null));
  }

  @Test
  void ignoresWhatItDoesNotUnderstand() {
    assertThat(
            LimitHeaders.read(
                Map.of(
                    "ratelimit-remaining", "many",
                    "x-ratelimit-limit", "100",
                    "ratelimit", "???",
                    "x-other-remaining", "5"),
                NOW))
        .isEmpty();
    Map<String, String> flood = new HashMap<>();
    flood.put("ratelimit", "\"a\";r=1,".repeat(100));
    assertThat(LimitHeaders.read(flood, NOW)).hasSize(8);
  }
}
