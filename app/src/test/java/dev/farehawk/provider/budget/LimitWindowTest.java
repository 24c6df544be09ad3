package dev.farehawk.provider.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.provider.budget.LimitWindow.Calendar;
import dev.farehawk.provider.budget.LimitWindow.Period;
import dev.farehawk.provider.budget.LimitWindow.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LimitWindowTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static Span span(Period period, ZoneId zone, int monthStartsOn, String moment) {
    return new Calendar(period, zone, monthStartsOn).around(Instant.parse(moment));
  }

  private static Span between(String start, String end) {
    return new Span(Instant.parse(start), Instant.parse(end));
  }

  @Test
  void minutesAndHoursAreThoseOfTheClock() {
    assertThat(span(Period.MINUTE, ZoneOffset.UTC, 1, "2026-03-08T12:34:56.7Z"))
        .isEqualTo(between("2026-03-08T12:34:00Z", "2026-03-08T12:35:00Z"));
    assertThat(span(Period.HOUR, ZoneOffset.UTC, 1, "2026-03-08T12:34:56.7Z"))
        .isEqualTo(between("2026-03-08T12:00:00Z", "2026-03-08T13:00:00Z"));
    assertThat(span(Period.HOUR, ZoneId.of("Asia/Kolkata"), 1, "2026-03-08T12:34:56Z"))
        .isEqualTo(between("2026-03-08T12:30:00Z", "2026-03-08T13:30:00Z"));
  }

  @Test
  void aDayIsThatOfTheProvidersZoneAndMayHave23Hours() {
    assertThat(span(Period.DAY, NEW_YORK, 1, "2026-03-08T04:59:59Z"))
        .isEqualTo(between("2026-03-07T05:00:00Z", "2026-03-08T05:00:00Z"));
    assertThat(span(Period.DAY, NEW_YORK, 1, "2026-03-08T05:00:00Z"))
        .isEqualTo(between("2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"));
  }

  @Test
  void aMonthStartsOnTheDayOfBilling() {
    assertThat(span(Period.MONTH, ZoneOffset.UTC, 17, "2026-03-16T23:59:59Z"))
        .isEqualTo(between("2026-02-17T00:00:00Z", "2026-03-17T00:00:00Z"));
    assertThat(span(Period.MONTH, ZoneOffset.UTC, 17, "2026-03-17T00:00:00Z"))
        .isEqualTo(between("2026-03-17T00:00:00Z", "2026-04-17T00:00:00Z"));
    assertThat(span(Period.MONTH, ZoneOffset.UTC, 1, "2026-12-31T12:00:00Z"))
        .isEqualTo(between("2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"));
  }

  @Test
  void inAShortMonthTheLastDayStandsInForTheDayOfBilling() {
    assertThat(span(Period.MONTH, ZoneOffset.UTC, 31, "2026-02-28T00:00:00Z"))
        .isEqualTo(between("2026-02-28T00:00:00Z", "2026-03-31T00:00:00Z"));
    assertThat(span(Period.MONTH, ZoneOffset.UTC, 31, "2026-02-27T23:00:00Z"))
        .isEqualTo(between("2026-01-31T00:00:00Z", "2026-02-28T00:00:00Z"));
  }

  @Property
  void windowsFollowEachOtherWithoutAGap(
      @ForAll Period period,
      @ForAll @IntRange(min = 1, max = 31) int monthStartsOn,
      @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long second) {
    Calendar calendar = new Calendar(period, NEW_YORK, monthStartsOn);
    Instant moment = Instant.ofEpochSecond(second);

    Span span = calendar.around(moment);

    assertThat(span.start()).isBeforeOrEqualTo(moment);
    assertThat(span.end()).isAfter(moment);
    assertThat(calendar.around(span.start())).isEqualTo(span);
    assertThat(calendar.around(span.end()).start()).isEqualTo(span.end());
    assertThat(calendar.around(span.start().minusMillis(1)).end()).isEqualTo(span.start());
  }

  @Test
  void refusesADayThatNoMonthHas() {
    assertThatThrownBy(() -> new Calendar(Period.MONTH, ZoneOffset.UTC, 32))
        .hasMessageContaining("1 to 31");
  }
}
