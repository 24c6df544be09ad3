package dev.farehawk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.alert.WatchState.Phase;
import dev.farehawk.fare.Money;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.watch.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RuleMachinePropertiesTest {

  /** One look of a made-up run; batch says whether it is seen together with the one before. */
  record Step(long fareQuery, int kind, long minor, boolean worthy, boolean batch) {}

  @Property
  void triggerNumbersRiseByOneAndNeverRepeat(
      @ForAll("rule") Rule rule, @ForAll("runs") List<Step> run) {
    WatchState watch = watch(rule);
    for (List<PriceEvent> batch : batches(run)) {
      Decision decision = RuleMachine.decide(watch, batch, Duration.ofHours(24));
      int before = watch.progress().triggerNo();
      int after = decision.next().progress().triggerNo();
      assertThat(after).isEqualTo(before + (decision.alert().isPresent() ? 1 : 0));
      decision.alert().ifPresent(firing -> assertThat(firing.triggerNo()).isEqualTo(after));
      watch = decision.next();
    }
  }

  @Property
  void aFiredWatchIsToldOnlyOfWhatIsFivePercentDeeper(
      @ForAll("rule") Rule rule, @ForAll("runs") List<Step> run) {
    WatchState watch = watch(rule);
    for (List<PriceEvent> batch : singles(run)) {
      Decision decision = RuleMachine.decide(watch, batch, Duration.ofHours(24));
      if (decision.alert().isPresent() && watch.progress().phase() == Phase.FIRED) {
        long told = Objects.requireNonNull(watch.progress().lastAlert()).minor();
        long now = Objects.requireNonNull(decision.alert().get().event().price()).minor();
        assertThat(100 * now).isLessThanOrEqualTo(95 * told);
      }
      watch = decision.next();
    }
  }

  @Property
  void aPriceThatStaysWithinTheBandGivesOneAlert(@ForAll("withinFivePercent") List<Long> prices) {
    WatchState watch = watch(new Rule.OracleSays());
    Looks looks = new Looks();
    int alerts = 0;
    List<PriceEvent> all = new ArrayList<>();
    all.add(looks.worthy(1, 10_000));
    prices.forEach(minor -> all.add(looks.worthy(1, minor)));
    for (PriceEvent event : all) {
      Decision decision = RuleMachine.decide(watch, List.of(event), Duration.ofHours(24));
      alerts += decision.alert().isPresent() ? 1 : 0;
      watch = decision.next();
    }
    assertThat(alerts).isEqualTo(1);
  }

  @Property
  void seeingTheSameLookTwiceTellsNothingNew(
      @ForAll("rule") Rule rule, @ForAll("runs") List<Step> run) {
    WatchState watch = watch(rule);
    for (List<PriceEvent> batch : singles(run)) {
      Decision decision = RuleMachine.decide(watch, batch, Duration.ofHours(24));
      if (decision.alert().isPresent()) {
        assertThat(RuleMachine.decide(decision.next(), batch, Duration.ofHours(24)).alert())
            .isEmpty();
      }
      watch = decision.next();
    }
  }

  @Property
  void noiseAloneNeverTellsTwice(
      @ForAll("rule") Rule rule, @ForAll("withinOnePercent") List<Long> prices) {
    WatchState watch = watch(rule);
    Looks looks = new Looks();
    List<PriceEvent> all = new ArrayList<>();
    all.add(looks.firstLook(1, 12_050, Answer.NOT_WORTHY));
    prices.forEach(minor -> all.add(looks.noise(1, minor, 12_050, Answer.WORTHY)));
    int alerts = 0;
    for (PriceEvent event : all) {
      Decision decision = RuleMachine.decide(watch, List.of(event), Duration.ofHours(24));
      alerts += decision.alert().isPresent() ? 1 : 0;
      watch = decision.next();
    }
    boolean reached = prices.stream().anyMatch(minor -> minor <= 12_000);
    assertThat(alerts).isEqualTo(rule instanceof Rule.TargetPrice && reached ? 1 : 0);
  }

  @Provide
  Arbitrary<List<Long>> withinOnePercent() {
    return Arbitraries.longs().between(11_930, 12_170).list().ofMaxSize(50);
  }

  @Provide
  Arbitrary<Rule> rule() {
    return Arbitraries.of(
        new Rule.OracleSays(),
        new Rule.TargetPrice(new Money(12_000, "EUR")),
        new Rule.FallsBy(10));
  }

  @Provide
  Arbitrary<List<Step>> runs() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 3),
            Arbitraries.integers().between(0, 9),
            Arbitraries.longs().between(5_000, 20_000),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<Long>> withinFivePercent() {
    return Arbitraries.longs().between(9_501, 10_500).list().ofMaxSize(50);
  }

  private static List<List<PriceEvent>> singles(List<Step> run) {
    Looks looks = new Looks();
    return run.stream().map(step -> List.of(event(looks, step))).toList();
  }

  private static List<List<PriceEvent>> batches(List<Step> run) {
    Looks looks = new Looks();
    List<List<PriceEvent>> batches = new ArrayList<>();
    for (Step step : run) {
      if (batches.isEmpty() || !step.batch()) {
        batches.add(new ArrayList<>());
      }
      batches.getLast().add(event(looks, step));
    }
    return batches;
  }

  private static PriceEvent event(Looks looks, Step step) {
    Answer answer = step.worthy() ? Answer.WORTHY : Answer.NOT_WORTHY;
    return switch (step.kind()) {
      case 0 -> looks.unavailable(step.fareQuery());
      case 1 -> looks.firstLook(step.fareQuery(), step.minor(), answer);
      default -> looks.changed(step.fareQuery(), step.minor(), answer);
    };
  }

  private static WatchState watch(Rule rule) {
    return WatchState.created(new UUID(1, 1), new UUID(2, 2), rule, Instant.EPOCH);
  }
}
