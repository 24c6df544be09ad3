package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelayWorthTest {

  private static final List<DelayWorth> ALL =
      List.of(
          new DelayWorth.Deadline(10),
          new DelayWorth.SoftDeadline(10, 5),
          new DelayWorth.Fading(.2));

  @ParameterizedTest
  @ValueSource(doubles = {0, .5, 3, 10, 40})
  void aFadingWorthHasTheIndexOfItsFormula(double gap) {
    double rate = .3;

    assertThat(new DelayWorth.Fading(rate).ofLook(gap, 1))
        .isCloseTo(1 / rate - (gap + 1 / rate) * Math.exp(-rate * gap), within(1e-12));
  }

  @Test
  void underADeadlineALookIsWorthNothingBeforeItIsOverAndAllAfter() {
    DelayWorth deadline = new DelayWorth.Deadline(10);

    assertThat(deadline.ofLook(9.999, 1)).isZero();
    assertThat(deadline.ofLook(10, 1)).isEqualTo(10);
    assertThat(deadline.ofLook(1_000, 1)).isEqualTo(10);
    assertThat(deadline.gapUntilWorth(4)).isCloseTo(10, within(1e-9));
    assertThat(deadline.gapUntilWorth(10.001)).isInfinite();
  }

  @Test
  void aShortTailIsAllButADeadline() {
    DelayWorth hard = new DelayWorth.Deadline(10);
    DelayWorth soft = new DelayWorth.SoftDeadline(10, 1e-6);

    for (double gap : new double[] {1, 9, 10.1, 50}) {
      assertThat(soft.ofLook(gap, 1)).isCloseTo(hard.ofLook(gap, 1), within(1e-5));
    }
  }

  @Test
  void aLookThatFailsHalfTheTimeIsWorthHalf() {
    DelayWorth worth = new DelayWorth.Fading(.1);

    assertThat(worth.ofLook(7, .5)).isEqualTo(worth.ofLook(7, 1) / 2);
  }

  @Property
  void theIndexNeverFallsAndTheGapIsWhereItReachesThePrice(
      @ForAll @DoubleRange(min = .01, max = 60) double gap,
      @ForAll @DoubleRange(min = 0, max = 30) double longer) {
    for (DelayWorth worth : ALL) {
      double now = worth.ofLook(gap, 1);
      assertThat(worth.ofLook(gap + longer, 1)).isGreaterThanOrEqualTo(now - 1e-9);
      if (now > 0) {
        assertThat(worth.gapUntilWorth(now)).isLessThanOrEqualTo(gap + 1e-6);
      }
    }
  }

  @Property
  void theIntegralIsThatOfTheWorth(@ForAll @DoubleRange(min = .1, max = 30) double delay) {
    for (DelayWorth worth : ALL) {
      double sum = 0;
      int parts = 2_000;
      for (int part = 0; part < parts; part++) {
        sum += worth.after((part + .5) / parts * delay) * delay / parts;
      }
      assertThat(worth.upTo(delay)).isCloseTo(sum, within(.02));
    }
  }
}
