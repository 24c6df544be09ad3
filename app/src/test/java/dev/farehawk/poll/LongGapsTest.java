package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LongGapsTest {

  private static final int USUAL = 100;

  private final KeyTable keys = new KeyTable(new MarketTable());
  private final LongGaps gaps = new LongGaps(keys);

  private int row(long id) {
    LocalDate departure = LocalDate.of(2026, 3, 1).plusDays(id % 300);
    return keys.add(
        new FareQueryRef(
            id,
            new FareQuery(
                Market.of("ZRH", "LIS"), departure, null, 1, Cabin.ECONOMY, "CH", "CHF")));
  }

  @Test
  void remembersWhatIsLongerThanTwiceTheUsual() {
    int shorter = row(1);
    int longer = row(2);
    gaps.remember(shorter, 200, USUAL);
    gaps.remember(longer, 201, USUAL);

    assertThat(gaps.last(shorter, USUAL)).isEqualTo(USUAL);
    assertThat(gaps.last(longer, USUAL)).isEqualTo(201);
    assertThat(gaps.last(row(3), USUAL)).isEqualTo(USUAL);
  }

  @Test
  void theNextLookReplacesIt() {
    int row = row(1);
    gaps.remember(row, 900, USUAL);
    gaps.remember(row, 700, USUAL);
    assertThat(gaps.last(row, USUAL)).isEqualTo(700);

    gaps.remember(row, 100, USUAL);
    assertThat(gaps.last(row, USUAL)).isEqualTo(USUAL);
  }

  @Test
  void aFareQueryThatIsPlannedAnewHasNone() {
    int row = row(1);
    gaps.remember(row, 900, USUAL);
    keys.remove(row);

    assertThat(row(1)).isEqualTo(row);
    assertThat(gaps.last(row, USUAL)).isEqualTo(USUAL);
  }

  @Test
  void nobodyIsToldTheGapOfAnotherAndMostOfTheLastAreKept() {
    int rows = 20_000;
    for (int id = 1; id <= rows; id++) {
      gaps.remember(row(id), 1_000 + id, USUAL);
    }
    int kept = 0;
    int keptOfTheLast = 0;
    for (int id = 1; id <= rows; id++) {
      int gap = gaps.last(keys.find(id), USUAL);
      assertThat(gap).isIn(USUAL, 1_000 + id);
      kept += gap == USUAL ? 0 : 1;
      keptOfTheLast += gap == USUAL || id <= rows - 500 ? 0 : 1;
    }
    assertThat(kept).isGreaterThan(6_000);
    assertThat(keptOfTheLast).isGreaterThan(450);
  }
}
