package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Observation;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.poll.LiveSearch.Heard;
import dev.farehawk.provider.ProviderConfig;
import dev.farehawk.provider.ProviderGateways;
import dev.farehawk.provider.ProviderKey;
import dev.farehawk.provider.ProviderKind;
import dev.farehawk.provider.ProviderLimits;
import dev.farehawk.provider.ProviderResult;
import dev.farehawk.provider.budget.JdbcBudgetLedger;
import dev.farehawk.testing.TestDatabase;
import dev.faremarket.MarketClock;
import dev.faremarket.Route;
import dev.faremarket.server.FareMarketServer;
import dev.faremarket.server.Latency;
import dev.faremarket.server.MarketView;
import dev.faremarket.server.ProviderSettings;
import dev.faremarket.server.RateLimit;
import dev.faremarket.server.ServerSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class LiveSearchTest {

  private static final String KEY = "a-key-of-the-test";
  private static final Route ROUTE = new Route("ZRH", "LHR");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  private final Queue<Observation> observed = new ConcurrentLinkedQueue<>();
  private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
  private final LocalDate departure =
      LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(40);
  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final JdbcTransactionManager transactions =
      new JdbcTransactionManager(database.dataSource());
  private final FareMarketServer market =
      FareMarketServer.start(
          ServerSettings.published(KEY, KEY, 7)
              .withLive(
                  new ProviderSettings(
                      KEY, RateLimit.perSecond(200), ProviderSettings.UNBOUNDED, Latency.none())),
          new MarketView(
              new FixedMarket(ROUTE), new MarketClock(clock.instant(), 1), _ -> ZoneOffset.UTC),
          clock);
  private final ProviderGateways gateways =
      new ProviderGateways(
          List.of(
              provider("flights", ProviderKind.SERPAPI),
              provider("calendar", ProviderKind.TRAVELPAYOUTS)),
          new JdbcBudgetLedger(jdbc, transactions, "this node"),
          new PollLedger(jdbc),
          clock,
          new SimpleMeterRegistry());

  private ProviderConfig provider(String name, ProviderKind kind) {
    return new ProviderConfig(
        name,
        kind,
        market.address(),
        ProviderKey.of(KEY),
        true,
        ProviderLimits.perSecond(200, Duration.ofSeconds(5), 16));
  }

  private LiveSearch search(double share) {
    PollConfig config = new PollConfig(true, Duration.ofMinutes(1), 0.5, 0.25, 1000, share, null);
    SeenTimes seenTimes = new SeenTimes(jdbc, new TransactionTemplate(transactions));
    PriceContexts contexts = new PriceContexts(jdbc, clock);
    return new LiveSearch(
        new Desks(gateways, config, Deadlines.STANDARD, clock),
        new LookResults(
            observed::add, new PollMemory(seenTimes, contexts, new PollLedger(jdbc)), clock),
        share,
        Deadlines.STANDARD.detection(),
        clock);
  }

  @AfterEach
  void stop() {
    gateways.close();
    market.close();
    database.close();
  }

  @Test
  void tellsWhatLiveProvidersAskAndKeepsItAsAnObservation() {
    try (LiveSearch search = search(0.05)) {
      search.ask(fares(2), clock.instant().plus(PATIENCE), heard::add).join();
    }

    assertThat(heard).extracting(Heard::provider).containsExactly("flights", "flights");
    assertThat(heard)
        .allSatisfy(one ->
            assertThat(one.result())
                .isInstanceOfSatisfying(
                    ProviderResult.Found.class,
                    found ->
                        assertThat(found.answers().getFirst().offers())
                            .anySatisfy(offer ->
                                assertThat(offer.price().minor())
                                    .isEqualTo(FixedMarket.CHEAPEST_MINOR))));
    assertThat(observed).extracting(Observation::reason).containsOnly(LookReason.SEARCH).hasSize(2);
  }

  @Test
  void asksNobodyOnceItsLaneIsEmpty() {
    int fares = LiveSearch.MOST_FARES;
    try (LiveSearch search = search(0.000_1)) {
      for (int searches = 0; searches < 6; searches++) {
        search.ask(fares(fares), clock.instant().plus(PATIENCE), heard::add).join();
      }
    }

    assertThat(heard).hasSize(6 * fares);
    assertThat(heard).filteredOn(one -> one.result() == null).hasSizeGreaterThanOrEqualTo(fares);
    assertThat(observed).hasSizeLessThan(6 * fares).isNotEmpty();
  }

  @Test
  void givesUpAProviderThatAdmitsNoCallInTime() {
    try (LiveSearch search = search(0.05)) {
      search.ask(fares(LiveSearch.MOST_FARES), clock.instant().minusSeconds(1), heard::add).join();
    }

    // Whoever is admitted at once is called all the same; nobody waits for a place.
    assertThat(heard).hasSize(LiveSearch.MOST_FARES);
    assertThat(observed).hasSize((int) heard.stream().filter(one -> one.result() != null).count());
  }

  @Test
  void refusesMoreFaresThanASearchMayAskFor() {
    try (LiveSearch search = search(0.05)) {
      assertThatThrownBy(() ->
              search.ask(
                  Collections.nCopies(LiveSearch.MOST_FARES + 1, fares(1).getFirst()),
                  clock.instant(),
                  heard::add))
          .hasMessageContaining("at most " + LiveSearch.MOST_FARES);
    }
    assertThat(heard).isEmpty();
  }

  private List<FareQueryRef> fares(int count) {
    return LongStream.range(0, count)
        .mapToObj(day ->
            new FareQueryRef(
                day + 1,
                FareQuery.oneWay(Market.of("ZRH", "LHR"), departure.plusDays(day), "CH", "CHF")))
        .toList();
  }
}
