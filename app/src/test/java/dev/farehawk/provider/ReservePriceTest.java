package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ReservePriceTest {

  private static final ReservePrice PRICE = new ReservePrice(0.5, 0.001, 1_000);

  @Test
  void followsTheUpdateRule() {
    assertThat(PRICE.next(2, 100, 100)).isCloseTo(2, within(1e-12));
    assertThat(PRICE.next(2, 150, 100)).isCloseTo(2 * Math.exp(0.25), within(1e-12));
    assertThat(PRICE.next(2, 50, 100)).isCloseTo(2 * Math.exp(-0.25), within(1e-12));
  }

  @Test
  void oneStepIsBounded() {
    assertThat(PRICE.next(2, 1e9, 1)).isCloseTo(2 * Math.exp(2), within(1e-9));
    assertThat(PRICE.next(2, 1, 0)).isCloseTo(2 * Math.exp(2), within(1e-9));
    assertThat(PRICE.next(2, 0, 0)).isEqualTo(2);
  }

  @Property
  void staysWithinItsBoundsAndMovesTheRightWay(
      @ForAll @DoubleRange(min = 0.01, max = 1_000) double theta,
      @ForAll @DoubleRange(max = 1e6) double spent,
      @ForAll @DoubleRange(max = 1e6) double plan) {
    double next = PRICE.next(theta, spent, plan);

    assertThat(next).isBetween(0.001, 1_000.0);
    if (spent > plan) {
      assertThat(next).isGreaterThanOrEqualTo(theta);
    } else if (spent < plan) {
      assertThat(next).isLessThanOrEqualTo(theta);
    }
  }

  /** Looks whose worth is spread exponentially: the price must find the one that meets the plan. */
  @Property(tries = 20)
  void findsThePriceThatSpendsThePlan(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double theta = 0.01;
    double plan = 50;
    long spentLate = 0;
    for (int stretch = 0; stretch < 300; stretch++) {
      int spent = 0;
      for (int look = 0; look < 500; look++) {
        double worth = -Math.log(1 - random.nextDouble());
        spent += worth >= theta ? 1 : 0;
      }
      theta = new ReservePrice(0.2, 0.001, 1_000).next(theta, spent, plan);
      spentLate += stretch >= 200 ? spent : 0;
    }

    assertThat(spentLate / 100.0).isBetween(45.0, 55.0);
    assertThat(theta).isBetween(1.7, 3.0);
  }

  @Test
  void refusesPricesThatCouldNotMove() {
    assertThatThrownBy(() -> new ReservePrice(0, 1, 2)).hasMessageContaining("kappa");
    assertThatThrownBy(() -> new ReservePrice(0.5, 0, 2)).hasMessageContaining("bounds");
    assertThatThrownBy(() -> PRICE.next(Double.NaN, 1, 1)).hasMessageContaining("numbers");
    assertThatThrownBy(() -> PRICE.next(1, -1, 1)).hasMessageContaining("numbers");
  }
}
