package dev.faremarket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faremarket.Route;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CliffsTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int DEPARTURES = 20_000;

  @Test
  void aDeparturePassesALimitAtMostOnceAndOnlyAroundItsDay() {
    for (int limit : new int[] {21, 14, 7}) {
      int before = 0;
      int onTheDay = 0;
      for (long own = 0; own < DEPARTURES; own++) {
        boolean early = Cliffs.rises(limit + 1, Dice.roll(1, own));
        boolean due = Cliffs.rises(limit, Dice.roll(1, own));
        assertThat(early && due).isFalse();
        before += early ? 1 : 0;
        onTheDay += due ? 1 : 0;
      }
      assertThat((double) before / DEPARTURES).isCloseTo(0.21, within(0.02));
      assertThat((double) onTheDay / DEPARTURES).isBetween(0.4, 0.7);
    }
    for (int day : new int[] {0, 1, 6, 9, 13, 16, 20, 23, 60}) {
      for (long own = 0; own < 1000; own++) {
        assertThat(Cliffs.rises(day, Dice.roll(1, own))).isFalse();
      }
    }
  }

  @Test
  void onlyNetworkCarriersRiseAtTheMidnightsAtTheOriginAtWhichLimitsRunOut() {
    Boards boards = new Boards(Airports.load(), 5, 331, 64);
    double network = shareAtMidnight(boards, false);
    double lowCost = shareAtMidnight(boards, true);

    assertThat(network).isBetween(0.4, 0.7);
    assertThat(lowCost).isLessThan(0.02);
  }

  /** Of the departures from London, those that rise in the first ten minutes 14 days ahead. */
  private static double shareAtMidnight(Boards boards, boolean lowCost) {
    int rises = 0;
    List<FarePath> paths = new ArrayList<>();
    for (String destination : List.of("CDG", "AMS", "DUB", "MAD")) {
      for (int day = 0; day < 100; day++) {
        LocalDate departure = LocalDate.of(2026, 5, 1).plusDays(day);
        Board board = boards.of(new Route("LHR", destination), departure);
        long midnight = departure.minusDays(14).atStartOfDay(LONDON).toEpochSecond();
        for (int i = 0; i < board.services().size(); i++) {
          if (board.services().get(i).airline().lowCost() == lowCost) {
            FarePath path = board.paths().get(i);
            paths.add(path);
            long end = midnight + LocalTime.of(0, 10).toSecondOfDay();
            rises += path.levelAt(end) > path.levelAt(midnight - 1) ? 1 : 0;
          }
        }
      }
    }
    assertThat(paths).hasSizeGreaterThan(200);
    return (double) rises / paths.size();
  }
}
