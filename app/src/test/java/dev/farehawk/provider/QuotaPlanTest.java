package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QuotaPlanTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

  @Test
  void spreadsEvenlyWhenEveryHourIsAlike() {
    QuotaPlan plan = new QuotaPlan(MONDAY, TUESDAY, 240, HourlyHazard.even(ZoneOffset.UTC));

    assertThat(plan.spentBy(MONDAY)).isZero();
    assertThat(plan.spentBy(MONDAY.plus(Duration.ofHours(6)))).isCloseTo(60, within(1e-9));
    assertThat(plan.spentBy(MONDAY.plus(Duration.ofMinutes(90)))).isCloseTo(15, within(1e-9));
    assertThat(plan.spentBy(TUESDAY)).isEqualTo(240);
  }

  @Test
  void keepsMostForTheHoursInWhichFaresChange() {
    QuotaPlan plan = new QuotaPlan(MONDAY, TUESDAY, 1_000, HourlyHazard.measured());
    Instant six = MONDAY.plus(Duration.ofHours(6));
    Instant fourteen = MONDAY.plus(Duration.ofHours(14));

    assertThat(plan.spentBetween(six, fourteen)).isBetween(500.0, 600.0);
    assertThat(plan.spentBetween(MONDAY, six)).isBetween(150.0, 200.0);
  }

  @Test
  void followsTheZoneAcrossTheChangeOfClocks() {
    ZoneId zurich = ZoneId.of("Europe/Zurich");
    Instant start = Instant.parse("2026-03-28T23:00:00Z");
    Instant end = Instant.parse("2026-03-29T22:00:00Z");

    assertThat(HourlyHazard.even(zurich).between(start, end)).isCloseTo(23, within(1e-9));
  }

  @Test
  void tellsHowFastItBurns() {
    QuotaPlan plan = new QuotaPlan(MONDAY, TUESDAY, 240, HourlyHazard.even(ZoneOffset.UTC));
    Instant noon = MONDAY.plus(Duration.ofHours(12));

    assertThat(plan.burn(240, noon)).isCloseTo(2, within(1e-9));
    assertThat(plan.burn(60, noon)).isCloseTo(0.5, within(1e-9));
    assertThat(plan.burn(0, MONDAY)).isEqualTo(1);
    assertThat(plan.burn(1, MONDAY)).isInfinite();
  }

  @Test
  void allowsALittleAheadOfThePlanAndNeverMoreThanThereIs() {
    QuotaPlan plan = new QuotaPlan(MONDAY, TUESDAY, 240, HourlyHazard.even(ZoneOffset.UTC));
    Instant noon = MONDAY.plus(Duration.ofHours(12));

    assertThat(plan.allows(120, 1, 0.05, noon)).isTrue();
    assertThat(plan.allows(131, 1, 0.05, noon)).isTrue();
    assertThat(plan.allows(132, 1, 0.05, noon)).isFalse();
    assertThat(plan.allows(240, 1, 1, TUESDAY)).isFalse();
    assertThat(plan.allows(0, 1, 0, MONDAY)).as("the first one").isTrue();
  }

  @Property
  void thePlanOnlyRisesAndEndsWithEverything(
      @ForAll @IntRange(max = 40) int days,
      @ForAll @LongRange(max = 1_000_000) long most,
      @ForAll @IntRange(max = 1_000) int one,
      @ForAll @IntRange(max = 1_000) int other) {
    Instant end = MONDAY.plus(Duration.ofDays(days + 1L));
    QuotaPlan plan = new QuotaPlan(MONDAY, end, most, HourlyHazard.measured());
    Duration whole = Duration.between(MONDAY, end);
    Instant earlier = MONDAY.plus(whole.multipliedBy(Math.min(one, other)).dividedBy(1_000));
    Instant later = MONDAY.plus(whole.multipliedBy(Math.max(one, other)).dividedBy(1_000));

    assertThat(plan.spentBy(earlier)).isBetween(0.0, plan.spentBy(later) + 1e-9);
    assertThat(plan.spentBy(later)).isLessThanOrEqualTo(most + 1e-9 * most);
    assertThat(plan.spentBetween(MONDAY, earlier) + plan.spentBetween(earlier, end))
        .isCloseTo((double) most, within(1e-6 * Math.max(most, 1)));
  }

  @Test
  void theMeasuredWeightsAreAroundOne() {
    HourlyHazard measured = HourlyHazard.measured();

    assertThat(measured.hours().stream().mapToDouble(w -> w).average().orElseThrow())
        .isCloseTo(1, within(0.02));
    assertThat(measured.weekdays().stream().mapToDouble(w -> w).average().orElseThrow())
        .isCloseTo(1, within(0.02));
  }

  @Test
  void refusesWeightsThatMeanNothing() {
    List<Double> hours = Collections.nCopies(24, 1.0);
    assertThatThrownBy(() -> new HourlyHazard(ZoneOffset.UTC, hours, List.of(1.0)))
        .hasMessageContaining("7 days");
    assertThatThrownBy(() -> new HourlyHazard(ZoneOffset.UTC, hours, Collections.nCopies(7, 0.0)))
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> new QuotaPlan(TUESDAY, MONDAY, 1, HourlyHazard.even(ZoneOffset.UTC)))
        .hasMessageContaining("lasts");
  }
}
