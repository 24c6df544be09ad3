package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarrierRoutesTest {

  private static final int SWISS = KeyTable.number(new CarrierCode("LX"));
  private static final int BRITISH = KeyTable.number(new CarrierCode("BA"));

  private final MarketTable markets = new MarketTable();
  private final KeyTable keys = new KeyTable(markets);
  private final CarrierRoutes routes = new CarrierRoutes(keys, markets);
  private long lastId;

  private int fare(String origin, String destination, int carrier) {
    int row =
        keys.add(
            new FareQueryRef(
                ++lastId,
                FareQuery.oneWay(
                    Market.of(origin, destination),
                    PlannedRun.DAY_ONE.plusDays(30 + lastId % 200),
                    "CH",
                    "CHF")));
    keys.carrier(row, carrier);
    return row;
  }

  private int led(String origin, String destination, int carrier, double watchers) {
    int row = fare(origin, destination, carrier);
    routes.leads(keys.market(row), row, watchers);
    return row;
  }

  private List<Integer> others(int row) {
    List<Integer> found = new ArrayList<>();
    routes.others(keys.market(row), keys.carrier(row), (other, _) -> found.add(other));
    return found;
  }

  @Test
  void knowsRoutesThatShareAnAirportWhicheverWayTheyFly() {
    int here = led("ZRH", "LHR", SWISS, 5);
    int sameOrigin = led("ZRH", "JFK", SWISS, 5);
    int intoOrigin = led("CDG", "ZRH", SWISS, 5);
    int sameDestination = led("GVA", "LHR", SWISS, 5);
    led("GVA", "JFK", SWISS, 5);

    assertThat(others(here)).containsExactlyInAnyOrder(sameOrigin, intoOrigin, sameDestination);
  }

  @Test
  void neitherTheWayBackNorAnotherCarrierIsAnotherRoute() {
    int here = led("ZRH", "LHR", SWISS, 5);
    led("LHR", "ZRH", SWISS, 5);
    led("ZRH", "JFK", BRITISH, 5);

    assertThat(others(here)).isEmpty();
  }

  @Test
  void nothingIsSaidWhileTheCarrierIsNotKnown() {
    int here = led("ZRH", "LHR", 0, 5);
    led("ZRH", "JFK", 0, 5);

    assertThat(others(here)).isEmpty();
  }

  @Test
  void keepsTheMostWatchedOfManyRoutes() {
    int here = led("ZRH", "LHR", SWISS, 1);
    List<Integer> rows = new ArrayList<>();
    for (char last = 'A'; last <= 'Z'; last++) {
      rows.add(led("ZRH", "XX" + last, SWISS, last));
    }

    assertThat(others(here))
        .hasSize(CarrierRoutes.MOST_PER_AIRPORT)
        .containsExactlyInAnyOrderElementsOf(
            rows.subList(rows.size() - CarrierRoutes.MOST_PER_AIRPORT, rows.size()));
  }

  @Test
  void aRouteStandsOnceHoweverOftenItIsRanked() {
    int here = led("ZRH", "LHR", SWISS, 5);
    led("ZRH", "JFK", SWISS, 5);
    int now = led("ZRH", "JFK", SWISS, 3);

    assertThat(others(here)).containsExactly(now);
  }

  @Test
  void whatHasEndedOrIsLedByAnotherIsForgotten() {
    int here = led("ZRH", "LHR", SWISS, 5);
    int ended = led("ZRH", "JFK", SWISS, 5);
    int taken = led("ZRH", "CDG", SWISS, 5);
    keys.remove(ended);
    keys.carrier(taken, BRITISH);

    assertThat(others(here)).isEmpty();
    keys.carrier(taken, SWISS);
    assertThat(others(here)).as("until it is ranked again").isEmpty();
  }

  @Test
  void aRowThatHoldsAnotherFareQueryByNowIsNotTakenForTheOldOne() {
    int here = led("ZRH", "LHR", SWISS, 5);
    int ended = led("ZRH", "JFK", SWISS, 5);
    keys.remove(ended);
    int reused = fare("GVA", "FCO", SWISS);

    assertThat(reused).isEqualTo(ended);
    assertThat(others(here)).isEmpty();
  }

  @Test
  void growsWithTheAirports() {
    List<Integer> rows = new ArrayList<>();
    for (char first = 'A'; first <= 'Z'; first++) {
      for (char second = 'A'; second <= 'Z'; second++) {
        rows.add(led("" + first + second + "A", "" + first + second + "B", SWISS, 5));
        rows.add(led("" + first + second + "A", "" + first + second + "C", SWISS, 5));
      }
    }

    for (int at = 0; at < rows.size(); at += 2) {
      assertThat(others(rows.get(at))).containsExactly(rows.get(at + 1));
    }
    assertThat(routes.bytes()).isLessThan(rows.size() * 800L);
  }
}
