package dev.farehawk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.alert.Decision.Reason;
import dev.farehawk.alert.Decision.Suppressed;
import dev.farehawk.alert.WatchState.Phase;
import dev.farehawk.fare.Money;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.watch.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RuleMachineTest {

  private static final UUID ID = new UUID(1, 1);
  private static final UUID ACCOUNT = new UUID(2, 2);

  private final Looks looks = new Looks();
  private final List<Long> told = new ArrayList<>();
  private final List<Suppressed> suppressed = new ArrayList<>();
  private WatchState watch = watch(new Rule.OracleSays());

  @Test
  void firesWhenTheOracleFindsTheFirstChangeWorthy() {
    see(looks.dull(1, 200_00));
    see(looks.worthy(1, 120_00));
    assertThat(told).containsExactly(120_00L);
    assertThat(watch.progress().phase()).isEqualTo(Phase.FIRED);
    assertThat(watch.progress().triggerNo()).isEqualTo(1);
  }

  @Test
  void tooLittleHistoryNeverFiresTheOraclesRule() {
    see(looks.firstLook(1, 90_00, Answer.TOO_LITTLE_HISTORY));
    see(looks.changed(1, 10_00, Answer.TOO_LITTLE_HISTORY));
    assertThat(told).isEmpty();
  }

  @Test
  void staysQuietWhileAPriceFlaps() {
    see(looks.worthy(1, 100_00));
    for (int i = 0; i < 10; i++) {
      see(looks.worthy(1, 105_00));
      see(looks.worthy(1, 95_01));
    }
    assertThat(told).containsExactly(100_00L);
  }

  @Test
  void tellsAgainOfAPriceAtLeastFivePercentDeeper() {
    see(looks.worthy(1, 100_00));
    see(looks.worthy(1, 95_00));
    see(looks.worthy(1, 90_25));
    assertThat(told).containsExactly(100_00L, 95_00L, 90_25L);
    assertThat(watch.progress().triggerNo()).isEqualTo(3);
  }

  @Test
  void deeperStillNeedsTheRuleToHold() {
    see(looks.worthy(1, 100_00));
    see(looks.dull(1, 80_00));
    assertThat(told).containsExactly(100_00L);
  }

  @Test
  void armsAgainOnlyWhenTheToldFareRisesMoreThanFivePercent() {
    see(looks.worthy(1, 100_00));
    see(looks.dull(2, 300_00));
    assertThat(watch.progress().phase()).as("another fare says nothing").isEqualTo(Phase.FIRED);
    see(looks.dull(1, 105_00));
    assertThat(watch.progress().phase()).as("exactly 5 %").isEqualTo(Phase.FIRED);
    see(looks.dull(1, 105_01));
    assertThat(watch.progress().phase()).isEqualTo(Phase.ARMED);
    see(looks.worthy(1, 100_00));
    assertThat(told).containsExactly(100_00L, 100_00L);
  }

  @Test
  void theRiseThatArmsIsNotAnAlertItself() {
    see(looks.worthy(1, 100_00));
    see(looks.worthy(1, 110_00));
    assertThat(told).containsExactly(100_00L);
    assertThat(watch.progress().phase()).isEqualTo(Phase.ARMED);
  }

  @Test
  void soldOutNeitherFiresNorArms() {
    watch = watch(new Rule.TargetPrice(new Money(150_00, "EUR")));
    see(looks.worthy(1, 100_00));
    see(looks.unavailable(1));
    assertThat(watch.progress().phase()).isEqualTo(Phase.FIRED);
    see(looks.worthy(1, 100_00));
    assertThat(told).containsExactly(100_00L);
  }

  @Test
  void aTargetIsMetByItsFirstLook() {
    watch = watch(new Rule.TargetPrice(new Money(150_00, "EUR")));
    see(looks.firstLook(1, 150_00, Answer.TOO_LITTLE_HISTORY));
    assertThat(told).containsExactly(150_00L);
  }

  @Test
  void aTargetInAnotherCurrencyIsNeverMet() {
    watch = watch(new Rule.TargetPrice(new Money(150_00, "USD")));
    see(looks.firstLook(1, 10_00, Answer.WORTHY));
    assertThat(told).isEmpty();
  }

  @Test
  void somebodyElsesFirstLookIsNoNews() {
    see(looks.firstLook(1, 100_00, Answer.NOT_WORTHY));
    see(looks.firstLook(1, 100_00, Answer.WORTHY));
    assertThat(told).isEmpty();
  }

  @Test
  void aFallIsMeasuredAgainstTheFirstLookOfThatFare() {
    watch = watch(new Rule.FallsBy(20));
    see(looks.firstLook(1, 200_00, Answer.NOT_WORTHY));
    see(looks.firstLook(2, 100_00, Answer.NOT_WORTHY));
    see(looks.dull(1, 161_00));
    see(looks.dull(2, 80_01));
    assertThat(told).isEmpty();
    see(looks.dull(1, 160_00));
    assertThat(told).containsExactly(160_00L);
  }

  @Test
  void afterArmingAgainAFallIsMeasuredAfresh() {
    watch = watch(new Rule.FallsBy(20));
    see(looks.firstLook(1, 200_00, Answer.NOT_WORTHY));
    see(looks.firstLook(2, 500_00, Answer.NOT_WORTHY));
    see(looks.dull(1, 160_00));
    see(looks.dull(1, 300_00));
    assertThat(watch.progress().phase()).isEqualTo(Phase.ARMED);
    see(looks.dull(1, 241_00));
    assertThat(told).containsExactly(160_00L);
    see(looks.dull(1, 240_00));
    assertThat(told).containsExactly(160_00L, 240_00L);
  }

  @Test
  void afterArmingAgainOtherFaresFallFromWhatTheyStoodAt() {
    watch = watch(new Rule.FallsBy(20));
    see(looks.firstLook(1, 200_00, Answer.NOT_WORTHY));
    see(looks.firstLook(2, 500_00, Answer.NOT_WORTHY));
    see(looks.dull(2, 600_00));
    see(looks.dull(1, 160_00));
    see(looks.dull(1, 300_00));
    see(looks.dull(2, 480_00));
    assertThat(told).as("480 is 20 % below 600, not below 500").containsExactly(160_00L, 480_00L);
  }

  @Test
  void aTargetReachedByNoiseIsToldOnce() {
    watch = watch(new Rule.TargetPrice(new Money(150_00, "EUR")));
    see(looks.dull(1, 150_30));
    for (int i = 0; i < 10; i++) {
      see(looks.noise(1, 150_00, 150_30, Answer.NOT_WORTHY));
      see(looks.noise(1, 150_40, 150_30, Answer.NOT_WORTHY));
    }
    assertThat(told).containsExactly(150_00L);
  }

  @Test
  void noiseAroundAPriceBelowTheTargetReachesNothing() {
    watch = watch(new Rule.TargetPrice(new Money(150_00, "EUR")));
    see(looks.dull(1, 149_00));
    see(looks.dull(2, 148_00));
    see(looks.dull(1, 170_00));
    assertThat(watch.progress().phase()).isEqualTo(Phase.ARMED);
    see(looks.noise(2, 147_50, 148_00, Answer.NOT_WORTHY));
    assertThat(told).containsExactly(149_00L);
  }

  @Test
  void theFirstLookMeetsATargetThoughThePriceHasJustFlickered() {
    watch = watch(new Rule.TargetPrice(new Money(150_00, "EUR")));
    see(looks.noise(1, 147_50, 148_00, Answer.NOT_WORTHY));
    assertThat(told).containsExactly(147_50L);
  }

  @Test
  void noiseCompletesNoFall() {
    watch = watch(new Rule.FallsBy(10));
    see(looks.firstLook(1, 100_00, Answer.NOT_WORTHY));
    see(looks.dull(1, 90_30));
    see(looks.noise(1, 89_90, 90_30, Answer.NOT_WORTHY));
    assertThat(told).isEmpty();
    see(looks.dull(1, 89_00));
    assertThat(told).containsExactly(89_00L);
  }

  @Test
  void noiseIsNeverABargainWhateverAnOracleSays() {
    see(looks.dull(1, 100_00));
    see(looks.noise(1, 99_99, 100_00, Answer.WORTHY));
    assertThat(told).isEmpty();
  }

  @Test
  void looksFromBeforeTheWatchAreNotItsConcern() {
    watch = WatchState.created(ID, ACCOUNT, new Rule.OracleSays(), Looks.START.plusSeconds(90));
    see(looks.worthy(1, 100_00));
    assertThat(told).isEmpty();
    see(looks.worthy(1, 99_00));
    assertThat(told).containsExactly(99_00L);
  }

  @Test
  void aBatchGivesOneAlertThatNamesTheBestFare() {
    see(looks.worthy(1, 120_00), looks.worthy(2, 80_00), looks.worthy(3, 100_00));
    assertThat(told).containsExactly(80_00L);
    assertThat(watch.progress().triggerNo()).isEqualTo(1);
    assertThat(suppressed)
        .containsExactly(
            new Suppressed(1, Reason.BETTER_FARE_TOLD), new Suppressed(3, Reason.BETTER_FARE_TOLD));
  }

  @Test
  void aPausedWatchIsNotToldButKeepsTrack() {
    watch =
        new WatchState(
            ID,
            ACCOUNT,
            new Rule.OracleSays(),
            true,
            null,
            Looks.START,
            WatchState.Progress.NEW,
            Map.of());
    see(looks.worthy(1, 100_00));
    assertThat(told).isEmpty();
    assertThat(suppressed).containsExactly(new Suppressed(1, Reason.WATCH_PAUSED));
    assertThat(watch.progress().phase()).isEqualTo(Phase.ARMED);
  }

  @Test
  void anAlertSaysWhatThePriceFellFrom() {
    see(looks.dull(1, 200_00));
    Decision decision =
        RuleMachine.decide(watch, List.of(looks.worthy(1, 120_00)), Duration.ofHours(24));
    assertThat(decision.alert().orElseThrow().referenceMinor()).isEqualTo(200_00L);
  }

  private static WatchState watch(Rule rule) {
    return WatchState.created(ID, ACCOUNT, rule, Instant.EPOCH);
  }

  private void see(PriceEvent... events) {
    Decision decision = RuleMachine.decide(watch, List.of(events), Duration.ofHours(24));
    watch = decision.next();
    suppressed.addAll(decision.suppressed());
    decision.alert().map(firing -> firing.event().price()).ifPresent(one -> told.add(one.minor()));
  }
}
