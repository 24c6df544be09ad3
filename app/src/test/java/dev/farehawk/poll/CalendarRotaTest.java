package dev.farehawk.poll;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import dev.farehawk.provider.Capabilities;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CalendarRotaTest {

  private static final Duration EVERY = Duration.ofHours(2);
  private static final FareQueryRef FIRST = PlannedRun.key(1, 31);
  private static final FareQueryRef SAME_MONTH = PlannedRun.key(2, 40);
  private static final FareQueryRef NEXT_MONTH = PlannedRun.key(3, 70);

  private final CalendarRota rota = new CalendarRota(new Capabilities.Dates.Month(), EVERY, 2);

  @Test
  void asksForAllWatchedDatesOfAMonthAtOnce() {
    rota.put(FIRST, KeyTable.NEVER, 0);
    rota.put(SAME_MONTH, KeyTable.NEVER, 0);
    rota.put(NEXT_MONTH, KeyTable.NEVER, 1);

    Look look = requireNonNull(rota.take(2));

    assertThat(look.fareQueries()).containsExactly(FIRST, SAME_MONTH);
    assertThat(look.reason()).isEqualTo(LookReason.CALENDAR);
    assertThat(requireNonNull(rota.take(2)).fareQueries()).containsExactly(NEXT_MONTH);
    assertThat(rota.take(2)).isNull();
  }

  @Test
  void asksAgainOnlyAfterAWhileAndSoonerAfterAFailure() {
    rota.put(FIRST, KeyTable.NEVER, 0);
    rota.settle(requireNonNull(rota.take(0)), LookOutcome.TRY_SOON, 0);
    long again = EVERY.toMillis() / 20;
    assertThat(rota.take(again - 1)).isNull();
    rota.settle(requireNonNull(rota.take(again)), LookOutcome.SEEN, again);

    assertThat(rota.take(again + EVERY.toMillis() - 1)).isNull();
    assertThat(rota.take(again + EVERY.toMillis())).isNotNull();
  }

  @Test
  void continuesAfterARestartWhereItWas() {
    rota.put(FIRST, 1000, 2000);

    assertThat(rota.take(1000 + EVERY.toMillis() - 1)).isNull();
    assertThat(rota.take(1000 + EVERY.toMillis())).isNotNull();
  }

  @Test
  void forgetsAMonthThatNobodyWatches() {
    rota.put(FIRST, KeyTable.NEVER, 0);
    rota.put(SAME_MONTH, KeyTable.NEVER, 0);
    rota.remove(FIRST);
    assertThat(rota.hasWork(0)).isTrue();
    rota.remove(SAME_MONTH);

    assertThat(rota.hasWork(0)).isFalse();
    assertThat(rota.take(0)).isNull();
    assertThat(rota.size()).isZero();
  }

  @Test
  void hasALimit() {
    assertThat(rota.put(FIRST, KeyTable.NEVER, 0)).isTrue();
    assertThat(rota.put(NEXT_MONTH, KeyTable.NEVER, 0)).isTrue();
    assertThat(rota.put(PlannedRun.key(4, 110), KeyTable.NEVER, 0)).isFalse();
  }

  @Test
  void asksForNoMoreDatesAtOnceThanOneCallAnswers() {
    CalendarRota weeks = new CalendarRota(new Capabilities.Dates.Days(3, 3), EVERY, 20);
    for (int day = 31; day < 73; day++) {
      weeks.put(PlannedRun.key(day, day), KeyTable.NEVER, day);
    }

    int dates = 0;
    for (Look look = weeks.take(100); look != null; look = weeks.take(100)) {
      assertThat(look.fareQueries()).hasSizeLessThanOrEqualTo(7);
      dates += look.fareQueries().size();
    }
    assertThat(dates).isEqualTo(42);
  }
}
