package dev.farehawk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.alert.Decision.Reason;
import dev.farehawk.fare.Money;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.watch.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** New lows, falls by an amount, and snoozing. */
class RulesOfLowsTest {

  private final Looks looks = new Looks();
  private final List<Long> told = new ArrayList<>();
  private final List<Reason> untold = new ArrayList<>();
  private @Nullable Long low;
  private WatchState watch = watch(new Rule.NewLow(null), null);

  private static WatchState watch(Rule rule, @Nullable Instant snoozedUntil) {
    return new WatchState(
        new UUID(1, 1),
        new UUID(2, 2),
        rule,
        false,
        snoozedUntil,
        Looks.START,
        WatchState.Progress.NEW,
        Map.of());
  }

  private void see(PriceEvent event) {
    Decision decision =
        RuleMachine.decide(watch, List.of(event), Duration.ofHours(24), (_, _) -> low);
    watch = decision.next();
    decision
        .alert()
        .ifPresent(firing -> {
          Money price = firing.event().price();
          if (price != null) {
            told.add(price.minor());
          }
        });
    decision.suppressed().forEach(one -> untold.add(one.reason()));
  }

  private void dull(long minor) {
    see(looks.changed(1, minor, Answer.NOT_WORTHY));
  }

  @Test
  void aNewLowIsLowerThanAnythingSeenSinceTheWatchBegan() {
    dull(100_00);
    dull(120_00);
    dull(101_00);
    assertThat(told).as("100 was seen already").isEmpty();

    dull(99_00);
    assertThat(told).containsExactly(99_00L);
    dull(98_00);
    assertThat(told).as("not 5 % deeper").hasSize(1);

    dull(130_00);
    dull(98_50);
    assertThat(told).as("armed again, but 98 was seen").hasSize(1);
    dull(97_00);
    assertThat(told).containsExactly(99_00L, 97_00L);
  }

  @Test
  void aFlickerIsNoNewLow() {
    dull(100_00);
    see(looks.noise(1, 99_90, 100_00, Answer.NOT_WORTHY));

    assertThat(told).isEmpty();
  }

  @Test
  void theLowestInSoManyDaysComparesWithTheHistory() {
    watch = watch(new Rule.NewLow(30), null);
    low = 90_00L;
    see(looks.firstLook(1, 95_00, Answer.NOT_WORTHY));
    dull(90_00);
    assertThat(told).isEmpty();
    dull(89_00);
    assertThat(told).containsExactly(89_00L);
  }

  @Test
  void withoutAnyHistoryNothingIsALow() {
    watch = watch(new Rule.NewLow(30), null);
    dull(10_00);

    assertThat(told).isEmpty();
  }

  @Test
  void aFallByAnAmountIsMeasuredFromTheFirstLook() {
    watch = watch(new Rule.FallsByAmount(new Money(20_00, "EUR")), null);
    dull(100_00);
    dull(80_01);
    assertThat(told).isEmpty();
    dull(80_00);
    assertThat(told).containsExactly(80_00L);

    dull(150_00);
    dull(131_00);
    assertThat(told).as("after re-arming it begins at 150").hasSize(1);
    dull(130_00);
    assertThat(told).containsExactly(80_00L, 130_00L);
  }

  @Test
  void aSnoozedWatchTellsNothingUntilItsMoment() {
    watch = watch(new Rule.TargetPrice(new Money(90_00, "EUR")), Looks.START.plusSeconds(150));
    dull(80_00);
    dull(85_00);
    assertThat(told).isEmpty();
    assertThat(untold).containsExactly(Reason.WATCH_SNOOZED, Reason.WATCH_SNOOZED);

    dull(84_00);
    assertThat(told).containsExactly(84_00L);
  }
}
