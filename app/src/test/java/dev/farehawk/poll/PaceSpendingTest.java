package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.provider.HourlyHazard;
import dev.farehawk.provider.LimitState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceSpendingTest {

  private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant END = DAY.plus(Duration.ofDays(1));
  private static final long QUOTA = 24_000;

  private final PaceSpending pacing = new PaceSpending(HourlyHazard.even(ZoneOffset.UTC));

  @Test
  void aRateAloneIsNeverSaved() {
    LimitState rate = new LimitState("calls", LimitState.Kind.RATE, 100, 100, 0, DAY, END, null);

    for (int minute = 0; minute < 60; minute++) {
      assertThat(pacing.reserve(List.of(rate), DAY.plus(Duration.ofMinutes(minute)))).isZero();
    }
  }

  @Test
  void aQuotaLastsForItsDayThoughFiveTimesAsMuchIsAskedFor() {
    // Fares are spread evenly over ten doublings of worth; those worth the reserve are looked at.
    double used = 0;
    double atNoon = 0;
    double reserve = 0;
    for (int minute = 0; minute < 24 * 60; minute++) {
      Instant now = DAY.plus(Duration.ofMinutes(minute));
      reserve = pacing.reserve(List.of(quota((long) used)), now);
      double worthIt =
          reserve == 0 ? 1 : Math.clamp((10 - Math.log(reserve / 0.01) / Math.log(2)) / 10, 0, 1);
      used = Math.min(QUOTA, used + 5.0 * QUOTA / (24 * 60) * worthIt);
      atNoon = minute == 12 * 60 ? used : atNoon;
    }

    assertThat(atNoon / QUOTA).isBetween(0.4, 0.65);
    assertThat(used / QUOTA).isBetween(0.9, 1.0);
    assertThat(reserve).isPositive();
  }

  @Test
  void nothingIsSavedWhenThereIsEnough() {
    double reserve = 1;
    double used = 0;
    for (int minute = 0; minute < 12 * 60; minute++) {
      reserve = pacing.reserve(List.of(quota((long) used)), DAY.plus(Duration.ofMinutes(minute)));
      used += QUOTA / (24.0 * 60) / 3;
    }

    assertThat(reserve).isZero();
  }

  private static LimitState quota(long used) {
    return new LimitState(
        "calls-per-day", LimitState.Kind.QUOTA, QUOTA, used, QUOTA - used, DAY, END, null);
  }
}
