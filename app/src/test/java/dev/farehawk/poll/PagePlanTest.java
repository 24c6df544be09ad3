package dev.farehawk.poll;

import static dev.farehawk.poll.PlannedRun.START;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Market;
import dev.farehawk.provider.Capabilities;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagePlanTest {

  private static final Duration PERIOD = Duration.ofMinutes(9);
  private static final Duration FLOOR = Duration.ofHours(2);
  private static final long WAKE = PERIOD.minusSeconds(15).toMillis();
  private static final FareQueryRef FIRST = PlannedRun.key(1, 31);
  private static final FareQueryRef SAME_MONTH = PlannedRun.key(2, 40);
  private static final FareQueryRef NEXT_MONTH = PlannedRun.key(3, 70);

  private final KnownFares fares = new KnownFares();
  private final PagePlan plan = plan(Freshness.CACHED, new Capabilities.Dates.Month(), 2);

  private PagePlan plan(Freshness freshness, Capabilities.Dates dates, int most) {
    return new PagePlan(
        new Capabilities(
            freshness, dates, Capabilities.Carriers.CHEAPEST, Set.of(), 1, Duration.ZERO),
        new PagePlan.Limits(PERIOD, Duration.ofSeconds(15), FLOOR, most),
        fares);
  }

  private @Nullable Look look(PagePlan of, long now) {
    Look look = of.take(now);
    if (look != null) {
      of.settle(look, LookOutcome.SEEN, now);
    }
    return look;
  }

  @Test
  void asksForAllWatchedDatesOfAMonthAtOnce() {
    plan.put(FIRST, Wish.NEVER_SEEN, START);
    plan.put(SAME_MONTH, Wish.NEVER_SEEN, START);
    plan.put(NEXT_MONTH, Wish.NEVER_SEEN, START);

    Look look = requireNonNull(plan.take(START + 2));

    assertThat(look.fareQueries()).containsExactly(FIRST, SAME_MONTH);
    assertThat(look.reason()).isEqualTo(LookReason.CALENDAR);
    assertThat(requireNonNull(plan.take(START + 2)).fareQueries()).containsExactly(NEXT_MONTH);
    assertThat(plan.take(START + 2)).isNull();
  }

  @Test
  void theDensestPageIsAskedForFirstAndAgainInEveryDeadline() {
    plan.put(FIRST, START - WAKE, START);
    plan.put(NEXT_MONTH, START - WAKE, START);
    fares.worth(1, 2).worth(3, 5);

    assertThat(requireNonNull(look(plan, START)).fareQueries()).containsExactly(NEXT_MONTH);
    assertThat(requireNonNull(look(plan, START)).fareQueries()).containsExactly(FIRST);
    assertThat(look(plan, START + WAKE - 1)).isNull();
    assertThat(look(plan, START + WAKE)).isNotNull();
  }

  @Test
  void aPageOfNoWorthWaitsForTheFloor() {
    plan.put(FIRST, START - WAKE, START);

    assertThat(plan.hasWork(START)).isFalse();
    assertThat(plan.take(START + WAKE)).isNull();
    long floor = START - WAKE + FLOOR.toMillis();
    assertThat(plan.hasWork(floor - 1)).isFalse();
    assertThat(plan.take(floor)).isNotNull();
  }

  @Test
  void nothingIsForgottenWhileOthersAreWorthMore() {
    PagePlan many = plan(Freshness.CACHED, new Capabilities.Dates.OneDate(), 1000);
    for (int day = 1; day <= 100; day++) {
      many.put(PlannedRun.key(day, day + 20), START - WAKE, START);
      fares.worth(day, day == 1 ? 0.001 : 100);
    }
    Map<Long, Long> last = new HashMap<>();
    long latest = 0;
    for (long now = START; now < START + 3 * FLOOR.toMillis(); now += 20_000) {
      Look look = look(many, now);
      if (look != null) {
        long id = look.fareQueries().getFirst().id();
        latest = Math.max(latest, now - last.getOrDefault(id, START));
        last.put(id, now);
      }
    }

    assertThat(last).hasSize(100);
    assertThat(latest).isLessThan(FLOOR.toMillis() + PERIOD.toMillis());
  }

  @Test
  void aScarceProviderIsAskedOnlyForWhatIsWorthItsPrice() {
    plan.put(FIRST, START - WAKE, START);
    fares.worth(1, 2);
    plan.reserve(1);

    assertThat(plan.take(START)).isNull();
    plan.reserve(0.1);
    assertThat(plan.take(START)).isNotNull();
  }

  @Test
  void aPageIsWorthOnlyWhatSingleLooksDoNotReach() {
    plan.put(FIRST, START - WAKE, START);
    fares.worth(1, 2);
    fares.price = 0;

    assertThat(plan.take(START)).isNull();
  }

  @Test
  void singleLooksAreWorthLessWhileAPageIsAskedForInTime() {
    plan.put(FIRST, START - WAKE, START);
    fares.worth(1, 2);
    look(plan, START);
    look(plan, START + WAKE);
    int steps = ShownInGroups.stepsOf(plan.freshChance());

    assertThat(steps).isPositive();
    assertThat(fares.steps).containsEntry(1L, steps);
    plan.put(SAME_MONTH, Wish.NEVER_SEEN, START + WAKE);
    assertThat(fares.steps).containsEntry(2L, steps);

    // Nobody asks any more, for want of worth.
    fares.worth(1, 0);
    plan.hasWork(START + 3 * WAKE);
    assertThat(fares.steps).containsEntry(1L, 0).containsEntry(2L, 0);
  }

  @Test
  void aFailureKeepsTheAgeAndBacksOff() {
    plan.put(FIRST, START - WAKE, START);
    fares.worth(1, 2);
    plan.settle(requireNonNull(plan.take(START)), LookOutcome.TRY_SOON, START);

    assertThat(plan.take(START + 14_999)).isNull();
    long again = START + 15_000;
    plan.settle(requireNonNull(plan.take(again)), LookOutcome.TRY_SOON, again);
    assertThat(plan.take(again + 29_999)).isNull();
    assertThat(plan.take(again + 30_000)).isNotNull();
    assertThat(plan.seenAt(FIRST)).isEqualTo(START - WAKE);
  }

  @Test
  void aRestartBringsNoStampede() {
    PagePlan many = plan(Freshness.CACHED, new Capabilities.Dates.OneDate(), 1000);
    long outage = Duration.ofMinutes(30).toMillis();
    for (int day = 1; day <= 300; day++) {
      many.put(PlannedRun.key(day, day), START - outage - day * 1700L, START);
      fares.worth(day, 1);
    }
    int[] perMinute = new int[9];
    for (long now = START; now < START + 9 * 60_000; now += 100) {
      perMinute[(int) ((now - START) / 60_000)] += look(many, now) == null ? 0 : 1;
    }

    assertThat(java.util.Arrays.stream(perMinute).max().orElseThrow()).isLessThanOrEqualTo(60);
  }

  @Test
  void forgetsAMonthThatNobodyWatchesOrThatIsOver() {
    plan.put(FIRST, Wish.NEVER_SEEN, START);
    plan.put(SAME_MONTH, Wish.NEVER_SEEN, START);
    plan.remove(FIRST);
    assertThat(plan.hasWork(START)).isTrue();
    plan.remove(SAME_MONTH);
    assertThat(plan.hasWork(START)).isFalse();
    assertThat(plan.size()).isZero();

    plan.put(FIRST, START, START);
    fares.worth(1, 1);
    long over = START + Duration.ofDays(40).toMillis();
    assertThat(plan.take(over)).isNull();
    assertThat(plan.size()).isZero();
  }

  @Test
  void pagesThatEndTogetherAreForgottenTogether() {
    PagePlan many = plan(Freshness.CACHED, new Capabilities.Dates.OneDate(), 50_000);
    for (int id = 1; id <= 10_000; id++) {
      Market market = Market.of(letters(id), "ZZZ");
      FareQuery query = FareQuery.oneWay(market, PlannedRun.DAY_ONE.plusDays(3), "CH", "CHF");
      many.put(new FareQueryRef(id, query), id % 2 == 0 ? START : Wish.NEVER_SEEN, START);
    }

    assertThat(many.take(START + Duration.ofDays(6).toMillis())).isNull();
    assertThat(many.size()).isZero();
  }

  private static String letters(int number) {
    return ""
        + (char) ('A' + number / 676)
        + (char) ('A' + number / 26 % 26)
        + (char) ('A' + number % 26);
  }

  @Test
  void hasALimit() {
    assertThat(plan.put(FIRST, Wish.NEVER_SEEN, START)).isTrue();
    assertThat(plan.put(NEXT_MONTH, Wish.NEVER_SEEN, START)).isTrue();
    assertThat(plan.put(PlannedRun.key(4, 110), Wish.NEVER_SEEN, START)).isFalse();
  }

  @Test
  void asksForNoMoreDatesAtOnceThanOneCallAnswers() {
    PagePlan weeks = plan(Freshness.CACHED, new Capabilities.Dates.Days(3, 3), 20);
    for (int day = 31; day < 73; day++) {
      weeks.put(PlannedRun.key(day, day), Wish.NEVER_SEEN, START);
    }

    int dates = 0;
    for (Look look = weeks.take(START); look != null; look = weeks.take(START)) {
      assertThat(look.fareQueries()).hasSizeLessThanOrEqualTo(7);
      dates += look.fareQueries().size();
    }
    assertThat(dates).isEqualTo(42);
  }

  @Test
  void learnsHowManyDropsItShowsWhileTheyAreFresh() {
    plan.put(FIRST, START, START);
    double before = plan.freshChance();
    long now = START;
    // One drop is expected in every call; four of five are shown and confirmed.
    for (int call = 1; call <= 100; call++) {
      now += WAKE;
      fares.known.put(1L, new Outlook(1, 86_400_000.0 / WAKE, now - WAKE));
      look(plan, now);
      if (call % 5 != 0) {
        plan.suspected(FIRST, now);
        plan.dropped(1, now + 1000);
      }
    }

    assertThat(before).isEqualTo(0.25);
    assertThat(plan.freshChance()).isBetween(0.72, 0.82);
  }

  @Test
  void doesNotTrustACacheForDropsOfUnknownAge() {
    plan.put(FIRST, START, START);
    fares.known.put(1L, new Outlook(1, 100, START - Duration.ofHours(3).toMillis()));
    for (int call = 1; call <= 50; call++) {
      long now = START + call * WAKE;
      look(plan, now);
      plan.suspected(FIRST, now);
      plan.dropped(1, now + 1000);
    }

    assertThat(plan.freshChance()).isEqualTo(0.25);
  }

  @Test
  void aLivePageCountsAsALookAtEachOfItsDates() {
    Planner planner = new Planner(PlannedRun.MINUTE, START);
    Turns turns = planner.join(Turns.Terms.anything(1));
    PagePlan pages = plan(Freshness.LIVE, new Capabilities.Dates.Days(3, 3), 100);
    LivePages live = new LivePages(new Guarded<>(planner), turns, pages);
    Set<Long> asked = new HashSet<>();
    Market market = Market.of("ZRH", "LHR");
    for (int day = 0; day < 70; day++) {
      FareQueryRef ref =
          new FareQueryRef(
              day + 1,
              FareQuery.oneWay(market, PlannedRun.DAY_ONE.plusDays(30L + day), "CH", "CHF"));
      planner.put(ref, new Wish(1, true, Wish.NEVER_SEEN), START);
      pages.put(ref, Wish.NEVER_SEEN, START);
    }
    int calls = 0;
    for (Look look = live.take(START + 1); look != null; look = live.take(START + 1)) {
      look.fareQueries().forEach(ref -> asked.add(ref.id()));
      live.settle(look, LookOutcome.SEEN, START + 1);
      calls++;
    }

    assertThat(asked).hasSize(70);
    assertThat(calls).isBetween(10, 12);
    assertThat(List.of(1L, 30L, 70L))
        .allMatch(id -> planner.outlook(id, START + 2).seenAt() >= START - 1);
  }
}
