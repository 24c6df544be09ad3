package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.farehawk.poll.OnTimeBounds.Fares;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
    Arrays.fill(watchers, 1);
    OnTimeBounds bounds =
        new OnTimeBounds(
            new Fares(
                new int[10], watchers, new double[10], new double[] {1}, new HitChance(1, 1)));

    assertThat(bounds.independent(1)).isCloseTo(0.1, within(1e-12));
    assertThat(bounds.any(1)).isCloseTo(1, within(1e-6));
    assertThat(bounds.firstHit(1)).isCloseTo(1, within(1e-9));
  }

  @Test
  void oneLookMayGiveAFilingOfManyRoutesAwayWhenItHitsAll() {
    // Ten fares of as many markets drop only together, and always all of them.
    int[] markets = IntStream.range(0, 10).toArray();
    double[] watchers = new double[10];
    Arrays.fill(watchers, 1);
    OnTimeBounds bounds =
        new OnTimeBounds(
            new Fares(markets, watchers, new double[10], new double[10], new HitChance(1, 1))
                .with(new OnTimeBounds.Networks(new int[10], new double[] {1})));

    assertThat(bounds.independent(1)).isCloseTo(0.1, within(1e-12));
    assertThat(bounds.any(1)).isCloseTo(1, within(1e-6));
    assertThat(bounds.firstHit(1)).isCloseTo(1, within(1e-6));
  }

  @Property(tries = 40)
  void filingsOfSeveralMarketsCanBeFoundAtLeastAsWellAsThoseOfOne(
      @ForAll @IntRange(min = 15, max = 120) int keys,
      @ForAll @DoubleRange(min = 0.01, max = 1) double budget,
      @ForAll long seed) {
    int groups = keys / 7 + 1;
    double[] none = new double[groups];
    Fares alone = drawn(keys, 0.6, seed, none);
    double[] wide = new double[(groups - 1) / 3 + 1];
    Arrays.fill(wide, 0.4);
    double[] each = new double[groups];
    Arrays.fill(each, 0.4);
    Fares asOne = drawn(keys, 0.6, seed, each);
    int[] networks = IntStream.range(0, groups).map(group -> group / 3).toArray();
    double looks = budget * keys;

    double together =
        new OnTimeBounds(alone.with(new OnTimeBounds.Networks(networks, wide))).any(looks);

    assertThat(together).isGreaterThan(new OnTimeBounds(asOne).any(looks) - 1e-3);
  }

  @Test
  void refusesNetworksThatDoNotBelongToTheGroups() {
    Fares fares = drawn(20, 0.5, 1);

    assertThatThrownBy(() -> fares.with(new OnTimeBounds.Networks(new int[1], new double[1])))
        .hasMessageContaining("each group needs a network");
    assertThatThrownBy(
            () -> fares.with(new OnTimeBounds.Networks(new int[] {1, 0, 0}, new double[2])))
        .hasMessageContaining("order");
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
    SplittableRandom random = new SplittableRandom(~seed);
    double[] filings = new double[keys / 7 + 1];
    Arrays.setAll(filings, _ -> filing * random.nextDouble(0.01, 1));
    return drawn(keys, filing, seed, filings);
  }

  private static Fares drawn(int keys, double filing, long seed, double[] filings) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] group = new int[keys];
    double[] watchers = new double[keys];
    double[] own = new double[keys];
    for (int i = 0; i < keys; i++) {
      group[i] = i / 7;
      watchers[i] = 1 / (1 - random.nextDouble());
      own[i] = (1 - filing) * random.nextDouble(0.01, 1);
    }
    return new Fares(group, watchers, own, filings, HALF);
  }
}
