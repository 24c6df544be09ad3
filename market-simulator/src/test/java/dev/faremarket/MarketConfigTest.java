package dev.faremarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarketConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(MarketConfig.of(7, 200)).isEqualTo(new MarketConfig(7, 200, 331, 32_768));
  }

  @Test
  void saysWhichSizeIsWrong() {
    assertThatThrownBy(() -> MarketConfig.of(1, 0))
        .hasMessage("markets must be between 1 and 70000, not 0");
    assertThatThrownBy(() -> new MarketConfig(1, 1, 401, 1))
        .hasMessage("horizonDays must be between 1 and 400, not 401");
    assertThatThrownBy(() -> new MarketConfig(1, 1, 331, 0))
        .hasMessage("rememberedBoards must be between 1 and 2000000, not 0");
  }
}
