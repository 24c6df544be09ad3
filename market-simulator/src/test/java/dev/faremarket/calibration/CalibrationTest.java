package dev.faremarket.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The figures that the fare statistics print bold or give for the series, measured the same way.
 * Every section says how many of its figures are promised, so that none is dropped unseen.
 */
class CalibrationTest {

  private static final long SEED = 7;

  /** A low-cost carrier. */
  @Nested
  class SeriesAHolds {

    @SuppressWarnings("NullAway.Init")
    private static SeriesStatistics panel;

    @BeforeAll
    static void look() {
      panel = SimulatedPanel.europe(SEED).look(SimulatedPanel.CARRIERS);
    }

    @Test
    void faresChangeAsOftenAndInSuchBursts() {
      assertHold(SeriesA.section(1, panel), 4);
    }

    @Test
    void changesAreAsLarge() {
      assertHold(SeriesA.section(2, panel), 2);
    }

    @Test
    void dropsAreAsFrequent() {
      assertHold(SeriesA.section(3, panel), 3);
    }

    @Test
    void faresComeDownUntilTwoMonthsAheadAndClimbInTheLastDays() {
      assertHold(SeriesA.section(4, panel), 2);
    }

    @Test
    void neighbouringDatesMoveTogether() {
      assertHold(SeriesA.section(5, panel), 3);
    }

    @Test
    void dealsLiveAsLong() {
      assertHold(SeriesA.section(6, panel), 3);
    }

    @Test
    void weekdaysDiffer() {
      assertHold(SeriesA.section(7, panel), 3);
    }
  }

  /** The lowest prices of a metasearch. */
  @Nested
  class SeriesBHolds {

    @SuppressWarnings("NullAway.Init")
    private static MetasearchStatistics panel;

    @BeforeAll
    static void look() {
      panel = MetasearchPanel.taiwanAndJapan(SEED);
    }

    @Test
    void pricesMoveMostDaysAndOftenOnlyByTheRatesOfTheDay() {
      assertHold(SeriesB.section(1, panel), 3);
    }

    @Test
    void bigDropsComeFromAnotherAirlineAndAreAsFrequent() {
      assertHold(SeriesB.section(3, panel), 6);
    }

    @Test
    void dealsGoSooner() {
      assertHold(SeriesB.section(6, panel), 3);
    }
  }

  /** Network carriers. */
  @Nested
  class SeriesEHolds {

    @SuppressWarnings("NullAway.Init")
    private static FlightStatistics panel;

    @BeforeAll
    static void look() {
      panel = NetworkPanel.unitedStates(SEED);
    }

    @Test
    void faresRiseMoreOftenThanTheyFall() {
      assertHold(SeriesE.section(1, panel), 6);
    }

    @Test
    void movesAreOneRungOrTwo() {
      assertHold(SeriesE.section(2, panel), 4);
    }

    @Test
    void faresRiseWhereLimitsOfAdvancePurchaseRunOut() {
      assertHold(SeriesE.section(4, panel), 10);
    }

    @Test
    void mostFallsAreFollowedByARise() {
      assertHold(SeriesE.section(6, panel), 2);
    }
  }

  private static void assertHold(List<Figure> figures, int promised) {
    assertThat(figures.stream().filter(f -> f.closeness() != Figure.Closeness.SHOWN))
        .hasSize(promised)
        .allSatisfy(figure -> assertThat(figure.holds()).as(figure.toString()).isTrue());
  }
}
