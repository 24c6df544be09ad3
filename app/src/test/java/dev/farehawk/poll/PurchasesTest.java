package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.farehawk.poll.Purchases.Endpoint;
import dev.farehawk.poll.Purchases.Purchase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PurchasesTest {

  private static final Endpoint LIVE = new Endpoint(false, 1, 5, 1);
  private static final Endpoint CALENDAR = new Endpoint(true, 0.6, 2, 1);
  private static final double[] PRICES = {1, 1};
  private final Purchases both = new Purchases(List.of(LIVE, CALENDAR));

  @Test
  void aPageOfManyValuedDatesIsBoughtAsAGroup() {
    double[] many = new double[30];
    Arrays.fill(many, 0.5);

    Purchase bought = both.best(many, PRICES);

    assertThat(bought.groups()).isEqualTo(2);
    assertThat(bought.looks()).allMatch(set -> set == 0);
    assertThat(bought.value()).isCloseTo(30 * 0.5 * 0.6 - 1, within(1e-12));
  }

  @Test
  void aPageOfOneValuedDateIsBoughtAsASingleLook() {
    double[] one = new double[30];
    one[7] = 5;

    Purchase bought = both.best(one, PRICES);

    assertThat(bought.groups()).isZero();
    assertThat(bought.looks().get(7)).isEqualTo(1);
    assertThat(bought.looks().stream().mapToInt(set -> set).sum()).isEqualTo(1);
    assertThat(bought.value()).isCloseTo(4, within(1e-12));
  }

  @Test
  void whatAGroupMissesOfAFareMayBeWorthALook() {
    double[] mixed = new double[30];
    Arrays.fill(mixed, 0.5);
    mixed[0] = 10;

    Purchase bought = both.best(mixed, PRICES);

    assertThat(bought.groups()).isEqualTo(2);
    assertThat(bought.looks().get(0)).isEqualTo(1);
    assertThat(bought.looks().get(1)).isZero();
    assertThat(bought.value()).isCloseTo(0.6 * 24.5 - 1 + 0.4 * 10 - 1, within(1e-12));
  }

  @Test
  void nothingIsBoughtAboveItsWorth() {
    assertThat(both.best(new double[] {0.5, 0.2}, PRICES).isNothing()).isTrue();
    assertThat(both.best(new double[] {2}, new double[] {9, 9}).isNothing()).isTrue();
  }

  @Test
  void theCheaperOfTwoProvidersIsAsked() {
    Purchases two = new Purchases(List.of(LIVE, LIVE));

    assertThat(two.best(new double[] {3}, new double[] {2, 1}).looks()).containsExactly(2);
  }

  @Property(tries = 60)
  void withSingleLooksOnlyTheBoundIsThatOfTheKnapsack(
      @ForAll @IntRange(min = 1, max = 60) int keys,
      @ForAll @DoubleRange(min = 0.05, max = 1) double budget,
      @ForAll long seed) {
    double[] values = drawn(new SplittableRandom(seed), keys);
    OnTimeBounds independent =
        new OnTimeBounds(
            new OnTimeBounds.Fares(
                new int[keys],
                values,
                filled(keys, 1),
                new double[] {0},
                new HitChance(0.5, 0.25)));
    double looks = budget * keys;
    Purchases singles = new Purchases(List.of(new Endpoint(false, 1, looks, 1)));

    double bound = singles.bound(List.of(values)).value() / Arrays.stream(values).sum();

    assertThat(bound).isCloseTo(independent.independent(looks), within(1e-5));
  }

  @Property(tries = 60)
  void twoLiveProvidersAreBoundLikeOneWithBothRates(
      @ForAll @IntRange(min = 1, max = 40) int keys,
      @ForAll @DoubleRange(min = 0.1, max = 10) double one,
      @ForAll @DoubleRange(min = 0.1, max = 10) double other,
      @ForAll long seed) {
    List<double[]> pages = List.of(drawn(new SplittableRandom(seed), keys));
    Purchases two =
        new Purchases(List.of(new Endpoint(false, 1, one, 1), new Endpoint(false, 1, other, 1)));
    Purchases sum = new Purchases(List.of(new Endpoint(false, 1, one + other, 1)));

    assertThat(two.bound(pages).value()).isGreaterThanOrEqualTo(sum.bound(pages).value() - 1e-4);
    assertThat(two.dual(pages, twice(sum.bound(pages).prices().getFirst())))
        .isCloseTo(sum.bound(pages).value(), within(1e-6));
  }

  @Property(tries = 60)
  void noPurchaseWithinTheBudgetsExceedsTheDual(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> pages = pages(random, random.nextInt(1, 15));
    Endpoint live = new Endpoint(false, 1, random.nextDouble(0.5, 30), 1);
    Endpoint calendar =
        new Endpoint(true, random.nextDouble(0.05, 1), random.nextDouble(0.5, 10), 1);
    Purchases purchases = new Purchases(List.of(live, calendar));
    double bound = purchases.bound(pages).value();

    // Anything that keeps to the budgets: pages in any order, bought at any prices while it lasts.
    for (int round = 0; round < 30; round++) {
      double[] price = {random.nextDouble(0, 5), random.nextDouble(0, 20)};
      double[] left = {live.calls(), calendar.calls()};
      double reached = 0;
      for (double[] page : pages) {
        Purchase bought = purchases.best(page, price);
        double[] after = {
          left[0] - purchases.calls(0, bought), left[1] - purchases.calls(1, bought)
        };
        if (after[0] >= 0 && after[1] >= 0) {
          left = after;
          reached += purchases.shown(page, bought);
        }
      }
      assertThat(reached).isLessThanOrEqualTo(bound + 1e-9);
    }
  }

  @Property(tries = 30)
  void atTheBoundNoBudgetIsLeftUnlessItIsFree(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> pages = pages(random, 400);
    Endpoint live = new Endpoint(false, 1, 300, 1);
    Endpoint calendar = new Endpoint(true, 0.6, 60, 1);
    Purchases purchases = new Purchases(List.of(live, calendar));
    Purchases.Bound bound = purchases.bound(pages);
    double[] price = {bound.prices().get(0), bound.prices().get(1)};

    // Slackness: with a thousand fares, each small, purchases at the prices fit the budgets.
    double[] spent = new double[2];
    double reached = 0;
    for (double[] page : pages) {
      Purchase bought = purchases.best(page, price);
      spent[0] += purchases.calls(0, bought);
      spent[1] += purchases.calls(1, bought);
      reached += purchases.shown(page, bought);
    }
    assertThat(spent[0]).isCloseTo(live.calls(), within(0.12 * live.calls()));
    assertThat(spent[1]).isCloseTo(calendar.calls(), within(0.12 * calendar.calls()));
    assertThat(reached).isCloseTo(bound.value(), within(0.06 * bound.value()));
  }

  @Test
  void refusesWhatIsNoEndpoint() {
    assertThatThrownBy(() -> new Endpoint(true, 0, 1, 1)).hasMessageContaining("endpoint");
    assertThatThrownBy(() -> new Purchases(List.of())).hasMessageContaining("endpoints");
  }

  private static List<double[]> pages(SplittableRandom random, int count) {
    List<double[]> pages = new ArrayList<>();
    for (int page = 0; page < count; page++) {
      pages.add(drawn(random, random.nextInt(1, 31)));
    }
    return pages;
  }

  private static double[] drawn(SplittableRandom random, int keys) {
    double[] values = new double[keys];
    for (int i = 0; i < keys; i++) {
      values[i] = 0.05 / (1 - random.nextDouble() * 0.99);
    }
    return values;
  }

  private static double[] filled(int keys, double value) {
    double[] values = new double[keys];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] twice(double price) {
    return new double[] {price, price};
  }
}
