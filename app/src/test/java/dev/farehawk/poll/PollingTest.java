package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Observation;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.provider.ProviderConfig;
import dev.farehawk.provider.ProviderGateways;
import dev.farehawk.provider.ProviderKey;
import dev.farehawk.provider.ProviderKind;
import dev.farehawk.provider.ProviderLimits;
import dev.farehawk.provider.budget.BudgetLedger;
import dev.farehawk.provider.budget.JdbcBudgetLedger;
import dev.farehawk.testing.TestDatabase;
import dev.farehawk.watch.Demand;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PollingTest {

  private static final String KEY = "a-key-of-the-test";
  private static final Route ROUTE = new Route("ZRH", "LHR");
  private static final Deadlines DEADLINES = new Deadlines(Duration.ofSeconds(10));
  private static final PollConfig CONFIG =
      new PollConfig(true, Duration.ofMinutes(1), 0.5, 0.25, 1000, 0.05, null);

  private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final BlockingQueue<Observation> observed = new LinkedBlockingQueue<>();
  private final List<Observation> passedOver = new ArrayList<>();
  private final LocalDate departure =
      LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(40);

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final SeenTimes seenTimes =
      new SeenTimes(
          jdbc, new TransactionTemplate(new JdbcTransactionManager(database.dataSource())));
  private final PollLedger ledger = new PollLedger(jdbc);
  private final PollMemory memory =
      new PollMemory(seenTimes, new PriceContexts(jdbc, clock), ledger);
  private final BudgetLedger budgets =
      new JdbcBudgetLedger(jdbc, new JdbcTransactionManager(database.dataSource()), "this node");
  private FareMarketServer market;
  private ProviderGateways gateways;
  private Desks desks;
  private PollDemand demand;
  private Polling polling;

  @BeforeEach
  void startAMarketAndTheStage() {
    market =
        FareMarketServer.start(
            ServerSettings.published(KEY, KEY, 7)
                .withCalendar(
                    new ProviderSettings(
                        KEY, RateLimit.perSecond(50), ProviderSettings.UNBOUNDED, Latency.none()))
                .withLive(
                    new ProviderSettings(
                        KEY, RateLimit.perSecond(200), ProviderSettings.UNBOUNDED, Latency.none())),
            new MarketView(
                new FixedMarket(ROUTE), new MarketClock(clock.instant(), 1), _ -> ZoneOffset.UTC),
            clock);
    gateways =
        new ProviderGateways(
            List.of(
                provider("flights", ProviderKind.SERPAPI, 200),
                provider("calendar", ProviderKind.TRAVELPAYOUTS, 50)),
            budgets,
            ledger,
            clock,
            metrics);
    desks = new Desks(gateways, CONFIG, DEADLINES, clock);
    demand = new PollDemand(desks, seenTimes, clock);
    polling =
        new Polling(
            desks,
            new LookResults(observed::put, memory, clock),
            memory,
            new Polling.Surroundings(CONFIG, DEADLINES, clock, metrics));
  }

  private ProviderConfig provider(String name, ProviderKind kind, int perSecond) {
    return new ProviderConfig(
        name,
        kind,
        market.address(),
        ProviderKey.of(KEY),
        true,
        ProviderLimits.perSecond(perSecond, Duration.ofSeconds(5), 16));
  }

  private Looks looks(Desks of) {
    return new Looks(of, seenTimes, Deadlines.STANDARD, clock);
  }

  @AfterEach
  void stop() {
    polling.stop();
    gateways.close();
    market.close();
    database.close();
  }

  @Test
  void demandBecomesLiveAndCachedObservations() throws InterruptedException {
    FareQueryRef ref = fareQuery(departure);
    List<Demand> wanted = new ArrayList<>(List.of(new Demand(ref, 2, true)));
    // A cache does not hold every date; of a whole month it holds some.
    for (int days = 1; days <= 28; days++) {
      wanted.add(new Demand(fareQuery(departure.plusDays(days)), 1, false));
    }
    demand.publish(wanted);
    polling.start();

    // Others come up as well, so its reply need not be the first.
    Observation live = next(Freshness.LIVE);
    while (!live.fareQuery().equals(ref)) {
      live = next(Freshness.LIVE);
    }

    assertThat(live.reason()).isEqualTo(LookReason.FIRST_LOOK);
    assertThat(live.provider()).isEqualTo("flights");
    assertThat(live.offers())
        .extracting(offer -> offer.price())
        .contains(new Money(FixedMarket.CHEAPEST_MINOR, "CHF"));
    Observation cached = next(Freshness.CACHED);
    assertThat(cached.reason()).isEqualTo(LookReason.CALENDAR);
    assertThat(cached.observedAt()).isBeforeOrEqualTo(cached.fetchedAt());
  }

  @Test
  void looksAgainBeforeTheDeadlineIsOver() throws InterruptedException {
    FareQueryRef ref = fareQuery(departure);
    demand.publish(List.of(new Demand(ref, 1, true)));
    polling.start();
    Observation first = next(Freshness.LIVE);

    Observation second = next(Freshness.LIVE);

    assertThat(second.reason()).isEqualTo(LookReason.READY);
    assertThat(Duration.between(first.observedAt(), second.observedAt()))
        .isLessThanOrEqualTo(DEADLINES.detection());
  }

  @Test
  void measuresWhatItsLooksReachBesideWhatTheyCould() throws InterruptedException {
    MeasureCoverage measure = new MeasureCoverage(desks, DEADLINES, clock);
    measure.show(metrics);
    measure.run();
    assertThat(measure.latest()).isEmpty();
    FareQueryRef ref = fareQuery(departure);
    demand.publish(
        List.of(new Demand(ref, 2, true), new Demand(fareQuery(departure.plusDays(1)), 1, true)));
    polling.start();
    next(Freshness.LIVE);
    next(Freshness.LIVE);

    polling.stop();
    measure.run();

    LiveCoverage coverage = measure.latest().orElseThrow();
    assertThat(coverage.watched().fareQueries()).isEqualTo(2);
    assertThat(coverage.watched().neverLooked()).isZero();
    assertThat(coverage.reached().onTime()).isEqualTo(1);
    assertThat(coverage.looks().allowed()).isEqualTo(200);
    assertThat(coverage.possible().independent()).isEqualTo(1);
    assertThat(metrics.get("farehawk.coverage.bound.any").gauge().value()).isEqualTo(1);
  }

  @Test
  void endsWithEverythingWrittenDown() throws InterruptedException {
    FareQueryRef ref = fareQuery(departure);
    demand.publish(List.of(new Demand(ref, 1, true)));
    polling.start();
    next(Freshness.LIVE);

    polling.stop();

    assertThat(
            jdbc.sql("SELECT live_at IS NOT NULL FROM fare_query_seen WHERE fare_query = ?")
                .param(ref.id())
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(
            jdbc.sql("SELECT sum(calls) FROM poll_ledger WHERE provider = 'flights'")
                .query(Long.class)
                .single())
        .isPositive();
    assertThat(looks(desks).of(List.of(ref.id())).get(ref.id()))
        .satisfies(look -> assertThat(look.lastLive()).isNotNull())
        .satisfies(look -> assertThat(look.failing()).isFalse());
  }

  @Test
  void aWrongKeyFailsHonestlyAndObservesNothing() {
    try (ProviderGateways refused =
        new ProviderGateways(
            List.of(
                new ProviderConfig(
                    "flights",
                    ProviderKind.SERPAPI,
                    market.address(),
                    ProviderKey.of("wrong"),
                    true,
                    null)),
            budgets,
            ledger,
            clock,
            metrics)) {
      Desks others = new Desks(refused, CONFIG, DEADLINES, clock);
      Polling hopeless =
          new Polling(
              others,
              new LookResults(observed::put, memory, clock),
              memory,
              new Polling.Surroundings(CONFIG, DEADLINES, clock, metrics));
      FareQueryRef ref = fareQuery(departure);
      new PollDemand(others, seenTimes, clock).publish(List.of(new Demand(ref, 1, true)));
      hopeless.start();
      while (refused.status().getFirst().failures() == 0) {
        Thread.onSpinWait();
      }
      hopeless.stop();

      LookStatus look = Objects.requireNonNull(looks(others).of(List.of(ref.id())).get(ref.id()));
      assertThat(observed).isEmpty();
      assertThat(look.why().words()).contains("401").doesNotContain("wrong");
    }
  }

  /** The next of this freshness; those of the other wait for whoever asks for them. */
  private Observation next(Freshness freshness) throws InterruptedException {
    Observation found = null;
    for (Observation waiting : passedOver) {
      if (found == null && waiting.freshness() == freshness) {
        found = waiting;
      }
    }
    if (found != null) {
      passedOver.remove(found);
      return found;
    }
    Observation observation = observed.poll(20, TimeUnit.SECONDS);
    while (observation != null && observation.freshness() != freshness) {
      passedOver.add(observation);
      observation = observed.poll(20, TimeUnit.SECONDS);
    }
    assertThat(observation).as("an observation that is " + freshness).isNotNull();
    return observation;
  }

  private FareQueryRef fareQuery(LocalDate date) {
    FareQuery query = FareQuery.oneWay(Market.of("ZRH", "LHR"), date, "CH", "CHF");
    long id =
        jdbc.sql(
                """
                INSERT INTO fare_query
                  (origin, destination, departure, adults, cabin, point_of_sale, currency,
                   created_at)
                VALUES ('ZRH', 'LHR', ?, 1, 'ECONOMY', 'CH', 'CHF', '2026-01-01Z')
                RETURNING id
                """)
            .param(date)
            .query(Long.class)
            .single();
    return new FareQueryRef(id, query);
  }
}
