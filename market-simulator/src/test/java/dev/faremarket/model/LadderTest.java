package dev.faremarket.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LadderTest {

  private static final double ROUNDING = 0.005;

  @Property(tries = 2000)
  void hasThirteenToEighteenLevelsOneSixthToOneThirdApart(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 8, max = 300) double lowestEuros,
      @ForAll("currencies") String currency) {
    Ladder ladder = ladder(Habits.LOW_COST, lowestEuros, currency, seed);

    assertThat(ladder.levels()).isBetween(13, 18);
    assertThat(ladder.minor(0)).isPositive();
    for (int level = 1; level < ladder.levels(); level++) {
      double ratio = (double) ladder.minor(level) / ladder.minor(level - 1);
      assertThat(ratio).isBetween(1.16 - ROUNDING, 1.33 + ROUNDING);
    }
  }

  @Property(tries = 2000)
  void aNetworkCarrierHasFewerLevelsAndItsLowerOnesLieCloserTogether(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 8, max = 300) double lowestEuros,
      @ForAll("currencies") String currency) {
    Ladder ladder = ladder(Habits.NETWORK, lowestEuros, currency, seed);

    assertThat(ladder.levels()).isBetween(9, 12);
    for (int level = 1; level < ladder.levels(); level++) {
      double ratio = (double) ladder.minor(level) / ladder.minor(level - 1);
      assertThat(ratio).isBetween(level == 1 ? 1.07 : 1.08, level == 1 ? 1.17 : 1.33);
    }
  }

  @Test
  void endsPricesLikeAShop() {
    Ladder ladder = ladder(Habits.LOW_COST, 24, "EUR", 1);
    long neat = 0;
    for (int level = 0; level < ladder.levels(); level++) {
      long cents = ladder.minor(level);
      neat +=
          cents % 50 == 40 || cents % 100 == 90 || cents % 1000 == 900 || cents % 500 == 400
              ? 1
              : 0;
    }
    assertThat(neat).isGreaterThanOrEqualTo(ladder.levels() - 2L);
  }

  private static Ladder ladder(Habits habits, double lowestEuros, String currency, long seed) {
    double lowest = lowestEuros * Currencies.perEuro(currency);
    return Ladder.draw(lowest, currency, habits.rungs(), seed);
  }

  @Provide
  Arbitrary<String> currencies() {
    return Arbitraries.of(List.of("EUR", "USD", "GBP", "JPY", "KWD", "IDR", "INR", "CLP", "TND"));
  }
}
