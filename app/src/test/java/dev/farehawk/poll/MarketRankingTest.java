package dev.farehawk.poll;

import static dev.farehawk.poll.PlannedRun.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.CarrierCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fares of one market that all drop once in ten days. */
class MarketRankingTest {

  private static final double PER_DAY = 0.1;
  private static final int SWISS = KeyTable.number(new CarrierCode("LX"));
  private static final int BRITISH = KeyTable.number(new CarrierCode("BA"));
  private static final int PERIOD = 540;

  private final MarketTable markets = new MarketTable();
  private final KeyTable keys = new KeyTable(markets);
  private final SiblingHits hits = new SiblingHits();
  private final PlanClock clock = new PlanClock(START, 1000);
  private final DropRates rates =
      new DropRates(keys, markets, hits, RatePrior.flat(PER_DAY), clock);
  private final MarketRanking ranking =
      new MarketRanking(keys, markets, rates, hits, new Siblings.Pace(60, PERIOD));
  private final ReadyLane ready =
      new ReadyLane(
          keys,
          new ShownInGroups(),
          new Circles(keys, clock),
          new KeyLists(keys, KeyWheel.SLOTS + ReadyLane.LISTS),
          0);
  private long lastId;

  /** Filings have been seen, so that siblings matter. */
  @BeforeEach
  void learn() {
    for (int wave = 0; wave < 200; wave++) {
      double[] known = SiblingHits.nothingKnown();
      for (int sibling = 0; sibling < 8; sibling++) {
        SiblingHits.missed(known, 1e-4);
        if (sibling % 2 == 0) {
          SiblingHits.hitAfterAll(known, 1e-4);
        }
      }
      hits.learn(known, 4);
    }
  }

  private int fare(int carrier, double watchers) {
    long id = ++lastId;
    int row = keys.add(PlannedRun.key(id, 40 + (int) id));
    keys.carrier(row, carrier);
    keys.watchers(row, (float) watchers);
    return row;
  }

  private void rank(int row) {
    markets.rankedAt(keys.market(row), KeyTable.NEVER);
    ranking.rank(row, ready, clock);
  }

  @Test
  void theFirstOfACarrierIsASentinelAndEachFurtherOneAddsLess() {
    int first = fare(SWISS, 100);
    int second = fare(SWISS, 99);
    int third = fare(SWISS, 98);
    int alone = fare(BRITISH, 100);
    rank(first);

    assertThat(keys.worth(first)).isGreaterThan(keys.worth(second));
    assertThat(keys.worth(second)).isGreaterThan(keys.worth(third));
    assertThat(keys.worth(first)).isGreaterThan(keys.worth(alone));
  }

  @Test
  void worthIsTheGainOfTheFormula() {
    int first = fare(SWISS, 100);
    int second = fare(SWISS, 60);
    int third = fare(SWISS, 40);
    rank(first);

    double v1 = 100 * rates.perDay(first);
    double v2 = 60 * rates.perDay(second);
    double v3 = 40 * rates.perDay(third);
    double pi = hits.filingShare();
    assertThat(keys.worth(first))
        .isEqualTo(
            Density.bucketOf(
                (1 - pi) * v1 + pi * (hits.alone(0) * v1 + hits.together(0) * (v2 + v3))));
    assertThat(keys.worth(second))
        .isEqualTo(
            Density.bucketOf((1 - pi) * v2 + pi * (hits.alone(1) * v2 + hits.together(1) * v3)));
    assertThat(keys.worth(third))
        .isEqualTo(Density.bucketOf((1 - pi) * v3 + pi * hits.alone(2) * v3));
  }

  @Test
  void aWellWatchedMarketMakesItsSentinelWorthMoreThanItsOwnWatchers() {
    int sentinel = fare(SWISS, 10);
    for (int other = 0; other < 30; other++) {
      fare(SWISS, 9);
    }
    rank(sentinel);

    assertThat(Density.of(keys.worth(sentinel))).isGreaterThan(5 * 10 * PER_DAY);
  }

  @Test
  void isDoneAnewWhenItIsOldOrSomebodyCame() {
    int first = fare(SWISS, 100);
    rank(first);
    int before = keys.worth(first);
    keys.watchers(first, 1);
    ranking.rank(first, ready, clock);
    assertThat(keys.worth(first)).as("just done").isEqualTo(before);

    clock.advance(START + 12L * PERIOD * 1000);
    ranking.rank(first, ready, clock);
    assertThat(keys.worth(first)).isLessThan(before);

    int came = fare(SWISS, 100);
    ranking.rank(came, ready, clock);
    assertThat(keys.worth(came)).isGreaterThan(keys.worth(first));
  }
}
