package dev.farehawk.poll;

import static dev.farehawk.poll.PlannedRun.MINUTE;
import static dev.farehawk.poll.PlannedRun.START;
import static dev.farehawk.poll.PlannedRun.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Market;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dates 1 to 20 of one market, and forty fares elsewhere that more people wait for. */
class SympathyTest {

  private static final long PERIOD = MINUTE.times().period().toMillis();
  private static final double FEW_LOOKS = 0.4;

  private final PlannedRun run = new PlannedRun(MINUTE);
  private final Planner planner = run.planner;

  SympathyTest() {
    for (int date = 1; date <= 20; date++) {
      run.put(key(date, date), date, START - date * PERIOD / 20);
    }
    for (int other = 1; other <= 40; other++) {
      run.put(elsewhere(other), 1000, START - other * PERIOD / 40);
    }
    run.run(Duration.ofMinutes(4), FEW_LOOKS);
    run.looks.clear();
  }

  private static FareQueryRef elsewhere(int number) {
    char letter = (char) ('A' + number % 26);
    Market market = Market.of("OS" + letter, number < 26 ? "AAA" : "BBB");
    return new FareQueryRef(
        100L + number, FareQuery.oneWay(market, PlannedRun.DAY_ONE.plusDays(30), "NO", "NOK"));
  }

  @Test
  void aDropSendsLooksToItsSiblingsTheMostWatchedFirst() {
    List<Long> looked = sympathetic(dropAt(20), 5, -1);

    assertThat(looked).containsExactly(19L, 18L, 17L, 16L, 15L);
  }

  @Test
  void siblingsThatHadNotDroppedEndTheWave() {
    assertThat(sympathetic(dropAt(20), 100, -1)).hasSizeLessThan(19);
  }

  @Test
  void siblingsThatHadDroppedKeepItGoing() {
    assertThat(sympathetic(dropAt(20), 100, Long.MAX_VALUE)).hasSize(19);
  }

  @Test
  void whatIsLookedAtInEveryDeadlineNeedsNoSympathy() {
    PlannedRun rich = new PlannedRun(MINUTE);
    for (int date = 1; date <= 20; date++) {
      rich.put(key(date, date), date, START - date * PERIOD / 20);
    }
    rich.run(Duration.ofMinutes(5), 5);
    rich.looks.clear();
    rich.planner.dropped(20, rich.now());
    rich.run(Duration.ofSeconds(20), 5);

    assertThat(rich.looks)
        .isNotEmpty()
        .extracting(Look::reason)
        .doesNotContain(LookReason.SYMPATHETIC);
  }

  @Test
  void nobodyWasLookedAtOnlyForTheSakeOfOtherMarkets() {
    List<Long> looked = sympathetic(dropAt(20), 100, Long.MAX_VALUE);

    assertThat(looked).allMatch(id -> id <= 20);
  }

  @Test
  void learnsHowOftenSiblingsDropTogether() {
    learnFromDropsOfAll(false);
  }

  @Test
  void learnsAsMuchWhenEachDropIsConfirmedByASecondLookBeforeItIsTold() {
    learnFromDropsOfAll(true);
  }

  private void learnFromDropsOfAll(boolean confirmed) {
    double before = planner.learned().filingShare();
    long at = run.now();
    for (int round = 0; round < 40; round++) {
      at = Math.max(at, dropAt(20, at));
      drain(at, 100, Long.MAX_VALUE, confirmed);
      at += 2 * PERIOD;
    }
    planner.hasWork(at + 2 * PERIOD);

    assertThat(planner.learned().filingShare()).isGreaterThan(Math.max(before, 0.8));
    assertThat(planner.learned().hitChance()).isGreaterThan(0.8);
  }

  private long dropAt(long id) {
    return dropAt(id, run.now());
  }

  /** A look at this fare query that shows a drop. */
  private long dropAt(long id, long from) {
    planner.confirm(id, from + 10_000, from);
    Look look = planner.take(from + 100);
    assertThat(look).isNotNull();
    planner.settle(look, LookOutcome.SEEN, from + 200);
    assertThat(planner.dropped(id, from + 200)).isTrue();
    return from + 200;
  }

  private long confirm(long id, long from) {
    planner.confirm(id, from + 10_000, from);
    Look second = planner.take(from + 100);
    assertThat(second).isNotNull().extracting(Look::reason).isEqualTo(LookReason.CONFIRMATION);
    planner.settle(second, LookOutcome.SEEN, from + 200);
    return from + 200;
  }

  private List<Long> sympathetic(long from, int most, long hitsUpTo) {
    return drain(from, most, hitsUpTo, false);
  }

  /** Takes sympathetic looks only, one every 10 ms; those up to an id had dropped too. */
  private List<Long> drain(long from, int most, long hitsUpTo, boolean confirmed) {
    List<Long> looked = new ArrayList<>();
    long at = from;
    while (looked.size() < most) {
      at += 10;
      Look look = planner.take(at);
      if (look == null || look.reason() != LookReason.SYMPATHETIC) {
        if (look != null) {
          planner.settle(look, LookOutcome.SEEN, at);
        }
        break;
      }
      long id = look.fareQueries().getFirst().id();
      looked.add(id);
      planner.settle(look, LookOutcome.SEEN, at);
      if (id <= hitsUpTo) {
        at = confirmed ? confirm(id, at) : at;
        planner.dropped(id, at);
      }
    }
    return looked;
  }
}
