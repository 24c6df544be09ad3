package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnTimeBoundsTest {

  private static final int SIZE = 3_000;
  private static final int PER_GROUP = 20;
  private static final HitChance HALF = new HitChance(0.5, 0.285);

  @ParameterizedTest
  @ValueSource(doubles = {0.002, 0.01, 0.1, 0.5, 0.9, 1})
  void aQuickSearchIsABoundToo(double budget) {
    OnTimeBounds bounds = someFares(0.05);
    double full = bounds.any(budget * SIZE);

    assertThat(bounds.any(budget * SIZE, OnTimeBounds.Precision.QUICK))
        .isBetween(full - 1e-9, full + 0.001);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.5})
  void knowingLessBoundsLower(double budget) {
    OnTimeBounds bounds = someFares(0.05);
    double looks = budget * SIZE;

    assertThat(bounds.independent(looks)).isLessThan(bounds.firstHit(looks));
    assertThat(bounds.firstHit(looks)).isLessThanOrEqualTo(bounds.any(looks));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 7.5, 300, 2_999, 5_000})
  void withoutFilingsNothingBeatsTheIndependentSchedule(double looks) {
    OnTimeBounds bounds = someFares(0);
    double independent = bounds.independent(looks);

    assertThat(bounds.any(looks)).isCloseTo(independent, within(1e-6));
    assertThat(bounds.firstHit(looks)).isCloseTo(independent, within(1e-9));
  }

  /** Of two dates a look at either gives the whole filing away, if it hits both for certain. */
  @Test
  void oneLookIsWorthTheWholeGroupIfFilingsHitAll() {
    OnTimeBounds bounds =
        new OnTimeBounds(
            new OnTimeBounds.Fares(
                new int[] {0, 0},
                new double[] {1, 3},
                new double[2],
                new double[] {0.1},
                new HitChance(1, 1)));

    assertThat(bounds.any(0.5)).isCloseTo(0.5, within(1e-6));
    assertThat(bounds.firstHit(0.5)).isCloseTo(0.5, within(1e-9));
    assertThat(bounds.independent(1)).isCloseTo(0.75, within(1e-9));
    assertThat(bounds.any(1)).isCloseTo(1, within(1e-6));
  }

  /**
   * Two dates, filings that hit each with chance 1/2 independently: of a look at the first, its own
   * drop is seen half of the time, and the second's only if both are hit.
   */
  @Test
  void aFilingIsKnownOnlyByItsFirstHit() {
    OnTimeBounds bounds =
        new OnTimeBounds(
            new OnTimeBounds.Fares(
                new int[] {0, 0},
                new double[] {1, 1},
                new double[2],
                new double[] {1},
                new HitChance(0.5, 0.25)));

    assertThat(bounds.alertsPerDay()).isCloseTo(1, within(1e-12));
    assertThat(bounds.firstHit(1)).isCloseTo(0.75, within(1e-9));
    assertThat(bounds.any(1)).isCloseTo(0.75, within(1e-6));
    assertThat(bounds.firstHit(2)).isCloseTo(1, within(1e-9));
  }

  private static OnTimeBounds someFares(double filings) {
    SplittableRandom random = new SplittableRandom(3);
    int[] group = new int[SIZE];
    Arrays.setAll(group, i -> i / PER_GROUP);
    double[] watchers = new double[SIZE];
    Arrays.setAll(watchers, _ -> Math.pow(1 + random.nextInt(SIZE), -0.92));
    double[] own = new double[SIZE];
    Arrays.setAll(own, _ -> 0.034 * Math.exp(0.7 * random.nextGaussian()));
    double[] ofGroup = new double[SIZE / PER_GROUP];
    Arrays.setAll(ofGroup, _ -> filings * Math.exp(0.7 * random.nextGaussian()));
    return new OnTimeBounds(new OnTimeBounds.Fares(group, watchers, own, ofGroup, HALF));
  }
}
