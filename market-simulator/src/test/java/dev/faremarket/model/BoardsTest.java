package dev.faremarket.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faremarket.Route;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardsTest {

  private static final int SIX_HOURS = 6 * 3600;
  private static final int DAY = 86_400;
  private static final Airports AIRPORTS = Airports.load();
  private static final Boards BOARDS = new Boards(AIRPORTS, 5, 331, 64);

  @Test
  void competitorsAnswerTheLeadersFall() {
    int falls = 0;
    int answered = 0;
    int byChance = 0;
    for (Route route : Network.strongest(AIRPORTS, 40, 5)) {
      for (int day = 0; day < 60; day++) {
        Board board = BOARDS.of(route, LocalDate.of(2026, 5, 1).plusDays(day));
        FarePath leader = board.paths().getFirst();
        for (int change = 1; change + 1 < leader.size(); change++) {
          if (isFall(leader, change)) {
            long second = leader.second(change);
            for (FarePath follower : board.paths().subList(1, board.paths().size())) {
              falls++;
              answered += fallsWithin(follower, second) ? 1 : 0;
              byChance += fallsWithin(follower, second - 2 * DAY) ? 1 : 0;
            }
          }
        }
      }
    }
    assertThat(falls).isGreaterThan(10_000);
    assertThat(answered).isGreaterThan(2 * byChance);
  }

  @Test
  void rememberingChangesNoAnswer() {
    Boards forgetful = new Boards(AIRPORTS, 5, 331, 2);
    for (Route route : Network.strongest(AIRPORTS, 20, 5)) {
      LocalDate departure = LocalDate.of(2026, 5, 1);
      Board first = forgetful.of(route, departure);
      forgetful.of(route.reversed(), departure);
      assertThat(forgetful.of(route, departure))
          .usingRecursiveComparison()
          .isEqualTo(first)
          .isEqualTo(BOARDS.of(route, departure));
    }
  }

  @Test
  void oneToSixCarriersServeARouteEachOnce() {
    List<Route> routes = Network.strongest(AIRPORTS, 5000, 5);
    for (Route route : routes) {
      List<CarrierService> services = BOARDS.services(route);
      assertThat(services).hasSizeBetween(1, 6);
      assertThat(services).extracting(CarrierService::carrier).doesNotHaveDuplicates();
    }
  }

  private static boolean isFall(FarePath path, int change) {
    return path.level(change) != FarePath.CLOSED && path.level(change) < path.level(change - 1);
  }

  private static boolean fallsWithin(FarePath path, long second) {
    for (int change = path.changeAt(second) + 1; change < path.size(); change++) {
      if (path.second(change) > second + SIX_HOURS) {
        return false;
      }
      if (change > 0 && isFall(path, change)) {
        return true;
      }
    }
    return false;
  }
}
