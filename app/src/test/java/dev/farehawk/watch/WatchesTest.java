package dev.farehawk.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.account.Account;
import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Money;
import dev.farehawk.watch.WatchView.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchesTest {

  private static final LocalDate MAY = LocalDate.of(2027, 5, 14);

  private static final Duration DAY = Duration.ofDays(1);
  private static final WatchWorld WORLD = new WatchWorld(new WatchConfig(3, 400, 40, 331, DAY));

  private final WatchWorld world = WORLD;
  private List<UUID> people = List.of();
  private UUID alice = new UUID(0, 0);
  private UUID bob = new UUID(0, 0);

  @BeforeEach
  void threePeople() {
    world.clear();
    people = world.people(3).stream().map(Account::id).toList();
    alice = people.get(0);
    bob = people.get(1);
  }

  @AfterAll
  static void close() {
    WORLD.close();
  }

  @Test
  void watchIsReadBackAsItWasCreated() {
    WatchDraft draft =
        new WatchDraft(
            "zrh",
            "lon",
            new Dates.Around(MAY, 1),
            new Rule.TargetPrice(new Money(9_900, "CHF")),
            "  Spring in London ");

    WatchView created = world.watches.create(alice, draft);

    assertThat(world.watches.find(alice, created.id())).contains(created);
    assertThat(created.label()).isEqualTo("Spring in London");
    assertThat(created.journey())
        .isEqualTo(new Journey("ZRH", "LON", new Dates.Around(MAY, 1), "CHF"));
    assertThat(created.fareQueries())
        .extracting(ref -> ref.query().departure())
        .contains(MAY.minusDays(1), MAY, MAY.plusDays(1));
    assertThat(created.fareQueries())
        .extracting(ref -> ref.query().market().toString())
        .contains("ZRH-LHR", "ZRH-LGW", "ZRH-STN");
  }

  @Test
  void everyKindOfTripIsReadBackAsItWasCreated() {
    Rule oracle = new Rule.OracleSays();
    List<Trip> trips =
        List.of(
            Trip.oneWay("ZRH", "JFK", new Dates.InMonth(YearMonth.of(2027, 5))),
            Trip.oneWay("ZRH", "JFK", new Dates.AnyDay()),
            Trip.oneWay("ZRH", "JFK", new Dates.On(MAY)).with(new Stay.Until(MAY.plusDays(7))),
            Trip.oneWay("ZRH", "JFK", new Dates.Around(MAY, 2)).with(new Stay.Nights(3, 5)),
            new Trip(
                List.of("ZRH", "GVA"),
                List.of("JFK", "BOS"),
                new Dates.Between(MAY, MAY.plusDays(1)),
                new Stay.Nights(7, 7),
                new Party(4, Cabin.PREMIUM_ECONOMY)));
    for (Trip trip : trips) {
      WatchView created = created(new WatchDraft(trip, oracle, null));
      assertThat(created.journey()).isEqualTo(new Journey(trip, FareFilter.NONE, "CHF"));
      assertThat(world.watches.find(alice, created.id())).contains(created);
    }
    assertThat(world.watches.list(alice)).hasSize(trips.size());
  }

  @Test
  void anyDayEndsWithTheLastDayThatIsLookedAt() {
    WatchView watch =
        created(new WatchDraft("ZRH", "LON", new Dates.AnyDay(), new Rule.OracleSays(), null));
    LocalDate last = watch.fareQueries().getLast().query().departure();
    world.at(last.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant());

    assertThat(world.watches.expire(world.store.instant())).isEqualTo(1);
  }

  /** Without the limit of a day, which the world keeps low. */
  private WatchView created(WatchDraft draft) {
    return world.watches.createAll(List.of(new Watches.Order(alice, draft))).getFirst();
  }

  @Test
  void twoPeopleWithOneWishShareAFareQuery() {
    WatchView first = world.watches.create(alice, on("ZRH", "JFK", MAY));
    WatchView second = world.watches.create(bob, on("ZRH", "JFK", MAY));

    assertThat(second.fareQueries()).isEqualTo(first.fareQueries());
    assertThat(world.demand()).containsExactlyEntriesOf(Map.of("ZRH-JFK " + MAY, 2.0));
    assertThat(world.told).allMatch(Demand::lookNow);
  }

  @Test
  void onePersonCountsOnceForAFareQuery() {
    world.watches.create(alice, on("ZRH", "JFK", MAY));
    world.watches.create(
        alice, new WatchDraft("ZRH", "JFK", new Dates.On(MAY), new Rule.FallsBy(20), null));

    assertThat(world.demand()).containsEntry("ZRH-JFK " + MAY, 1.0);
  }

  @Test
  void demandEndsWithAPauseAndComesBackAfterIt() {
    WatchView watch = world.watches.create(alice, on("ZRH", "JFK", MAY));

    assertThat(world.watches.pause(alice, watch.id())).isTrue();
    assertThat(world.demand()).containsEntry("ZRH-JFK " + MAY, 0.0);
    assertThat(world.watches.pause(alice, watch.id())).isFalse();

    assertThat(world.watches.resume(alice, watch.id())).isTrue();
    assertThat(world.demand()).containsEntry("ZRH-JFK " + MAY, 1.0);
  }

  @Test
  void deletedWatchIsGoneForItsOwnerAndForThePlanner() {
    WatchView watch = world.watches.create(alice, on("ZRH", "JFK", MAY));

    assertThat(world.watches.delete(alice, watch.id())).isTrue();

    assertThat(world.watches.list(alice)).isEmpty();
    assertThat(world.watches.find(alice, watch.id())).isEmpty();
    assertThat(world.watches.delete(alice, watch.id())).isFalse();
    assertThat(world.demand()).containsEntry("ZRH-JFK " + MAY, 0.0);
  }

  @Test
  void nobodyReachesTheWatchesOfOthers() {
    WatchView watch = world.watches.create(alice, on("ZRH", "JFK", MAY));

    assertThat(world.watches.find(bob, watch.id())).isEmpty();
    assertThat(world.watches.list(bob)).isEmpty();
    assertThat(world.watches.pause(bob, watch.id())).isFalse();
    assertThat(world.watches.resume(bob, watch.id())).isFalse();
    assertThat(world.watches.delete(bob, watch.id())).isFalse();
    assertThat(world.watches.find(alice, watch.id())).contains(watch);
  }

  @Test
  void sameWishTwiceIsRefusedWhileTheFirstIsActive() {
    WatchView first = world.watches.create(alice, on("ZRH", "JFK", MAY));

    assertThatThrownBy(() -> world.watches.create(alice, on("zrh", "jfk", MAY)))
        .isInstanceOf(InvalidWatch.class)
        .hasMessageContaining("already");

    world.watches.delete(alice, first.id());
    assertThat(world.watches.create(alice, on("ZRH", "JFK", MAY)).id()).isNotEqualTo(first.id());
  }

  @Test
  void numberOfWatchesIsLimited() {
    IntStream.range(0, 3)
        .forEach(day -> world.watches.create(alice, on("ZRH", "JFK", MAY.plusDays(day))));

    assertThatThrownBy(() -> world.watches.create(alice, on("ZRH", "JFK", MAY.plusDays(3))))
        .hasMessageContaining("you have 3 watches");
  }

  @Test
  void faresOfADaysNewWatchesAreLimitedAlsoAfterDeletion() {
    WatchDraft forty =
        new WatchDraft(
            "ZRH", "JFK", new Dates.Between(MAY, MAY.plusDays(39)), new Rule.OracleSays(), null);
    world.watches.delete(alice, world.watches.create(alice, forty).id());

    assertThatThrownBy(() -> world.watches.create(alice, forty))
        .hasMessageContaining("may cover 40 fares");

    world.at(WatchWorld.START.plus(DAY).plusSeconds(1));
    assertThat(world.watches.create(alice, forty).fareQueries()).hasSize(40);
  }

  @Test
  void watchExpiresWhenItsDayIsOverAtTheOrigin() {
    LocalDate day = LocalDate.of(2027, 3, 2);
    WatchView tokyo = world.watches.create(alice, on("NRT", "LHR", day));
    WatchView honolulu = world.watches.create(alice, on("HNL", "LHR", day));

    Instant dayIsOverInTokyo = Instant.parse("2027-03-02T15:00:00Z");
    assertThat(world.watches.expire(dayIsOverInTokyo.minusSeconds(1))).isZero();
    world.at(dayIsOverInTokyo);
    assertThat(world.watches.expire(dayIsOverInTokyo)).isEqualTo(1);

    assertThat(world.watches.find(alice, tokyo.id()))
        .hasValueSatisfying(
            watch -> assertThat(watch.status().lifecycle()).isEqualTo(Lifecycle.EXPIRED));
    assertThat(world.watches.find(alice, honolulu.id())).contains(honolulu);
    assertThat(world.demand()).containsEntry("NRT-LHR " + day, 0.0);
    assertThat(world.watches.expire(dayIsOverInTokyo)).isZero();
  }

  @Test
  void departedDatesOfALivingWatchAreNotAskedAnyMore() {
    LocalDate first = LocalDate.of(2027, 3, 2);
    world.watches.create(
        alice,
        new WatchDraft(
            "LHR",
            "JFK",
            new Dates.Between(first, first.plusDays(1)),
            new Rule.OracleSays(),
            null));
    world.at(Instant.parse("2027-03-03T00:00:01Z"));

    world.demand.endDeparted();

    assertThat(world.demand())
        .containsEntry("LHR-JFK 2027-03-02", 0.0)
        .containsEntry("LHR-JFK 2027-03-03", 1.0);
  }

  @Test
  void manyAtOnceAreToldOnce() {
    List<Watches.Order> orders =
        IntStream.range(0, 3_000)
            .mapToObj(
                i -> new Watches.Order(people.get(i % 3), on("ZRH", "JFK", MAY.plusDays(i % 100))))
            .toList();

    List<WatchView> made = world.watches.createAll(orders);

    assertThat(made).hasSize(3_000);
    assertThat(world.demand()).hasSize(100).containsValue(3.0);
    assertThat(world.watches.find(made.get(17).account(), made.get(17).id()))
        .contains(made.get(17));
  }

  @Test
  void rebuildTellsWhatWasToldBefore() {
    world.watches.create(alice, on("ZRH", "JFK", MAY));
    world.watches.create(bob, on("ZRH", "JFK", MAY));
    WatchView paused = world.watches.create(bob, on("ZRH", "BOS", MAY));
    world.watches.pause(bob, paused.id());
    world.jdbc.sql("UPDATE watch_query SET first_look_at = '2027-03-01T21:00:00Z'").update();
    world.told.clear();

    assertThat(world.demand.rebuild()).isEqualTo(1);

    assertThat(world.told)
        .singleElement()
        .satisfies(demand -> {
          assertThat(demand.watchers()).isEqualTo(2);
          assertThat(demand.lookNow()).isFalse();
        });
  }

  @Test
  void fareQueriesKeepTheirNumbers() {
    Market market = Market.of("ZRH", "JFK");
    List<FareQuery> queries =
        IntStream.range(0, 500)
            .mapToObj(day -> WatchWorld.PLACES.oneWay(market, MAY.plusDays(day % 250)))
            .toList();

    List<FareQueryRef> first = world.store.fareQueries().resolve(queries);

    assertThat(first).extracting(FareQueryRef::query).isEqualTo(queries);
    assertThat(world.store.fareQueries().resolve(queries)).isEqualTo(first);
    assertThat(world.store.fareQueries().find(List.of(first.getFirst().id(), -1L)).values())
        .containsExactly(first.getFirst());
    assertThat(first.stream().map(FareQueryRef::id).distinct()).hasSize(250);
  }

  @Test
  void fareQueriesAskedForByManyAtOnceGetOneNumber() throws Exception {
    Market market = Market.of("ZRH", "JFK");
    List<FareQuery> queries =
        new ArrayList<>(
            IntStream.range(0, 200)
                .mapToObj(day -> WatchWorld.PLACES.oneWay(market, MAY.plusDays(day)))
                .toList());
    List<Future<Map<FareQuery, Long>>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < 8; thread++) {
        Collections.shuffle(queries, new Random(thread));
        List<FareQuery> own = List.copyOf(queries);
        answers.add(threads.submit(() -> numbers(own)));
      }
    }
    Map<FareQuery, Long> first = answers.getFirst().get();
    for (Future<Map<FareQuery, Long>> answer : answers) {
      assertThat(answer.get()).isEqualTo(first);
    }
    assertThat(first).hasSize(200);
  }

  private Map<FareQuery, Long> numbers(List<FareQuery> queries) {
    return world.store.fareQueries().resolve(queries).stream()
        .collect(Collectors.toMap(FareQueryRef::query, FareQueryRef::id));
  }

  private static WatchDraft on(String origin, String destination, LocalDate date) {
    return new WatchDraft(origin, destination, new Dates.On(date), new Rule.OracleSays(), null);
  }
}
