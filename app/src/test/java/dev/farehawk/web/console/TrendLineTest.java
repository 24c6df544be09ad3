package dev.farehawk.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendLineTest {

  @Test
  void theHighestHourIsAtTheTopAndNothingIsAtTheBottom() {
    assertThat(TrendLine.of(List.of(0.0, 10.0, 5.0)))
        .isEqualTo("M3.0 61.0L3.0 61.0L168.0 3.0L333.0 32.0");
  }

  @Test
  void anHourWithoutAFigureIsAGap() {
    List<@Nullable Double> values = new ArrayList<>(List.of(1.0, 1.0, 1.0));
    values.set(1, null);

    assertThat(TrendLine.of(values)).isEqualTo("M3.0 3.0L3.0 3.0M333.0 3.0L333.0 3.0");
    assertThat(TrendLine.of(List.of())).isEmpty();
    assertThat(TrendLine.of(List.of(0.0))).isEqualTo("M3.0 61.0L3.0 61.0");
  }
}
