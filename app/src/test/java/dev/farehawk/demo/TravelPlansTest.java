package dev.farehawk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.farehawk.watch.Rule;
import dev.faremarket.FareMarket;
import dev.faremarket.MarketConfig;
import dev.faremarket.SimulatedMarket;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TravelPlansTest {

  private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
  private static final FareMarket MARKET = SimulatedMarket.of(MarketConfig.of(7, 100));

  @Test
  void theGuestsTargetLiesAboveTodaysPrice() {
    PlannedWatch guests = plan(1, 1).getFirst();

    long today = MARKET.fares(guests.route(), guests.departure(), START).getFirst().amountMinor();
    assertThat(guests.traveller()).isZero();
    assertThat(guests.rule())
        .isInstanceOfSatisfying(
            Rule.TargetPrice.class, rule -> assertThat(rule.target().minor()).isGreaterThan(today));
  }

  @Test
  void thirtyInAHundredAreFlexible() {
    List<PlannedWatch> plans = plan(3, 4_000);

    assertThat(plans.stream().filter(p -> p.departures().size() == 7).count() / 4_000.0)
        .isCloseTo(0.3, within(0.03));
    assertThat(plans.stream().filter(p -> p.departures().size() == 1).count() / 4_000.0)
        .isCloseTo(0.7, within(0.03));
  }

  @Test
  void nobodyWishesForTheSameRouteTwice() {
    assertThat(plan(5, 2_000))
        .filteredOn(plan -> plan.traveller() > 0)
        .extracting(plan -> plan.traveller() + " " + plan.route())
        .doesNotHaveDuplicates();
  }

  @Test
  void theSameSeedMakesTheSamePlans() {
    assertThat(plan(9, 500)).isEqualTo(plan(9, 500)).isNotEqualTo(plan(10, 500));
  }

  private static List<PlannedWatch> plan(long seed, int watches) {
    return new TravelPlans(MARKET, MARKET.routes(), new SplittableRandom(seed), START)
        .plan(watches);
  }
}
