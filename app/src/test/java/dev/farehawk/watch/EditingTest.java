package dev.farehawk.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.farehawk.account.Account;
import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.watch.WatchView.Lifecycle;
import dev.farehawk.watch.WatchView.Phase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditingTest {

  private static final LocalDate MAY = LocalDate.of(2027, 5, 14);
  private static final FareFilter NONSTOP = new FareFilter(0, List.of(), List.of(), null);
  private static final WatchWorld WORLD =
      new WatchWorld(new WatchConfig(5, 400, 20, 331, Duration.ofDays(1)));

  private final WatchWorld world = WORLD;
  private UUID alice = new UUID(0, 0);
  private UUID bob = new UUID(0, 0);

  @BeforeEach
  void twoPeople() {
    world.clear();
    List<UUID> people = world.people(2).stream().map(Account::id).toList();
    alice = people.getFirst();
    bob = people.getLast();
  }

  @AfterAll
  static void close() {
    WORLD.close();
  }

  private static WatchDraft draft(Dates dates, FareFilter filter, Rule rule) {
    return new WatchDraft(Trip.oneWay("ZRH", "JFK", dates), filter, rule, null);
  }

  private static WatchDraft plain(Dates dates) {
    return draft(dates, FareFilter.NONE, new Rule.OracleSays());
  }

  /** As the alert stage would leave it after an alert about its first fare. */
  private void told(WatchView watch) {
    FareQueryRef fare = watch.fareQueries().getFirst();
    world
        .jdbc
        .sql(
            """
            UPDATE watch SET phase = 'FIRED', trigger_no = 1, alerted_minor = 100,
              alerted_query = ? WHERE id = ?
            """)
        .params(fare.id(), watch.id())
        .update();
    world
        .jdbc
        .sql(
            """
            UPDATE watch_query SET reference_minor = 120, first_look_at = timestamptz '2027-03-01'
            WHERE watch = ?
            """)
        .params(watch.id())
        .update();
  }

  private long references(WatchView watch) {
    return world
        .jdbc
        .sql("SELECT count(reference_minor) FROM watch_query WHERE watch = ?")
        .params(watch.id())
        .query(Long.class)
        .single();
  }

  private Watches.Edited edited(WatchView watch, WatchDraft draft) {
    return world.watches.edit(alice, watch.id(), draft).orElseThrow();
  }

  @Test
  void moreDatesKeepWhatWasSeenOfTheOthers() {
    WatchView watch = world.watches.create(alice, plain(new Dates.Around(MAY, 1)));
    told(watch);
    world.told.clear();

    Watches.Edited edited = edited(watch, plain(new Dates.Between(MAY.minusDays(1), MAY)));

    assertThat(edited.rearmed()).isFalse();
    assertThat(edited.watch().status().phase()).isEqualTo(Phase.FIRED);
    assertThat(edited.watch().fareQueries()).hasSize(2);
    assertThat(references(watch)).isEqualTo(2);
    assertThat(world.demand())
        .containsEntry("ZRH-JFK " + MAY, 1.0)
        .containsEntry("ZRH-JFK " + MAY.plusDays(1), 0.0);
  }

  @Test
  void aWatchWhoseToldFareLeavesItIsArmedAgain() {
    WatchView watch = world.watches.create(alice, plain(new Dates.Around(MAY, 1)));
    told(watch);

    Watches.Edited edited = edited(watch, plain(new Dates.On(MAY.plusDays(1))));

    assertThat(edited.rearmed()).isTrue();
    assertThat(edited.watch().status().phase()).isEqualTo(Phase.ARMED);
    assertThat(edited.watch().status().triggers()).as("numbers go on").isEqualTo(1);
    assertThat(references(watch)).isEqualTo(1);
  }

  @Test
  void anotherFilterOrRuleBeginsAnewAndLooksAtOnce() {
    for (WatchDraft other :
        List.of(
            draft(new Dates.On(MAY), NONSTOP, new Rule.OracleSays()),
            draft(new Dates.On(MAY), FareFilter.NONE, new Rule.NewLow(30)))) {
      world.clear();
      twoPeople();
      WatchView watch = world.watches.create(alice, plain(new Dates.On(MAY)));
      told(watch);
      world.told.clear();

      Watches.Edited edited = edited(watch, other);

      assertThat(edited.rearmed()).isTrue();
      assertThat(edited.watch().journey().filter()).isEqualTo(other.filter());
      assertThat(edited.watch().rule()).isEqualTo(other.rule());
      assertThat(references(watch)).isZero();
      assertThat(world.told).allMatch(Demand::lookNow);
    }
  }

  @Test
  void everyPartOfAWatchIsReadBackAfterAnEdit() {
    WatchView watch = world.watches.create(alice, plain(new Dates.On(MAY)));
    Trip trip =
        new Trip(
            List.of("GVA", "ZRH"),
            List.of("LIS", "OPO"),
            new Dates.On(MAY.plusDays(3)),
            new Stay.Nights(2, 3),
            new Party(2, Cabin.BUSINESS));
    FareFilter filter = new FareFilter(1, List.of(), List.of(new CarrierCode("LX")), null);

    WatchView after =
        edited(watch, new WatchDraft(trip, filter, new Rule.FallsBy(30), " Porto ")).watch();

    assertThat(after.journey()).isEqualTo(new Journey(trip, filter, "CHF"));
    assertThat(after.label()).isEqualTo("Porto");
    assertThat(after.fareQueries()).hasSize(8);
    assertThat(world.watches.find(alice, watch.id())).contains(after);
    assertThat(
            world
                .jdbc
                .sql("SELECT count(*) FROM watch_query WHERE filter = ?")
                .params(filter.text())
                .query(Long.class)
                .single())
        .isEqualTo(8);
  }

  @Test
  void newFaresOfEditsCountAgainstTheLimitOfADay() {
    WatchView watch = world.watches.create(alice, plain(new Dates.Between(MAY, MAY.plusDays(9))));
    edited(watch, plain(new Dates.Between(MAY.plusDays(10), MAY.plusDays(19))));

    assertThatThrownBy(() -> edited(watch, plain(new Dates.On(MAY))))
        .isInstanceOf(InvalidWatch.class)
        .hasMessageContaining("20 fares");
    world.at(WatchWorld.START.plus(Duration.ofHours(25)));
    assertThat(edited(watch, plain(new Dates.On(MAY))).watch().fareQueries()).hasSize(1);
  }

  @Test
  void aDepartedWatchWithDaysToComeIsActiveAgain() {
    WatchView watch = world.watches.create(alice, plain(new Dates.On(LocalDate.of(2027, 3, 2))));
    world.at(LocalDate.of(2027, 3, 9).atStartOfDay(ZoneOffset.UTC).toInstant());
    world.watches.expire(world.store.instant());

    assertThat(edited(watch, plain(new Dates.On(MAY))).watch().status().lifecycle())
        .isEqualTo(Lifecycle.ACTIVE);
  }

  @Test
  void aDepartedWatchComesBackOnlyWhereThereIsRoom() {
    WatchView departed = world.watches.create(alice, plain(new Dates.On(LocalDate.of(2027, 3, 2))));
    world.at(LocalDate.of(2027, 3, 9).atStartOfDay(ZoneOffset.UTC).toInstant());
    world.watches.expire(world.store.instant());
    for (int i = 0; i < 5; i++) {
      world.watches.create(alice, plain(new Dates.On(MAY.plusDays(i))));
    }

    assertThatThrownBy(() -> edited(departed, plain(new Dates.On(MAY.plusDays(9)))))
        .isInstanceOf(InvalidWatch.class)
        .hasMessageContaining("5 watches");
    assertThat(world.watches.find(alice, departed.id()).orElseThrow().status().lifecycle())
        .isEqualTo(Lifecycle.EXPIRED);
  }

  @Test
  void aRepeatNamesTheOtherWatchAndIsNoRepeatOfItself() {
    WatchView one = world.watches.create(alice, plain(new Dates.On(MAY)));
    WatchView two = world.watches.create(alice, draft(new Dates.On(MAY), NONSTOP, one.rule()));

    InvalidWatch again =
        catchThrowableOfType(
            InvalidWatch.class, () -> world.watches.create(alice, plain(new Dates.On(MAY))));
    assertThat(again.other()).contains(one.id());
    InvalidWatch turned =
        catchThrowableOfType(InvalidWatch.class, () -> edited(two, plain(new Dates.On(MAY))));
    assertThat(turned.other()).contains(one.id());
    assertThat(edited(two, draft(new Dates.On(MAY), NONSTOP, one.rule())).rearmed()).isFalse();
  }

  @Test
  void nobodyEditsOrSnoozesWhatIsAnothers() {
    WatchView watch = world.watches.create(alice, plain(new Dates.On(MAY)));

    assertThat(world.watches.edit(bob, watch.id(), plain(new Dates.On(MAY)))).isEmpty();
    assertThat(world.watches.snooze(bob, watch.id(), WatchWorld.START.plusSeconds(60))).isFalse();
    assertThat(world.watches.wake(bob, watch.id())).isFalse();
  }

  @Test
  void aSnoozeEndsAtAMomentToCome() {
    WatchView watch = world.watches.create(alice, plain(new Dates.On(MAY)));

    assertThat(world.watches.snooze(alice, watch.id(), WatchWorld.START.plusSeconds(60))).isTrue();
    assertThat(world.watches.find(alice, watch.id()).orElseThrow().status().snoozedUntil())
        .isEqualTo(WatchWorld.START.plusSeconds(60));
    assertThat(world.watches.wake(alice, watch.id())).isTrue();
    assertThat(world.watches.find(alice, watch.id()).orElseThrow().status().snoozedUntil())
        .isNull();
    assertThatThrownBy(() -> world.watches.snooze(alice, watch.id(), WatchWorld.START))
        .isInstanceOf(InvalidWatch.class);
  }
}
