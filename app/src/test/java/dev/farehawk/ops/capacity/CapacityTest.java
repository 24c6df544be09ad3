package dev.farehawk.ops.capacity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {

  private static final int WATCHES = 45_000;
  private static final int MARKETS = 1_300;

  /** 27,000 fare queries each 540 seconds. */
  private static final double FULL = 50;

  private final Capacity capacity = Capacity.today();

  @Test
  void defaultsAreTheMissions() {
    assertThat(CapacityQuestion.MISSION)
        .isEqualTo(new CapacityQuestion(1_000_000, 2_500_000, 70_000, 278));
    assertThat(CapacityAssumptions.TODAY.detection()).isEqualTo(Duration.ofMinutes(9));
    assertThat(DrawnDemand.fareQueries(CapacityQuestion.MISSION, CapacityAssumptions.TODAY))
        .isEqualTo(1_500_000);
    assertThat(CallPrice.TODAY.stream().map(CallPrice::usdMicrosPerCall))
        .containsExactly(0L, 1_000L, 5_000L, 25_000L);
  }

  @Test
  void saysWhatFullCoverageWouldCost() {
    CapacityAnswer answer = at(5);

    assertThat(answer.coverage())
        .isEqualTo(new CapacityAnswer.Coverage(27_000, 432_000, 0.1, FULL, 4_320_000));
    assertThat(answer.money().stream().map(CapacityAnswer.Money::usdMicrosPerDay))
        .containsExactly(0L, 432_000_000L, 2_160_000_000L, 10_800_000_000L);
    assertThat(answer.money().stream().map(CapacityAnswer.Money::fullUsdMicrosPerDay))
        .containsExactly(0L, 4_320_000_000L, 21_600_000_000L, 108_000_000_000L);
  }

  @Test
  void expectsWhatThePlannerReachesOfTheBound() {
    CapacityAnswer.OnTime onTime = at(5).onTime();
    CapacityAnswer.Share now = onTime.now();

    assertThat(now.efficiency()).isEqualTo(0.943);
    assertThat(now.expected()).isEqualTo(now.boundAny() * 0.943);
    assertThat(now.boundFirstHit()).isBetween(now.boundIndependent(), now.boundAny());
    assertThat(now.expected()).isBetween(now.boundIndependent(), now.boundFirstHit());
    assertThat(onTime.alertsPerDay()).isCloseTo(WATCHES * 0.086, within(WATCHES * 0.086 * 0.2));
    assertThat((double) now.alertsPerDay())
        .isCloseTo(onTime.alertsPerDay() * now.expected(), within(0.5));
  }

  @Test
  void moreCallsBuyLessAndLess() {
    CapacityAnswer little = at(0.5);
    CapacityAnswer some = at(5);
    CapacityAnswer much = at(25);

    assertThat(gain(little)).isPositive();
    assertThat(some.onTime().now().expected())
        .isBetween(little.onTime().now().expected(), much.onTime().now().expected());
    long costOfSome = requireNonNull(some.money().getLast().tenthMoreUsdMicrosPerAlert());
    long costOfMuch = requireNonNull(much.money().getLast().tenthMoreUsdMicrosPerAlert());
    assertThat(costOfSome)
        .isGreaterThan(some.money().getLast().usdMicrosPerAlert())
        .isLessThan(costOfMuch);
  }

  @Test
  void beyondFullCoverageMoreBuysNothing() {
    CapacityAnswer answer = at(FULL * 1.01);

    assertThat(answer.onTime().now().boundIndependent()).isEqualTo(1, within(1e-9));
    assertThat(answer.onTime().now().expected()).isEqualTo(0.998, within(1e-9));
    assertThat(answer.money().getLast().tenthMoreUsdMicrosPerAlert()).isNull();
    assertThat(answer.onTime().tenths()).allMatch(tenth -> tenth.onTime() == 1);
  }

  @Test
  void showsHowLittleThinRoutesGet() {
    List<CapacityAnswer.Tenth> tenths = at(5).onTime().tenths();

    assertThat(tenths).hasSize(10);
    assertThat(tenths.stream().mapToDouble(CapacityAnswer.Tenth::ofWatchers).sum())
        .isEqualTo(1, within(1e-9));
    assertThat(tenths.getFirst().onTime()).isGreaterThan(0.5);
    assertThat(tenths.getLast().onTime()).isLessThan(0.05);
    // The looks are a tenth of the fare queries; those with more drops come first.
    assertThat(tenths.stream().mapToDouble(CapacityAnswer.Tenth::onTime).sum()).isBetween(1.0, 2.5);
  }

  @Test
  void countsMachines() {
    CapacityAnswer.Machines machines =
        capacity.answer(new CapacityQuestion(1, 1000, 10, 2_801)).machines();

    assertThat(machines).isEqualTo(new CapacityAnswer.Machines(2, 1, 2_240_800_000L, 22_440));
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,1,1,users",
    "1,0,1,1,watches",
    "1,10000001,1,1,watches",
    "1,1,0,1,markets",
    "1,1,1,0,budget",
    "1,1,1,NaN,budget"
  })
  void refusesWhatCannotBeAnswered(
      long users, int watches, int markets, double budget, String field) {
    assertThatExceptionOfType(BadQuestion.class)
        .isThrownBy(() -> new CapacityQuestion(users, watches, markets, budget))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo(field))
        .withMessageContaining(field);
  }

  @Test
  void answersForASingleWatch() {
    CapacityAnswer answer = capacity.answer(new CapacityQuestion(1, 1, 70_000, 1));

    assertThat(answer.coverage().fareQueries()).isEqualTo(1);
    assertThat(answer.onTime().now().boundAny()).isEqualTo(1, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0.001,0.5", "0.01,0.5", "0.1,0.7", "0.3162277660168379,0.8", "1,0.9", "4,0.9"})
  void efficiencyIsReadBetweenItsPoints(double budget, double expected) {
    PlannerEfficiency measured =
        new PlannerEfficiency(
            List.of(
                new PlannerEfficiency.Point(0.01, 0.5),
                new PlannerEfficiency.Point(0.1, 0.7),
                new PlannerEfficiency.Point(1, 0.9)),
            "made up");

    assertThat(measured.at(budget)).isEqualTo(expected, within(1e-9));
  }

  private CapacityAnswer at(double callsPerSecond) {
    return capacity.answer(new CapacityQuestion(18_000, WATCHES, MARKETS, callsPerSecond));
  }

  private static double gain(CapacityAnswer answer) {
    return answer.onTime().withTenthMore().expected() - answer.onTime().now().expected();
  }
}
