package dev.farehawk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.alert.WatchState.Phase;
import dev.farehawk.watch.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CorrectingRulesTest {

  private final Looks looks = new Looks();
  private final List<String> said = new ArrayList<>();
  private Duration correctFor = Duration.ofHours(24);
  private WatchState watch = watch(false);

  @Test
  void aRiseOfMoreThanFivePercentCorrectsAndArms() {
    see(looks.worthy(1, 100_00));
    see(looks.dull(1, 105_00));
    assertThat(said).containsExactly("1 at 10000");
    see(looks.dull(1, 105_01));
    assertThat(said).containsExactly("1 at 10000", "1 gone, now 10501");
    assertThat(watch.progress().phase()).isEqualTo(Phase.ARMED);
    see(looks.dull(1, 130_00));
    assertThat(said).hasSize(2);
  }

  @Test
  void eachAlertIsCorrectedForItself() {
    see(looks.worthy(1, 100_00));
    see(looks.dull(1, 120_00));
    see(looks.worthy(1, 100_00));
    see(looks.dull(1, 120_00));
    assertThat(said)
        .containsExactly("1 at 10000", "1 gone, now 12000", "2 at 10000", "2 gone, now 12000");
  }

  @Test
  void soldOutCorrectsOnceAndArmsNothing() {
    see(looks.worthy(1, 100_00));
    see(looks.unavailable(1));
    assertThat(said).containsExactly("1 at 10000", "1 gone, now nothing");
    assertThat(watch.progress().phase()).isEqualTo(Phase.FIRED);
    see(looks.dull(1, 100_00));
    see(looks.unavailable(1));
    see(looks.dull(1, 130_00));
    assertThat(watch.progress().phase()).isEqualTo(Phase.ARMED);
    assertThat(said).hasSize(2);
  }

  @Test
  void onlyTheToldFareCanBeGone() {
    see(looks.worthy(1, 100_00));
    see(looks.dull(2, 200_00));
    see(looks.unavailable(2));
    assertThat(said).containsExactly("1 at 10000");
  }

  @Test
  void aDeeperAlertTakesThePlaceOfTheOneBefore() {
    see(looks.worthy(1, 100_00));
    see(looks.worthy(1, 80_00));
    see(looks.dull(1, 100_00));
    assertThat(said).containsExactly("1 at 10000", "2 at 8000", "2 gone, now 10000");
  }

  @Test
  void whenTheAlertIsOldTheWatchArmsWithoutAWord() {
    correctFor = Duration.ofMinutes(1);
    see(looks.worthy(1, 100_00));
    see(looks.dull(2, 100_00));
    see(looks.dull(1, 120_00));
    assertThat(said).containsExactly("1 at 10000");
    assertThat(watch.progress().phase()).isEqualTo(Phase.ARMED);
  }

  @Test
  void aPausedWatchHearsNothing() {
    see(looks.worthy(1, 100_00));
    watch =
        new WatchState(
            watch.id(),
            watch.account(),
            watch.rule(),
            true,
            null,
            watch.createdAt(),
            watch.progress(),
            Map.of());
    see(looks.dull(1, 120_00));
    assertThat(said).containsExactly("1 at 10000");
  }

  @Test
  void oneBatchMayCorrectOneFareAndTellAnother() {
    see(looks.worthy(1, 100_00));
    see(looks.dull(1, 120_00), looks.worthy(2, 99_00));
    assertThat(said).containsExactly("1 at 10000", "1 gone, now 12000", "2 at 9900");
  }

  private static WatchState watch(boolean paused) {
    return new WatchState(
        new UUID(1, 1),
        new UUID(2, 2),
        new Rule.OracleSays(),
        paused,
        null,
        Instant.EPOCH,
        WatchState.Progress.NEW,
        Map.of());
  }

  private void see(PriceEvent... events) {
    Decision decision = RuleMachine.decide(watch, List.of(events), correctFor);
    watch = decision.next();
    decision
        .gone()
        .ifPresent(gone -> said.add(gone.triggerNo() + " gone, now " + price(gone.event())));
    decision
        .alert()
        .ifPresent(firing -> said.add(firing.triggerNo() + " at " + price(firing.event())));
  }

  private static String price(PriceEvent event) {
    return event.price() == null ? "nothing" : Long.toString(event.price().minor());
  }
}
