package dev.farehawk.poll;

import static dev.farehawk.poll.PlannedRun.DAY_ONE;
import static dev.farehawk.poll.PlannedRun.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fares that are all taken for as likely to drop, once in ten days; ticks of a second. */
class DropRatesTest {

  private static final double PRIOR = 0.1;
  private static final int DAY = 86_400;

  private final MarketTable markets = new MarketTable();
  private final KeyTable keys = new KeyTable(markets);
  private final PlanClock clock = new PlanClock(START, 1000);
  private final DropRates rates =
      new DropRates(keys, markets, new SiblingHits(), RatePrior.flat(PRIOR), clock);
  private long lastId;

  private int fare(String destination) {
    long id = ++lastId;
    return keys.add(
        new FareQueryRef(
            id,
            FareQuery.oneWay(
                Market.of("ZRH", destination), DAY_ONE.plusDays(40 + id % 10), "CH", "CHF")));
  }

  @Test
  void beginsWithWhatIsKnownBeforehand() {
    assertThat(rates.perDay(fare("LHR"))).isCloseTo(PRIOR, within(1e-6));
  }

  @Test
  void whatWasNeverLookedAtBorrowsFromItsMarketAndThatFromAll() {
    int looked = fare("LHR");
    int sibling = fare("LHR");
    int elsewhere = fare("JFK");
    int quiet = fare("CDG");
    for (int day = 0; day < 400; day++) {
      rates.looked(quiet, DAY);
      rates.looked(looked, DAY);
      if (day % 2 == 0) {
        rates.dropped(looked, DAY);
      }
    }

    // A drop on half of the days is ln 2 drops a day.
    assertThat(rates.perDay(looked)).isCloseTo(0.69, within(0.1));
    assertThat(rates.perDay(sibling)).isGreaterThan(rates.perDay(elsewhere));
    assertThat(rates.perDay(elsewhere)).isGreaterThan(PRIOR).isGreaterThan(rates.perDay(quiet));
  }

  @Test
  void aDropAmongFewLooksMovesARateLittle() {
    int once = fare("LHR");
    int often = fare("JFK");
    rates.looked(once, 600);
    rates.dropped(once, 600);
    // One drop in ten minutes would be 144 a day.
    assertThat(rates.perDay(once)).isBetween(1.2 * PRIOR, 3 * PRIOR);

    for (int day = 0; day < 100; day++) {
      rates.looked(often, DAY);
      if (day % 2 == 0) {
        rates.dropped(often, DAY);
      }
    }
    assertThat(rates.perDay(often)).isBetween(0.4, 0.9);
  }

  @Test
  void looksWithoutDropsLowerIt() {
    int quiet = fare("LHR");
    for (int day = 0; day < 1_000; day++) {
      rates.looked(quiet, DAY);
    }

    assertThat(rates.perDay(quiet)).isLessThan(PRIOR / 10).isPositive();
  }

  /** A row counts few drops, so the older half of what it has seen is forgotten when it is full. */
  @Test
  void aFareThatDropsOftenKeepsItsRateHoweverLongItIsWatched() {
    int fare = fare("LHR");
    for (int hour = 0; hour < 20_000; hour++) {
      rates.looked(fare, DAY / 24);
      if (hour % 12 == 0) {
        rates.dropped(fare, DAY / 24);
      }
    }

    assertThat(rates.perDay(fare)).isCloseTo(2, within(0.2));
  }

  /**
   * A look tells that something dropped, not how often or when. Counting drops over time would find
   * (1 - e^(-rate gap)) / gap, which is 0.43 a day for looks two days apart at a rate of one.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1, 2})
  void findsTheRateHoweverSeldomItLooks(double daysApart) {
    double truth = 1;
    int fare = fare("LHR");
    SplittableRandom random = new SplittableRandom(11);
    int gap = (int) (daysApart * DAY);
    for (int look = 0; look < 4_000; look++) {
      rates.looked(fare, gap);
      if (random.nextDouble() < -Math.expm1(-truth * daysApart)) {
        rates.dropped(fare, gap);
      }
    }

    assertThat(rates.perDay(fare)).isCloseTo(truth, within(0.1));
  }

  @Test
  void chancesStayBelowCertaintyAndGrowWithTheGap() {
    int fare = fare("LHR");

    assertThat(rates.chance(fare, 0)).isPositive();
    assertThat(rates.chance(fare, DAY)).isCloseTo(1 - Math.exp(-PRIOR), within(1e-6));
    assertThat(rates.chance(fare, 1_000 * DAY)).isLessThan(1);
  }
}
