package dev.faremarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-03-10");
  private static final SimulatedMarket MARKET = SimulatedMarket.of(MarketConfig.of(7, 200));

  private record Question(Route route, LocalDate departure, Instant at) {}

  @Test
  void givesTheSameFaresForTheSameSeedInAnyOrderOfAsking() {
    List<Question> questions = questions(MARKET, 2000);
    Map<Question, List<MarketFare>> answers = new HashMap<>();
    questions.forEach(q -> answers.put(q, MARKET.fares(q.route(), q.departure(), q.at())));

    SimulatedMarket forgetful = SimulatedMarket.of(new MarketConfig(7, 200, 331, 2));
    Collections.shuffle(questions, new Random(1));

    for (Question q : questions) {
      assertThat(forgetful.fares(q.route(), q.departure(), q.at())).isEqualTo(answers.get(q));
    }
  }

  @Test
  void givesOtherFaresForAnotherSeed() {
    SimulatedMarket other = SimulatedMarket.over(MARKET.routes(), MarketConfig.of(8, 200));
    long same =
        questions(MARKET, 200).stream()
            .filter(q ->
                MARKET
                    .fares(q.route(), q.departure(), q.at())
                    .equals(other.fares(q.route(), q.departure(), q.at())))
            .count();
    assertThat(same).isLessThan(5);
  }

  @Property(tries = 300)
  void changesAreExactlyWhatTheFaresShowBeforeAndAfter(
      @ForAll @IntRange(max = 199) int routeIndex,
      @ForAll @IntRange(max = 331) int daysAhead,
      @ForAll @LongRange(min = 1, max = 2_000_000) long seconds) {
    Route route = MARKET.routes().get(routeIndex);
    LocalDate departure = TODAY.plusDays(daysAhead);
    Instant to = NOON.plusSeconds(seconds);

    Map<String, Long> known = prices(route, departure, NOON);
    for (FareChange change : MARKET.changes(route, departure, NOON, to)) {
      assertThat(change.at()).isAfter(NOON).isBeforeOrEqualTo(to);
      Long before = prices(route, departure, change.at().minusNanos(1)).get(change.carrier());
      Long after = prices(route, departure, change.at()).get(change.carrier());
      assertThat(before).isEqualTo(known.get(change.carrier())).isNotEqualTo(after);
      assertThat(change.amountMinor()).isEqualTo(after);
      if (after == null) {
        known.remove(change.carrier());
      } else {
        known.put(change.carrier(), after);
      }
    }
    assertThat(known).isEqualTo(prices(route, departure, to));
  }

  @Test
  void sellsOutNowAndThenAndSaysSo() {
    long soldOut = 0;
    for (Route route : MARKET.routes().subList(0, 40)) {
      soldOut +=
          MARKET
              .changes(
                  route,
                  TODAY.plusDays(3),
                  NOON.minus(Duration.ofDays(30)),
                  NOON.plus(Duration.ofDays(3)))
              .stream()
              .filter(change -> change.amountMinor() == null)
              .count();
    }
    assertThat(soldOut).isBetween(2L, 60L);
  }

  @Test
  void sellsFromTheHorizonUntilMidnightAfterDepartureAtTheOrigin() {
    Route route = new Route("JFK", "LHR");
    SimulatedMarket market = SimulatedMarket.over(List.of(route), MarketConfig.of(1, 1));
    LocalDate departure = LocalDate.parse("2026-07-01");
    Instant end = Instant.parse("2026-07-02T04:00:00Z");
    Instant opening = Instant.parse("2025-08-04T04:00:00Z");

    assertThat(departure.minusDays(331)).isEqualTo("2025-08-04");
    assertThat(market.fares(route, departure, opening.minusSeconds(1))).isEmpty();
    assertThat(market.fares(route, departure, opening)).isNotEmpty();
    assertThat(market.fares(route, departure, end)).isEmpty();
    assertThat(market.changes(route, departure, opening.minusSeconds(1), end))
        .hasSizeGreaterThan(10);
    assertThat(market.changes(route, departure, end, end.plusSeconds(1_000_000))).isEmpty();
    assertThat(market.fares(new Route("JFK", "KEF"), departure, opening)).isEmpty();
  }

  @Test
  void asksPositivePricesInTheMoneyOfTheOrigin() {
    for (Question q : questions(MARKET, 1000)) {
      String currency = MARKET.airports().get(q.route().origin()).currency();
      List<MarketFare> fares = MARKET.fares(q.route(), q.departure(), q.at());
      assertThat(fares).hasSizeLessThanOrEqualTo(6);
      assertThat(fares).allMatch(fare -> fare.amountMinor() > 0 && fare.seatsLeft() > 0);
      assertThat(fares).allMatch(fare -> fare.currency().equals(currency));
      assertThat(fares)
          .isSortedAccordingTo((a, b) -> Long.compare(a.amountMinor(), b.amountMinor()));
      assertThat(fares.stream().map(MarketFare::carrier)).doesNotHaveDuplicates();
    }
  }

  @Test
  void startsWithTheBiggestRoutesInBothDirections() {
    List<Route> routes = MARKET.routes();
    assertThat(routes).hasSize(200).doesNotHaveDuplicates();
    for (int i = 0; i < routes.size(); i += 2) {
      assertThat(routes.get(i + 1)).isEqualTo(routes.get(i).reversed());
    }
    assertThat(routes).allMatch(route -> MARKET.airports().get(route.origin()).rank() < 300);
  }

  @Test
  void makesSeventyThousandMarketsQuickly() {
    long before = System.nanoTime();
    SimulatedMarket market = SimulatedMarket.of(MarketConfig.of(3, 70_000));
    Duration took = Duration.ofNanos(System.nanoTime() - before);

    assertThat(new HashSet<>(market.routes())).hasSize(70_000);
    assertThat(took).isLessThan(Duration.ofSeconds(3));
    Route last = market.routes().getLast();
    assertThat(market.fares(last, TODAY.plusDays(20), NOON)).isNotEmpty();
  }

  @Test
  void putsGivenRoutesFirstBySizeAndFillsUpWithGeneratedOnes() {
    Route small = new Route("TRD", "BGO");
    Route large = new Route("LHR", "JFK");
    SimulatedMarket market = SimulatedMarket.over(List.of(small, large), MarketConfig.of(7, 50));
    assertThat(market.routes()).hasSize(50).doesNotHaveDuplicates().startsWith(large, small);
    assertThat(SimulatedMarket.over(List.of(small, large), MarketConfig.of(7, 1)).routes())
        .containsExactly(large);
  }

  @Test
  void refusesWhatNoMarketCanBe() {
    assertThatThrownBy(() -> MarketConfig.of(1, 70_001))
        .hasMessage("markets must be between 1 and 70000, not 70001");
    assertThatThrownBy(
            () -> SimulatedMarket.over(List.of(new Route("LHR", "QQQ")), MarketConfig.of(1, 1)))
        .hasMessageContaining("does not know the airport QQQ");
    assertThatThrownBy(
            () -> SimulatedMarket.over(List.of(new Route("LHR", "LHR")), MarketConfig.of(1, 1)))
        .hasMessageContaining("to itself");
  }

  private static Map<String, Long> prices(Route route, LocalDate departure, Instant at) {
    Map<String, Long> prices = new HashMap<>();
    MARKET.fares(route, departure, at).forEach(f -> prices.put(f.carrier(), f.amountMinor()));
    return prices;
  }

  private static List<Question> questions(SimulatedMarket market, int count) {
    Random random = new Random(5);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Route route = market.routes().get(random.nextInt(market.routes().size()));
      questions.add(
          new Question(
              route,
              TODAY.plusDays(random.nextInt(332)),
              NOON.plusSeconds(random.nextInt(86_400))));
    }
    return questions;
  }
}
