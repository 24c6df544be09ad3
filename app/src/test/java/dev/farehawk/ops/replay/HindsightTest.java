package dev.farehawk.ops.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HindsightTest {

  private static final LocalDate DEPARTURE = LocalDate.of(2016, 3, 1);
  private static final RecordedSeries SERIES =
      new RecordedSeries("SKP", "MLH", DEPARTURE, null, "EUR");

  @Test
  void regretIsThePriceToldOverTheLowestUntilDeparture() {
    Hindsight hindsight = daily(10, 100, 80, 60, 90);

    assertThat(hindsight.regret(alert(1, 80, 10))).isCloseTo(80 / 60.0 - 1, within(1e-12));
    assertThat(hindsight.regret(alert(2, 60, 10))).isZero();
    assertThat(hindsight.sum(List.of(alert(1, 80, 10), alert(2, 60, 10))))
        .isEqualTo(new Hindsight.Summary(2, 2, 0, 0.5, (80 / 60.0 - 1) / 2));
  }

  @Test
  void seriesThatEndLongBeforeDepartureAreLeftOutAndCounted() {
    Hindsight hindsight = daily(40, 100, 80, 60);

    assertThat(hindsight.sum(List.of(alert(1, 80, 40))))
        .isEqualTo(new Hindsight.Summary(1, 0, 1, null, null));
  }

  @Test
  void tellsWhatThePriceDidInTheDaysAfter() {
    Hindsight hindsight = daily(10, 100, 80, 60, 90, 120);

    assertThat(hindsight.after(alert(1, 80, 10)))
        .containsExactly(
            new Hindsight.After(1, 0.75, 0.75),
            new Hindsight.After(3, 0.75, 1.5),
            new Hindsight.After(7, 0.75, 1.5),
            new Hindsight.After(14, 0.75, 1.5));
    assertThat(hindsight.after(alert(4, 120, 10)).getFirst())
        .isEqualTo(new Hindsight.After(1, null, null));
  }

  @Test
  void aPlainRuleFiresOnceUntilThePriceFallsDeeperOrHasRisenAgain() {
    List<Integer> prices = new ArrayList<>(Collections.nCopies(28, 100));
    prices.addAll(List.of(79, 79, 78, 74, 100, 79));

    List<ReplayAlert> fired = median(prices, 99);

    assertThat(fired).extracting(ReplayAlert::minor).containsExactlyInAnyOrder(79L, 74L, 79L);
  }

  @Test
  void plainAlertsAreCutToTheBestByScore() {
    List<Integer> prices = new ArrayList<>(Collections.nCopies(28, 100));
    prices.addAll(List.of(79, 50));

    assertThat(median(prices, 1)).extracting(ReplayAlert::minor).containsExactly(50L);
  }

  @Test
  void aFallByAFifthIsMeasuredAgainstTheLookBefore() {
    SeriesFixture fixture = new SeriesFixture(10, List.of(100, 80, 65, 60));

    assertThat(PlainAlerts.of(PlainRule.FELL_BY_A_FIFTH, fixture.bySeries(), 99))
        .extracting(ReplayAlert::minor)
        .containsExactly(80L);
  }

  private static List<ReplayAlert> median(List<Integer> prices, int most) {
    return PlainAlerts.of(PlainRule.MEDIAN_OF_28, new SeriesFixture(40, prices).bySeries(), most);
  }

  private static Hindsight daily(int daysAhead, Integer... minors) {
    return new Hindsight(new SeriesFixture(daysAhead, List.of(minors)).bySeries());
  }

  private static ReplayAlert alert(int day, long minor, int daysAhead) {
    return new ReplayAlert(SERIES, SeriesFixture.day(daysAhead, day), minor, 1);
  }

  /** One look a day, the first so many days before departure. */
  private record SeriesFixture(int daysAhead, List<Integer> minors) {

    static Instant day(int daysAhead, int index) {
      return DEPARTURE
          .minusDays(daysAhead)
          .plusDays(index)
          .atStartOfDay()
          .toInstant(ZoneOffset.UTC);
    }

    java.util.Map<RecordedSeries, SeriesPrices> bySeries() {
      return SeriesPrices.of(
          IntStream.range(0, minors.size())
              .mapToObj(i ->
                  new RecordedLook(
                      SERIES,
                      day(daysAhead, i),
                      List.of(new RecordedLook.CarrierPrice("YY", minors.get(i)))))
              .toList());
    }
  }
}
