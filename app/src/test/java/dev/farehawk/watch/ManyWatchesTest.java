package dev.farehawk.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.account.Account;
import dev.farehawk.fare.Money;
import dev.farehawk.watch.ManyWatches.Chosen;
import dev.farehawk.watch.ManyWatches.Done;
import dev.farehawk.watch.WatchFilter.State;
import dev.farehawk.watch.WatchView.Lifecycle;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManyWatchesTest {

  private static final LocalDate MAY = LocalDate.of(2027, 5, 14);
  private static final WatchWorld WORLD = new WatchWorld(WatchConfig.defaults());
  private static final ManyWatches MANY = new ManyWatches(WORLD.jdbc, WORLD.store, WORLD.demand);

  private UUID alice = new UUID(0, 0);
  private UUID bob = new UUID(0, 0);

  @BeforeEach
  void twoPeople() {
    WORLD.clear();
    List<UUID> people = WORLD.people(2).stream().map(Account::id).toList();
    alice = people.getFirst();
    bob = people.getLast();
  }

  @AfterAll
  static void close() {
    WORLD.close();
  }

  @Test
  void watchesAreFoundByStatePlaceMonthAndText() {
    WatchView lisbon = watch(alice, "ZRH", "LIS", MAY, "Summer at the sea");
    WatchView athens = watch(alice, "GVA", "ATH", MAY.plusMonths(1), null);
    WatchView snoozed = watch(alice, "ZRH", "OSL", MAY, null);
    watch(bob, "ZRH", "LIS", MAY, "Summer at the sea");
    var _ = WORLD.watches.pause(alice, athens.id());
    var _ = WORLD.watches.snooze(alice, snoozed.id(), WatchWorld.START.plusSeconds(3600));

    assertThat(found(new WatchFilter(State.ACTIVE, null, null, null, null, List.of())))
        .containsExactly(lisbon.id());
    assertThat(found(new WatchFilter(State.PAUSED, null, null, null, null, List.of())))
        .containsExactly(athens.id());
    assertThat(found(new WatchFilter(State.SNOOZED, null, null, null, null, List.of())))
        .containsExactly(snoozed.id());
    assertThat(found(new WatchFilter(null, "ZRH", null, null, null, List.of())))
        .containsExactly(snoozed.id(), lisbon.id());
    assertThat(found(new WatchFilter(null, null, "ATH", null, null, List.of())))
        .containsExactly(athens.id());
    assertThat(found(new WatchFilter(null, null, null, YearMonth.from(MAY), null, List.of())))
        .containsExactly(snoozed.id(), lisbon.id());
    assertThat(found(new WatchFilter(null, null, null, null, "THE SEA", List.of())))
        .containsExactly(lisbon.id());
    assertThat(found(new WatchFilter(null, null, null, null, "%", List.of()))).isEmpty();
    assertThat(found(new WatchFilter(null, null, null, null, "Oslo", List.of("OSL"))))
        .containsExactly(snoozed.id());
    assertThat(MANY.count(alice, WatchFilter.ALL)).isEqualTo(3);
  }

  @Test
  void onlyOnesOwnAreChanged() {
    WatchView own = watch(alice, "ZRH", "LIS", MAY, null);
    WatchView other = watch(bob, "ZRH", "LIS", MAY, null);

    Done done = MANY.change(alice, these(own, other), new BulkChange.Delete());

    assertThat(done).isEqualTo(new Done(1, 0));
    assertThat(WORLD.watches.find(alice, own.id())).isEmpty();
    assertThat(WORLD.watches.find(bob, other.id())).isPresent();
    assertThat(WORLD.demand().values()).containsExactly(1.0);
  }

  @Test
  void pausingTwiceIsTheSameAsOnceAndEndsTheDemand() {
    WatchView one = watch(alice, "ZRH", "LIS", MAY, null);
    WatchView two = watch(alice, "ZRH", "OSL", MAY, null);

    assertThat(MANY.change(alice, these(one, two), new BulkChange.Pause()))
        .isEqualTo(new Done(2, 0));
    assertThat(WORLD.demand().values()).containsOnly(0.0);
    assertThat(MANY.change(alice, these(one, two), new BulkChange.Pause()))
        .isEqualTo(new Done(0, 2));
    assertThat(MANY.change(alice, new Chosen.Passing(WatchFilter.ALL), new BulkChange.Resume()))
        .isEqualTo(new Done(2, 0));
    assertThat(WORLD.demand().values()).containsOnly(1.0);
  }

  @Test
  void allThatPassAreChangedPageByPage() {
    List<Watches.Order> orders =
        IntStream.range(0, ManyWatches.PAGE + 7)
            .mapToObj(
                i -> new Watches.Order(alice, draft("ZRH", "LIS", MAY.plusDays(i % 30), null)))
            .toList();
    List<WatchView> watches = new ArrayList<>(WORLD.watches.createAll(orders));
    watches.addAll(
        WORLD.watches.createAll(List.of(new Watches.Order(alice, draft("GVA", "LIS", MAY, null)))));

    Done done =
        MANY.change(
            alice,
            new Chosen.Passing(new WatchFilter(null, "ZRH", null, null, null, List.of())),
            new BulkChange.Pause());

    assertThat(done).isEqualTo(new Done(ManyWatches.PAGE + 7, 0));
    assertThat(WORLD.watches.list(alice))
        .filteredOn(watch -> watch.status().lifecycle() == Lifecycle.ACTIVE)
        .extracting(WatchView::id)
        .containsExactly(watches.getLast().id());
    assertThatThrownBy(() ->
            MANY.change(
                alice,
                new Chosen.These(watches.stream().map(WatchView::id).toList()),
                new BulkChange.Pause()))
        .isInstanceOf(InvalidWatch.class)
        .hasMessageContaining("at most 200");
  }

  @Test
  void snoozesAndWakes() {
    WatchView one = watch(alice, "ZRH", "LIS", MAY, null);
    var until = WatchWorld.START.plus(Duration.ofDays(7));

    assertThat(MANY.change(alice, these(one), new BulkChange.Snooze(until)).changed()).isOne();
    assertThat(now(one).status().snoozedUntil()).isEqualTo(until);
    assertThat(MANY.change(alice, these(one), new BulkChange.Wake()).changed()).isOne();
    assertThat(now(one).status().snoozedUntil()).isNull();
    assertThatThrownBy(
            () -> MANY.change(alice, these(one), new BulkChange.Snooze(WatchWorld.START)))
        .isInstanceOf(InvalidWatch.class);
  }

  @Test
  void aRuleForManyBeginsThoseAnewThatHadAnother() {
    WatchView oracle = watch(alice, "ZRH", "LIS", MAY, null);
    WatchView low = watch(alice, "ZRH", "OSL", MAY, null);
    WORLD.jdbc.sql("UPDATE watch SET phase = 'FIRED', trigger_no = 3, alerted_minor = 5").update();
    WORLD.jdbc.sql("UPDATE watch_query SET reference_minor = 7, first_look_at = now()").update();
    assertThat(MANY.change(alice, these(low), new BulkChange.Judge(new Rule.NewLow(30))).changed())
        .isOne();
    WORLD.told.clear();

    Done done = MANY.change(alice, these(oracle, low), new BulkChange.Judge(new Rule.OracleSays()));

    assertThat(done).isEqualTo(new Done(1, 1));
    assertThat(now(low).rule()).isEqualTo(new Rule.OracleSays());
    assertThat(now(low).status().phase()).isEqualTo(WatchView.Phase.ARMED);
    assertThat(now(low).status().triggers()).isEqualTo(3);
    assertThat(now(oracle).status().phase()).isEqualTo(WatchView.Phase.FIRED);
    assertThat(WORLD.told)
        .extracting(one -> one.fareQuery().query().market().toString())
        .containsExactly("ZRH-OSL");
    assertThatThrownBy(() -> new BulkChange.Judge(new Rule.TargetPrice(new Money(100, "CHF"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private WatchView now(WatchView watch) {
    return WORLD.watches.find(alice, watch.id()).orElseThrow();
  }

  private static Chosen these(WatchView... watches) {
    return new Chosen.These(List.of(watches).stream().map(WatchView::id).toList());
  }

  private List<UUID> found(WatchFilter filter) {
    return MANY.find(alice, filter, null, 50).stream().map(WatchView::id).toList();
  }

  private static WatchView watch(
      UUID account, String from, String to, LocalDate day, @Nullable String label) {
    return WORLD.watches.create(account, draft(from, to, day, label));
  }

  private static WatchDraft draft(String from, String to, LocalDate day, @Nullable String label) {
    return new WatchDraft(from, to, new Dates.On(day), new Rule.OracleSays(), label);
  }
}
