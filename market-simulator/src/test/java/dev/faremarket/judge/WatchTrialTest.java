package dev.faremarket.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faremarket.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchTrialTest {
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  private static final FareKey ONE = fare(1);
  private static final FareKey TWO = fare(2);

  private final List<Look> looks = new ArrayList<>();
  private final List<Alert> alerts = new ArrayList<>();

  private static FareKey fare(int day) {
    return new FareKey(new Route("TXL", "LIS"), LocalDate.of(2026, 5, day));
  }

  private void look(FareKey fare, double second, @Nullable Long before, long price) {
    look(fare, second, before, Long.valueOf(price));
  }

  private void look(FareKey fare, double second, @Nullable Long before, @Nullable Long price) {
    Instant at = START.plusMillis(Math.round(1000 * second));
    boolean changed = !Objects.equals(before, price);
    looks.add(
        new Look(
            fare,
            at,
            at,
            price,
            before,
            new Look.News(changed, true, Look.Worth.NOT_WORTHY, Flicker.Move.CLEAR)));
  }

  /** A change that may only flicker around these settled prices. */
  private void noise(double second, long before, long price, boolean maybeClear, Long... around) {
    Instant at = START.plusMillis(Math.round(1000 * second));
    Flicker.Move move = new Flicker.Move(Set.of(around), maybeClear);
    looks.add(
        new Look(
            ONE, at, at, price, before, new Look.News(true, true, Look.Worth.NOT_WORTHY, move)));
  }

  private void alert(FareKey fare, double second, long price) {
    String id = "a" + alerts.size();
    Instant at = START.plusMillis(Math.round(1000 * second));
    Message message =
        new Message(new Message.Ids(id, id, "w"), Message.Channel.EMAIL, at, fare, price, null);
    alerts.add(Alert.of(List.of(message)));
  }

  private WatchOutcome outcome(WatchRule rule) {
    JudgedWatch watch = new JudgedWatch("w", START.minusSeconds(60), Set.of(ONE, TWO), rule, true);
    return new WatchTrial(watch, looks, alerts, Tolerance.usual()).outcome();
  }

  private void expect(WatchRule rule, int told, int lost, int unexplained) {
    WatchOutcome outcome = outcome(rule);
    assertThat(List.of(outcome.told().size(), outcome.lost().size(), outcome.unexplained().size()))
        .as("told, lost, unexplained in %s", outcome)
        .containsExactly(told, lost, unexplained);
  }

  @Test
  void firesAtTheFirstLookBelowTheTargetAndStaysQuietWhileThePriceFlaps() {
    look(ONE, 1, 100L, 100);
    look(ONE, 20, 100L, 104);
    look(ONE, 40, 104L, 99);
    look(ONE, 60, 99L, 96);
    alert(ONE, 2, 100);
    expect(new WatchRule.Target(110), 1, 0, 0);
  }

  @Test
  void aDeeperPriceFiresAgainAndARiseArmsAgainWithoutFiring() {
    look(ONE, 1, 100L, 100);
    look(ONE, 20, 100L, 95);
    look(ONE, 40, 95L, 105);
    look(ONE, 60, 105L, 104);
    alert(ONE, 2, 100);
    alert(ONE, 21, 95);
    alert(ONE, 61, 104);
    expect(new WatchRule.Target(110), 3, 0, 0);
    alert(ONE, 41, 105);
    expect(new WatchRule.Target(110), 3, 0, 1);
  }

  @Test
  void oneAlertMayStandForTwoFallsThatCannotBeToldApart() {
    look(ONE, 1, 200L, 200);
    look(TWO, 1, 200L, 200);
    look(ONE, 20, 200L, 100);
    look(TWO, 21, 200L, 90);
    alert(TWO, 22, 90);
    expect(new WatchRule.Target(110), 2, 0, 0);
  }

  @Test
  void twoAlertsAreRightWhenTheWorseFareWasTakenFirst() {
    look(ONE, 1, 200L, 200);
    look(TWO, 1, 200L, 200);
    look(ONE, 20, 200L, 100);
    look(TWO, 21, 200L, 90);
    alert(ONE, 21, 100);
    alert(TWO, 22, 90);
    expect(new WatchRule.Target(110), 2, 0, 0);
  }

  @Test
  void namingTheWorseFareOfTwoFarApartIsALoss() {
    look(ONE, 1, 200L, 200);
    look(TWO, 1, 200L, 200);
    look(ONE, 20, 200L, 100);
    look(TWO, 80, 200L, 90);
    alert(ONE, 21, 100);
    expect(new WatchRule.Target(110), 1, 1, 0);
  }

  @Test
  void twoFallsOfOneFareInOneBatchMayBeToldByTheDeeperAlone() {
    look(ONE, 1, 200L, 200);
    look(ONE, 20, 200L, 100);
    look(ONE, 22, 100L, 97);
    alert(ONE, 23, 97);
    expect(new WatchRule.Target(110), 2, 0, 0);
  }

  @Test
  void anAlertBeforeTheLookThatWouldExplainItIsNotExplained() {
    look(ONE, 20, 200L, 100);
    alert(ONE, 19, 100);
    expect(new WatchRule.Target(110), 0, 1, 1);
  }

  @Test
  void fallsByRefersToTheLookThatArmedItAgain() {
    look(ONE, 1, 200L, 200);
    look(ONE, 20, 200L, 160);
    look(ONE, 40, 160L, 170);
    look(ONE, 60, 170L, 140);
    alert(ONE, 21, 160);
    expect(new WatchRule.FallsBy(20), 1, 0, 0);
    look(ONE, 80, 140L, 136);
    expect(new WatchRule.FallsBy(20), 1, 1, 0);
    alert(ONE, 81, 136);
    expect(new WatchRule.FallsBy(20), 2, 0, 0);
  }

  /** ONE falls, is told and rises again, so that everything is measured anew. */
  private void firedAndArmedAgain() {
    look(ONE, 1, 200L, 200);
    look(TWO, 2, 300L, 300);
    look(ONE, 20, 200L, 160);
    alert(ONE, 21, 160);
    look(ONE, 40, 160L, 170);
  }

  @Test
  void aChangeRightAfterRearmingMayBeMeasuredAgainstEitherOfItsPrices() {
    firedAndArmedAgain();
    look(TWO, 60, 300L, 250);
    look(TWO, 80, 250L, 230);
    expect(new WatchRule.FallsBy(20), 1, 0, 0);
    alert(TWO, 81, 230);
    expect(new WatchRule.FallsBy(20), 2, 0, 0);
  }

  @Test
  void aFallFromEitherOfThesePricesMustBeTold() {
    firedAndArmedAgain();
    look(TWO, 60, 300L, 250);
    look(TWO, 80, 250L, 200);
    expect(new WatchRule.FallsBy(20), 1, 1, 0);
  }

  @Test
  void noiseReachesATargetOnlyFromAPriceAboveIt() {
    look(ONE, 1, 1010L, 1010);
    noise(20, 1010, 1000, false, 1005L);
    expect(new WatchRule.Target(1000), 0, 1, 0);
    looks.clear();
    look(ONE, 1, 1010L, 1010);
    noise(20, 1010, 1000, false, 998L);
    expect(new WatchRule.Target(1000), 0, 0, 0);
    alert(ONE, 21, 1000);
    expect(new WatchRule.Target(1000), 0, 0, 1);
  }

  @Test
  void noiseCompletesNoFall() {
    look(ONE, 1, 1000L, 1000);
    look(ONE, 20, 1000L, 903);
    noise(40, 903, 899, false, 903L);
    expect(new WatchRule.FallsBy(10), 0, 0, 0);
    alert(ONE, 41, 899);
    expect(new WatchRule.FallsBy(10), 0, 0, 1);
  }

  @Test
  void whatMayBeNoiseMayBeTold() {
    look(ONE, 1, 1000L, 1000);
    noise(40, 903, 899, true, 903L);
    expect(new WatchRule.FallsBy(10), 0, 0, 0);
    alert(ONE, 41, 899);
    expect(new WatchRule.FallsBy(10), 1, 0, 0);
  }

  @Test
  void aFallFromNeitherOfThesePricesMustNotBeTold() {
    firedAndArmedAgain();
    look(TWO, 60, 300L, 250);
    look(TWO, 80, 250L, 241);
    alert(TWO, 81, 241);
    expect(new WatchRule.FallsBy(20), 1, 0, 1);
  }

  @Test
  void aFallAfterAnUnchangedLookMustBeTold() {
    firedAndArmedAgain();
    look(TWO, 60, 300L, 300);
    look(TWO, 80, 300L, 240);
    expect(new WatchRule.FallsBy(20), 1, 1, 0);
  }

  @Test
  void whatAnUnchangedLookShowedMayBeForgottenWhenNothingIsOnSale() {
    firedAndArmedAgain();
    look(TWO, 60, 300L, 300);
    look(TWO, 80, 300L, null);
    look(TWO, 100, null, 240);
    expect(new WatchRule.FallsBy(20), 1, 0, 0);
    alert(TWO, 101, 240);
    expect(new WatchRule.FallsBy(20), 2, 0, 0);
    look(TWO, 120, 240L, 192);
    expect(new WatchRule.FallsBy(20), 2, 1, 0);
  }

  @Test
  void whatAChangeShowedIsNotForgottenWhenNothingIsOnSale() {
    firedAndArmedAgain();
    look(TWO, 60, 300L, 310);
    look(TWO, 80, 310L, null);
    look(TWO, 100, null, 240);
    expect(new WatchRule.FallsBy(20), 1, 1, 0);
  }

  @Test
  void whatTheFirstLookShowedIsNotForgottenWhenNothingIsOnSale() {
    look(ONE, 1, 300L, 300);
    look(ONE, 20, 300L, null);
    look(ONE, 40, null, 240);
    expect(new WatchRule.FallsBy(20), 0, 1, 0);
  }
}
