package dev.faremarket.metasearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faremarket.FareChange;
import dev.faremarket.FareMarket;
import dev.faremarket.MarketConfig;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import dev.faremarket.SimulatedMarket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetasearchMarketTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-03-10");
  private static final Route THERE = new Route("CDG", "LHR");
  private static final SimulatedMarket FARES = SimulatedMarket.of(MarketConfig.of(7, 200));
  private static final MetasearchMarket METASEARCH = new MetasearchMarket(FARES, 7);
  private static final MetasearchMarket STANDSTILL = new MetasearchMarket(new Standstill(), 7);

  @Property(tries = 200)
  void changesAreExactlyWhatTheFaresShowBeforeAndAfter(
      @ForAll @IntRange(max = 199) int routeIndex,
      @ForAll @IntRange(max = 331) int daysAhead,
      @ForAll @LongRange(min = 1, max = 1_000_000) long seconds) {
    Route route = FARES.routes().get(routeIndex);
    LocalDate departure = TODAY.plusDays(daysAhead);
    Instant to = NOON.plusSeconds(seconds);

    Map<String, Long> known = prices(METASEARCH, route, departure, NOON);
    for (FareChange change : METASEARCH.changes(route, departure, NOON, to)) {
      assertThat(change.at()).isAfter(NOON).isBeforeOrEqualTo(to);
      Instant just = change.at().minusNanos(1);
      Long before = prices(METASEARCH, route, departure, just).get(change.carrier());
      Long after = prices(METASEARCH, route, departure, change.at()).get(change.carrier());
      assertThat(before).isEqualTo(known.get(change.carrier())).isNotEqualTo(after);
      assertThat(change.amountMinor()).isEqualTo(after);
      if (after == null) {
        known.remove(change.carrier());
      } else {
        known.put(change.carrier(), after);
      }
    }
    assertThat(known).isEqualTo(prices(METASEARCH, route, departure, to));
  }

  @Test
  void ratesMoveForeignAirlinesFaresALittleEveryDayAndLeaveTheFaresThemselvesAlone() {
    int moved = 0;
    int days = 0;
    for (int day = 0; day < 200; day++) {
      Long before = foreign(day);
      Long after = foreign(day + 1);
      if (before != null && after != null) {
        double move = (double) after / before - 1;
        assertThat(Math.abs(move)).isLessThan(0.02);
        moved += move == 0 ? 0 : 1;
        days++;
      }
    }
    assertThat(days).isGreaterThan(100);
    assertThat((double) moved / days).isGreaterThan(0.8);
    assertThat(new Standstill().changes(THERE, TODAY, NOON, at(200))).isEmpty();
  }

  @Test
  void anAirlineOfThePlaceOfDepartureAsksTheSameEveryDay() {
    for (int day = 0; day < 100; day++) {
      Long shown = prices(STANDSTILL, THERE, TODAY.plusDays(300), at(day)).get("AF");
      assertThat(shown == null ? Standstill.AMOUNT : shown).isEqualTo(Standstill.AMOUNT);
    }
  }

  @Test
  void someAirlinesAreNotFoundNowAndThen() {
    int asked = 0;
    int found = 0;
    List<Double> byDate = new ArrayList<>();
    for (int date = 0; date < 200; date += 2) {
      int own = 0;
      for (int day = 0; day < 100; day++) {
        boolean there = prices(STANDSTILL, THERE, TODAY.plusDays(date), at(day)).containsKey("BA");
        own += there ? 1 : 0;
      }
      asked += 100;
      found += own;
      byDate.add(own / 100.0);
    }
    assertThat((double) found / asked).isCloseTo(0.915, within(0.03));
    assertThat(byDate).anyMatch(share -> share < 0.8).anyMatch(share -> share > 0.95);
  }

  @Test
  void aRoundTripCostsBothWaysOfOneAirlineInTheMoneyOfDeparture() {
    List<RoundTrip> trips =
        STANDSTILL.roundTrips(THERE, TODAY.plusDays(30), TODAY.plusDays(37), NOON);
    assertThat(trips).extracting(RoundTrip::carrier).containsExactlyInAnyOrder("AF", "BA");
    for (RoundTrip trip : trips) {
      assertThat(trip.amountMinor() / (2.0 * Standstill.AMOUNT)).isBetween(0.9, 1.1);
      assertThat(trip.amountMinor() % 100).isZero();
    }
  }

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    MetasearchMarket again = new MetasearchMarket(FARES, 7);
    MetasearchMarket other = new MetasearchMarket(FARES, 8);
    int same = 0;
    for (Route route : FARES.routes()) {
      LocalDate date = TODAY.plusDays(40);
      List<MarketFare> fares = METASEARCH.fares(route, date, NOON);
      assertThat(again.fares(route, date, NOON)).isEqualTo(fares);
      assertThat(fares)
          .isSortedAccordingTo((a, b) -> Long.compare(a.amountMinor(), b.amountMinor()));
      same += fares.equals(other.fares(route, date, NOON)) ? 1 : 0;
    }
    assertThat(same).isLessThan(FARES.routes().size() / 2);
  }

  private static @Nullable Long foreign(int day) {
    return prices(STANDSTILL, THERE, TODAY.plusDays(300), at(day)).get("BA");
  }

  private static Instant at(int day) {
    return NOON.plus(Duration.ofDays(day));
  }

  private static Map<String, Long> prices(
      FareMarket market, Route route, LocalDate departure, Instant at) {
    Map<String, Long> prices = new HashMap<>();
    market.fares(route, departure, at).forEach(f -> prices.put(f.carrier(), f.amountMinor()));
    return prices;
  }

  /** A French and a British airline that never move a fare: 1,000 euros, or as much in pounds. */
  private record Standstill() implements FareMarket {

    static final long AMOUNT = 100_000;

    @Override
    public List<Route> routes() {
      return List.of(THERE, THERE.reversed());
    }

    @Override
    public int horizonDays() {
      return 331;
    }

    @Override
    public List<MarketFare> fares(Route route, LocalDate departure, Instant at) {
      boolean there = route.equals(THERE);
      long amount = there ? AMOUNT : Math.round(AMOUNT * 0.86);
      String money = there ? "EUR" : "GBP";
      return List.of(fare("AF", amount, money, departure), fare("BA", amount, money, departure));
    }

    private static MarketFare fare(String carrier, long amount, String money, LocalDate departure) {
      return new MarketFare(carrier, 0, amount, money, "100", departure.atTime(9, 0), 75, 4);
    }

    @Override
    public List<FareChange> changes(Route route, LocalDate departure, Instant from, Instant to) {
      return List.of();
    }
  }
}
