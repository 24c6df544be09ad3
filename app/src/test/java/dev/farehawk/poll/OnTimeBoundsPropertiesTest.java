package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.farehawk.poll.OnTimeBounds.Fares;
import dev.farehawk.poll.OnTimeBounds.HitChance;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OnTimeBoundsPropertiesTest {

  private static final HitChance HALF = new HitChance(0.5, 0.3);

  @Test
  void independentFaresAreAFractionalKnapsack() {
    // Values 5, 3 and 1; 0.15 looks a second for 10 s are one and a half.
    double[] one = {1, 1, 1};
    OnTimeBounds bounds =
        new OnTimeBounds(
            new Fares(new int[] {0, 1, 2}, new double[] {5, 3, 1}, one, new double[3], HALF));

    assertThat(bounds.independent(1.5)).isCloseTo(6.5 / 9, within(1e-12));
  }

  @Test
  void withoutFilingsNoPolicyBeatsTheKnapsack() {
    OnTimeBounds bounds = new OnTimeBounds(drawn(200, 0, 5));

    for (double looks : new double[] {1, 20, 99.5, 200}) {
      assertThat(bounds.any(looks)).isCloseTo(bounds.independent(looks), within(1e-6));
      assertThat(bounds.firstHit(looks)).isCloseTo(bounds.independent(looks), within(1e-9));
    }
  }

  @Test
  void oneLookMayGiveAWholeFilingAwayWhenFilingsHitAll() {
    // Ten fares of one market drop only together, and always all of them.
    double[] watchers = new double[10];
    java.util.Arrays.fill(watchers, 1);
    OnTimeBounds bounds =
        new OnTimeBounds(
            new Fares(
                new int[10], watchers, new double[10], new double[] {1}, new HitChance(1, 1)));

    assertThat(bounds.independent(1)).isCloseTo(0.1, within(1e-12));
    assertThat(bounds.any(1)).isCloseTo(1, within(1e-6));
    assertThat(bounds.firstHit(1)).isCloseTo(1, within(1e-9));
  }

  @Property(tries = 60)
  void theBoundsAreInOrderAndGrowWithTheLooks(
      @ForAll @IntRange(min = 2, max = 120) int keys,
      @ForAll @DoubleRange(min = 0, max = 1) double filing,
      @ForAll @DoubleRange(min = 0.01, max = 1) double budget,
      @ForAll long seed) {
    OnTimeBounds bounds = new OnTimeBounds(drawn(keys, filing, seed));
    double looks = budget * keys;

    assertThat(bounds.firstHit(looks)).isLessThanOrEqualTo(bounds.any(looks) + 1e-6);
    assertThat(bounds.independent(looks)).isLessThanOrEqualTo(bounds.firstHit(looks) + 1e-9);
    assertThat(bounds.any(looks / 2)).isLessThanOrEqualTo(bounds.any(looks) + 1e-6);
    assertThat(bounds.any(keys)).isCloseTo(1, within(1e-6));
  }

  @Test
  void refusesMomentsThatNoChanceHas() {
    assertThatThrownBy(() -> new HitChance(0.5, 0.2)).hasMessageContaining("mean square");
    assertThatThrownBy(() -> new HitChance(0.5, 0.6)).hasMessageContaining("mean square");
  }

  private static Fares drawn(int keys, double filing, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] group = new int[keys];
    double[] watchers = new double[keys];
    double[] own = new double[keys];
    for (int i = 0; i < keys; i++) {
      group[i] = i / 7;
      watchers[i] = 1 / (1 - random.nextDouble());
      own[i] = (1 - filing) * random.nextDouble(0.01, 1);
    }
    double[] filings = new double[keys / 7 + 1];
    for (int g = 0; g < filings.length; g++) {
      filings[g] = filing * random.nextDouble(0.01, 1);
    }
    return new Fares(group, watchers, own, filings, HALF);
  }
}
