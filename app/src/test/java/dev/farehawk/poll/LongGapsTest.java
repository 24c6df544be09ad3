package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongGapsTest {

  private static final int USUAL = 100;

  private final LongGaps gaps = new LongGaps();

  @Test
  void remembersWhatIsLongerThanTwiceTheUsual() {
    gaps.remember(1, 200, USUAL);
    gaps.remember(2, 201, USUAL);

    assertThat(gaps.last(1, USUAL)).isEqualTo(USUAL);
    assertThat(gaps.last(2, USUAL)).isEqualTo(201);
    assertThat(gaps.last(3, USUAL)).isEqualTo(USUAL);
  }

  @Test
  void theNextLookReplacesIt() {
    gaps.remember(1, 900, USUAL);
    gaps.remember(1, 700, USUAL);
    assertThat(gaps.last(1, USUAL)).isEqualTo(700);

    gaps.remember(1, 100, USUAL);
    assertThat(gaps.last(1, USUAL)).isEqualTo(USUAL);
  }

  @Test
  void whatIsNotPlannedAnyMoreIsForgotten() {
    gaps.remember(1, 900, USUAL);
    gaps.forget(2);
    assertThat(gaps.last(1, USUAL)).isEqualTo(900);

    gaps.forget(1);
    assertThat(gaps.last(1, USUAL)).isEqualTo(USUAL);
  }

  @Test
  void nobodyIsToldTheGapOfAnother() {
    for (long id = 1; id <= 100_000; id++) {
      gaps.remember(id, (int) (1_000 + id), USUAL);
    }
    int kept = 0;
    for (long id = 1; id <= 100_000; id++) {
      int gap = gaps.last(id, USUAL);
      assertThat(gap).isIn(USUAL, (int) (1_000 + id));
      kept += gap == USUAL ? 0 : 1;
    }
    assertThat(kept).isGreaterThan(8_000);
  }

  @Test
  void mostOfTheLastThousandsAreKept() {
    for (long id = 1; id <= 1_000; id++) {
      gaps.remember(id, 900, USUAL);
    }
    int kept = 0;
    for (long id = 1; id <= 1_000; id++) {
      kept += gaps.last(id, USUAL) == USUAL ? 0 : 1;
    }
    assertThat(kept).isGreaterThan(900);
  }
}
