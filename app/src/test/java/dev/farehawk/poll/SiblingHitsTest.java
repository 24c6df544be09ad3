package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SiblingHitsTest {

  private static final double BY_ITSELF = 1e-4;

  private final SiblingHits hits = new SiblingHits();

  @Test
  void beginsByTakingADropForOneThatCameAloneRatherThanNot() {
    assertThat(hits.filingShare()).isLessThan(0.5);
    assertThat(hits.next(SiblingHits.nothingKnown())).isLessThan(0.25);
  }

  @Test
  void eachMissMakesAFurtherHitLessLikelyAndEachHitMore() {
    double[] known = SiblingHits.nothingKnown();
    double before = hits.next(known);
    for (int miss = 0; miss < 10; miss++) {
      SiblingHits.missed(known, BY_ITSELF);
      double now = hits.next(known);
      assertThat(now).isLessThan(before);
      before = now;
    }
    for (int hit = 0; hit < 10; hit++) {
      SiblingHits.hitAfterAll(known, BY_ITSELF);
      double now = hits.next(known);
      assertThat(now).isGreaterThan(before);
      before = now;
    }
    assertThat(before).isGreaterThan(0.8);
  }

  @Test
  void aHitThatFollowsItsMissIsTheSameAsAHit() {
    double[] known = SiblingHits.nothingKnown();
    SiblingHits.missed(known, BY_ITSELF);
    SiblingHits.hitAfterAll(known, BY_ITSELF);
    SiblingHits.missed(known, BY_ITSELF);

    // What remains: one hit with chance q + (1 - q) b, one miss with (1 - q)(1 - b).
    double low = known[1];
    double chance = 0.03;
    double expected =
        Math.log(chance + BY_ITSELF * (1 - chance)) + Math.log1p(-chance) + Math.log1p(-BY_ITSELF);
    assertThat(low).isCloseTo(expected, within(1e-12));
  }

  @Test
  void learnsWhatShareOfDropsComesFromFilingsAndHowManyDatesTheyHit() {
    SplittableRandom random = new SplittableRandom(5);
    // Of four drops that begin a wave one comes alone; filings drop six of ten siblings.
    int alone = 0;
    int filed = 0;
    for (int wave = 0; wave < 3_000; wave++) {
      boolean filing = random.nextInt(4) != 0;
      double[] known = SiblingHits.nothingKnown();
      int hit = 0;
      for (int sibling = 0; sibling < 12; sibling++) {
        SiblingHits.missed(known, BY_ITSELF);
        if (filing && random.nextDouble() < 0.6) {
          SiblingHits.hitAfterAll(known, BY_ITSELF);
          hit++;
        }
      }
      alone += filing ? 0 : 1;
      filed += filing ? 1 + hit : 0;
      hits.learn(known, hit);
    }

    assertThat(hits.filingShare()).isCloseTo(filed / (double) (filed + alone), within(0.02));
    assertThat(hits.hitChance()).isCloseTo(0.6, within(0.03));
    assertThat(hits.dropsPerFiling()).isCloseTo(1 + 12 * 0.6, within(0.4));
    assertThat(hits.spread().mean()).isLessThanOrEqualTo(hits.hitChance());
  }

  @Test
  void whatAFurtherLookedAtSiblingAddsFallsToNothing() {
    assertThat(hits.alone(0)).isCloseTo(1, within(1e-9));
    assertThat(hits.together(0)).isCloseTo(hits.hitChance(), within(1e-9));
    for (int looked = 1; looked < 80; looked++) {
      assertThat(hits.alone(looked)).isLessThanOrEqualTo(hits.alone(looked - 1));
      assertThat(hits.together(looked)).isLessThanOrEqualTo(hits.together(looked - 1));
    }
  }

  @Test
  void relationsThatTellNothingLoseTheirFactorAndOthersKeepTheirs() {
    RelationHits relations = new RelationHits();
    for (int look = 0; look < 100; look++) {
      relations.looked(Relation.REVERSE, 0.5);
      relations.looked(Relation.NEAR_DATE, 0.5);
      if (look % 2 == 0) {
        relations.dropped(Relation.NEAR_DATE);
      }
    }

    assertThat(relations.factor(Relation.REVERSE)).isLessThan(0.03);
    assertThat(relations.factor(Relation.NEAR_DATE)).isCloseTo(1, within(0.05));
    assertThat(relations.factor(Relation.OTHER_CARRIER))
        .isCloseTo(Relation.OTHER_CARRIER.guess(), within(1e-9));
  }

  @Test
  void whatWouldHaveDroppedAnywaySaysNothingOfARelation() {
    RelationHits relations = new RelationHits();
    for (int look = 0; look < 1_000; look++) {
      relations.looked(Relation.OTHER_ROUTE, 0.5);
      relations.anyway(Relation.OTHER_ROUTE, 0.25);
      if (look % 4 == 0) {
        relations.dropped(Relation.OTHER_ROUTE);
      }
    }

    assertThat(relations.factor(Relation.OTHER_ROUTE)).isLessThan(0.01).isPositive();
  }
}
