package dev.faremarket.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The figures the fare statistics print bold for series A, measured the same way. */
class CalibrationTest {

  @SuppressWarnings("NullAway.Init")
  private static SeriesStatistics panel;

  @BeforeAll
  static void look() {
    panel = SimulatedPanel.europe(7).look(SimulatedPanel.CARRIERS);
  }

  @Test
  void faresChangeAsOftenAndInSuchBursts() {
    assertHolds(1, 4);
  }

  @Test
  void changesAreAsLarge() {
    assertHolds(2, 2);
  }

  @Test
  void dropsAreAsFrequent() {
    assertHolds(3, 3);
  }

  @Test
  void faresComeDownUntilTwoMonthsAheadAndClimbInTheLastDays() {
    assertHolds(4, 2);
  }

  @Test
  void neighbouringDatesMoveTogether() {
    assertHolds(5, 3);
  }

  @Test
  void dealsLiveAsLong() {
    assertHolds(6, 3);
  }

  @Test
  void weekdaysDiffer() {
    assertHolds(7, 3);
  }

  private static void assertHolds(int section, int promised) {
    List<Figure> figures = SeriesA.section(section, panel);
    assertThat(figures.stream().filter(f -> f.closeness() != Figure.Closeness.SHOWN))
        .hasSize(promised)
        .allSatisfy(figure -> assertThat(figure.holds()).as(figure.toString()).isTrue());
  }
}
