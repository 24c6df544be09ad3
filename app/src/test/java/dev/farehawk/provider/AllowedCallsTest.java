package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.farehawk.provider.budget.Limit;
import dev.farehawk.provider.budget.LimitUse;
import dev.farehawk.provider.budget.LimitWindow;
import dev.farehawk.provider.budget.LimitWindow.Calendar;
import dev.farehawk.provider.budget.LimitWindow.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedCallsTest {

  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Limit RATE =
      new Limit(
          "calls-per-1m", Limit.Kind.RATE, 60, new LimitWindow.Sliding(Duration.ofMinutes(1)));

  @Test
  void aRateIsReadByItsWindow() {
    assertThat(allowed(0, 1, sliding(RATE))).isCloseTo(3_600, within(1e-6));
    assertThat(allowed(0, 2, sliding(RATE))).isCloseTo(1_800, within(1e-6));
  }

  @Test
  void whatIsLeftOfAQuotaIsSpreadOverWhatIsLeftOfItsPeriod() {
    Limit day = new Limit("calls-per-day", Limit.Kind.QUOTA, 1_000, day());

    assertThat(allowed(0, 1, sliding(RATE), used(day, 880))).isCloseTo(10, within(1e-6));
    assertThat(allowed(0, 1, sliding(RATE), used(day, 1_000))).isZero();
  }

  @Test
  void aQuotaThatBeginsAnewSoonIsThereAgain() {
    Limit day = new Limit("calls-per-day", Limit.Kind.QUOTA, 2_400, day());
    LimitUse usedUp =
        new LimitUse(day, 2_400, 0, NOON.minus(HOUR), NOON.plus(Duration.ofMinutes(30)), null);

    assertThat(allowed(0, 1, usedUp)).isCloseTo(50, within(1e-6));
  }

  @Test
  void moneyBuysCallsBesideTheFreeOnes() {
    Limit money = new Limit("money-per-day", Limit.Kind.MONEY, 2_400_000, day());
    Limit free = new Limit("free-calls", Limit.Kind.FREE, 24, day());

    assertThat(allowed(10_000, 1, used(money, 1_200_000), used(free, 12)))
        .isCloseTo(10 + 1, within(1e-6));
    assertThat(allowed(0, 1, used(free, 24))).isInfinite();
  }

  private static Calendar day() {
    return new Calendar(Period.DAY, ZoneOffset.UTC, 1);
  }

  private static LimitUse sliding(Limit limit) {
    return new LimitUse(limit, 0, 0, null, null, null);
  }

  private static LimitUse used(Limit limit, long used) {
    return new LimitUse(
        limit, used, 0, NOON.minus(Duration.ofHours(12)), NOON.plus(Duration.ofHours(12)), null);
  }

  private static double allowed(long price, int units, LimitUse... uses) {
    return new AllowedCalls(List.of(uses), price, units, HourlyHazard.even(ZoneOffset.UTC))
        .in(NOON, HOUR);
  }
}
