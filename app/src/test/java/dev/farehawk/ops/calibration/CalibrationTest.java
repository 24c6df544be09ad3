package dev.farehawk.ops.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.farehawk.ops.calibration.Calibration.Bin;
import dev.farehawk.ops.calibration.Calibration.Sum;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void aJudgeThatKnowsBeatsTheMean() {
    // 100 times 0.2, of which 20 came true; 100 times 0.8, of which 80 did.
    Calibration one =
        Calibration.of(
                List.of(
                    new Sum("model/2", 2, 100, 20, 20, 20 * 0.64 + 80 * 0.04),
                    new Sum("model/2", 8, 100, 80, 80, 80 * 0.04 + 20 * 0.64)))
            .getFirst();

    assertThat(one.brier()).isCloseTo(0.16, within(1e-9));
    assertThat(one.baseline()).isCloseTo(0.25, within(1e-9));
    assertThat(one.tells()).isTrue();
    assertThat(one.bins()).hasSize(10);
    assertThat(one.bins().get(2)).returns(0.2, Bin::chance).returns(0.2, Bin::share);
    assertThat(one.bins().get(5)).isEqualTo(new Bin(5, 0, null, null, null, null));
  }

  @Test
  void intervalsAreWilsonsAndStayWithinZeroAndOne() {
    Bin some = Calibration.of(List.of(new Sum("m", 8, 50, 40, 40, 8))).getFirst().bins().get(8);
    Bin all = Calibration.of(List.of(new Sum("m", 9, 5, 5, 5, 0))).getFirst().bins().get(9);

    assertThat(some.atLeast()).isCloseTo(0.6696, within(1e-4));
    assertThat(some.atMost()).isCloseTo(0.8876, within(1e-4));
    assertThat(some.tells()).isTrue();
    assertThat(all.atMost()).isEqualTo(1);
    assertThat(all.atLeast()).isBetween(0.5, 0.6);
    assertThat(all.tells()).isFalse();
  }

  @Test
  void fewVerdictsSayNothingAndEachVersionStandsAlone() {
    List<Calibration> both =
        Calibration.of(
            List.of(
                new Sum("statistical/2", 6, 199, 120, 120, 40),
                new Sum("statistical/1", 6, 200, 120, 120, 40)));

    assertThat(both)
        .extracting(Calibration::oracle)
        .containsExactly("statistical/1", "statistical/2");
    assertThat(both).extracting(Calibration::tells).containsExactly(true, false);
  }
}
