package dev.faremarket.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faremarket.FareMarket;
import dev.faremarket.MarketClock;
import dev.faremarket.MarketConfig;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import dev.faremarket.SimulatedMarket;
import dev.faremarket.server.MarketView;
import dev.faremarket.server.WholeUnits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroundTruthTest {
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void agreesWithWhatALiveSearchWouldShowBeforeAndAfterEveryChange() {
    SimulatedMarket market = SimulatedMarket.of(MarketConfig.of(11, 20));
    MarketClock clock = new MarketClock(START, 360);
    MarketView view = MarketView.of(market, clock);
    List<FareKey> fares =
        market.routes().stream()
            .map(route -> new FareKey(route, LocalDate.parse("2026-04-20")))
            .toList();
    List<TrueChange> changes = new GroundTruth(view).changes(fares, START, START.plusSeconds(1200));
    assertThat(changes).hasSizeGreaterThan(2 * fares.size());
    for (TrueChange change : changes) {
      Instant market1 = clock.marketTime(change.at());
      assertThat(shown(market, change.fare(), market1.plusSeconds(1)))
          .as("%s", change)
          .isEqualTo(Objects.requireNonNullElse(change.priceMinor(), 0L));
    }
    assertThat(changes).extracting(TrueChange::at).isSorted();
  }

  @Test
  void knowsWhatThereAndBackCosts() {
    SimulatedMarket market = SimulatedMarket.of(MarketConfig.of(11, 20));
    MarketClock clock = new MarketClock(START, 360);
    List<FareKey> fares =
        market.routes().stream()
            .map(route ->
                new FareKey(route, LocalDate.parse("2026-04-20"), LocalDate.parse("2026-04-27")))
            .toList();
    List<TrueChange> changes =
        new GroundTruth(MarketView.of(market, clock))
            .changes(fares, START, START.plusSeconds(1200));
    assertThat(changes).hasSizeGreaterThan(2 * fares.size());
    for (TrueChange change : changes) {
      FareKey fare = change.fare();
      Instant then = clock.marketTime(change.at()).plusSeconds(1);
      List<MarketFare> shown = market.fares(fare.route(), fare.departure(), fare.returning(), then);
      Long lowest =
          shown.isEmpty()
              ? null
              : WholeUnits.shownInMinor(
                  shown.getFirst().amountMinor(), shown.getFirst().currency());
      assertThat(lowest).as("%s", change).isEqualTo(change.priceMinor());
    }
  }

  @Test
  void knowsWhatTheOffersOfAFilterCost() {
    SimulatedMarket market = SimulatedMarket.of(MarketConfig.of(11, 20));
    MarketClock clock = new MarketClock(START, 360);
    OfferFilter nonstop = OfferFilter.of(0, Set.of(), Set.of());
    List<FareKey> fares =
        market.routes().stream()
            .map(route -> new FareKey(route, LocalDate.parse("2026-04-20")).of(nonstop))
            .toList();
    List<TrueChange> changes =
        new GroundTruth(MarketView.of(market, clock))
            .changes(fares, START, START.plusSeconds(1200));
    assertThat(changes).hasSizeGreaterThan(fares.size());
    for (TrueChange change : changes) {
      FareKey fare = change.fare();
      Instant then = clock.marketTime(change.at()).plusSeconds(1);
      Long lowest =
          market.fares(fare.route(), fare.departure(), then).stream()
              .filter(shown -> shown.stops() == 0)
              .map(shown -> WholeUnits.shownInMinor(shown.amountMinor(), shown.currency()))
              .min(Long::compare)
              .orElse(null);
      assertThat(lowest).as("%s", change).isEqualTo(change.priceMinor());
    }
    assertThat(
            new FareKey(
                    market.routes().getFirst(),
                    LocalDate.parse("2026-04-20"),
                    LocalDate.parse("2026-04-21"),
                    nonstop)
                .counts("TP", 0))
        .as("nobody tells the stops of both ways")
        .isFalse();
  }

  @Test
  void beginsAHistoryWithThePriceThatStood() {
    SimulatedMarket market = SimulatedMarket.of(MarketConfig.of(11, 5));
    MarketView view = MarketView.of(market, new MarketClock(START, 1));
    Route route = market.routes().getFirst();
    FareKey fare = new FareKey(route, LocalDate.parse("2026-04-20"));
    Instant from = START.minusSeconds(60 * 86_400L);
    List<PricePoint> history = new GroundTruth(view).history(fare, from, START);
    assertThat(history.getFirst().at()).isEqualTo(from);
    assertThat(history).hasSizeGreaterThan(3);
    for (int i = 1; i < history.size(); i++) {
      assertThat(history.get(i).priceMinor()).isNotEqualTo(history.get(i - 1).priceMinor());
    }
    assertThat(Objects.requireNonNullElse(history.getLast().priceMinor(), 0L))
        .isEqualTo(shown(market, fare, START));
  }

  @Test
  void agreesWithAMetasearchAboutTheMovesThatNoAirlineMade() {
    SimulatedMarket market = SimulatedMarket.of(MarketConfig.of(11, 150));
    MarketView fares = MarketView.of(market, new MarketClock(START, 360));
    MarketView metasearch = fares.asMetasearch(11);
    List<FareKey> keys =
        market.routes().stream()
            .map(route -> new FareKey(route, LocalDate.parse("2026-04-20")))
            .toList();
    Instant end = START.plusSeconds(1200);
    List<TrueChange> changes = new GroundTruth(metasearch).changes(keys, START, end);
    for (TrueChange change : changes) {
      Instant then = metasearch.clock().marketTime(change.at()).plusSeconds(1);
      assertThat(shown(metasearch.market(), change.fare(), then))
          .as("%s", change)
          .isEqualTo(Objects.requireNonNullElse(change.priceMinor(), 0L));
    }
    List<TrueChange> airlines = new GroundTruth(fares).changes(keys, START, end);
    assertThat(smallMoves(changes)).isGreaterThan(60);
    assertThat(smallMoves(airlines)).isLessThan(smallMoves(changes) / 10);
  }

  /** How many of these are below one per cent. */
  private static long smallMoves(List<TrueChange> changes) {
    Map<FareKey, Long> before = new HashMap<>();
    long small = 0;
    for (TrueChange change : changes) {
      Long now = change.priceMinor();
      Long last = now == null ? before.remove(change.fare()) : before.put(change.fare(), now);
      small += now != null && last != null && Math.abs((double) now / last - 1) < 0.01 ? 1 : 0;
    }
    return small;
  }

  private static long shown(FareMarket market, FareKey fare, Instant at) {
    return market.fares(fare.route(), fare.departure(), at).stream()
        .mapToLong(seen -> WholeUnits.shownInMinor(seen.amountMinor(), seen.currency()))
        .min()
        .orElse(0);
  }
}
