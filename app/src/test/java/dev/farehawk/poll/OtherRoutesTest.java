package dev.farehawk.poll;

import static dev.farehawk.poll.PlannedRun.DAY_ONE;
import static dev.farehawk.poll.PlannedRun.MINUTE;
import static dev.farehawk.poll.PlannedRun.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Market;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/**
 * A carrier leads on twelve routes that share an airport with the first of them, another on one,
 * five dates each; forty fares elsewhere have more watchers, so that none of these is looked at in
 * every D'.
 */
class OtherRoutesTest {

  private static final long PERIOD = MINUTE.times().period().toMillis();
  private static final CarrierCode SWISS = new CarrierCode("LX");
  private static final CarrierCode BRITISH = new CarrierCode("BA");
  private static final int ROUTES = 12;
  private static final int DATES = 5;
  private static final int OF_OTHER_CARRIER = ROUTES;

  private final PlannedRun run = new PlannedRun(MINUTE);
  private final Planner planner = run.planner;
  private long at;

  OtherRoutesTest() {
    for (int route = 0; route <= OF_OTHER_CARRIER; route++) {
      for (int date = 0; date < DATES; date++) {
        FareQueryRef ref = fare(route, date);
        run.put(ref, 20 + DATES - date, START - (route + 1) * PERIOD / 20);
        planner.cheapest(ref.id(), route == OF_OTHER_CARRIER ? BRITISH : SWISS);
      }
    }
    for (int other = 1; other <= 40; other++) {
      char letter = (char) ('A' + other % 26);
      Market market = Market.of("OS" + letter, other < 26 ? "AAA" : "BBB");
      FareQueryRef ref =
          new FareQueryRef(1000L + other, FareQuery.oneWay(market, day(0), "NO", "NOK"));
      run.put(ref, 1000, START - other * PERIOD / 40);
    }
    run.run(Duration.ofMinutes(6), 0.4);
    run.looks.clear();
    at = run.now();
  }

  private static LocalDate day(int date) {
    return DAY_ONE.plusDays(30L + date);
  }

  private static long id(int route, int date) {
    return 1 + route * (long) DATES + date;
  }

  private static int route(long id) {
    return (int) ((id - 1) / DATES);
  }

  private static FareQueryRef fare(int route, int date) {
    String there = "X" + (char) ('A' + route) + "X";
    boolean intoTheFirst = route % 2 == 1 && route != OF_OTHER_CARRIER;
    Market market = intoTheFirst ? Market.of(there, "XAX") : Market.of("ZRH", there);
    return new FareQueryRef(id(route, date), FareQuery.oneWay(market, day(date), "CH", "CHF"));
  }

  @Test
  void aFilingOfTheWholeCarrierIsFoundOnItsOtherRoutes() {
    List<Long> looked = dropAndFollow(id -> route(id) != OF_OTHER_CARRIER);

    assertThat(looked.stream().map(OtherRoutesTest::route).distinct())
        .contains(1, 2, 3)
        .doesNotContain(OF_OTHER_CARRIER);
  }

  @Test
  void aDropOnAnotherRouteSendsLooksToItsOwnDates() {
    List<Long> looked = dropAndFollow(id -> route(id) != OF_OTHER_CARRIER);

    int found = route(looked.stream().filter(id -> route(id) != 0).findFirst().orElseThrow());
    assertThat(looked.stream().filter(id -> route(id) == found)).hasSizeGreaterThan(1);
  }

  @Test
  void placesOfLooksElsewhereAreFreedWhenTheyComeBack() {
    List<Long> looked = new ArrayList<>();
    for (int round = 0; round < 6; round++) {
      looked.addAll(dropAndFollow(id -> route(id) != OF_OTHER_CARRIER));
    }

    assertThat(looked.stream().map(OtherRoutesTest::route).filter(route -> route != 0).distinct())
        .as("more routes than looks that a wave may have out at once")
        .hasSizeGreaterThan(8);
  }

  @Test
  void whereRoutesDropAloneOthersAreSoonLeftInPeace() {
    int first = elsewhere(dropAndFollow(id -> route(id) == 0));
    for (int round = 0; round < 30; round++) {
      dropAndFollow(id -> route(id) == 0);
    }
    int last = elsewhere(dropAndFollow(id -> route(id) == 0));

    assertThat(first).isPositive();
    assertThat(last).isZero();
  }

  private static int elsewhere(List<Long> looked) {
    return (int) looked.stream().filter(id -> route(id) != 0).count();
  }

  /** Drops the first date of the first route, and takes sympathetic looks as long as some come. */
  private List<Long> dropAndFollow(LongPredicate dropped) {
    run.resume(at).run(Duration.ofMillis(2 * PERIOD), 0.4);
    at = run.now();
    long seed = id(0, 0);
    planner.confirm(seed, at + 10_000, at);
    Look first = planner.take(at);
    assertThat(first).isNotNull();
    planner.settle(first, LookOutcome.SEEN, at);
    assertThat(planner.dropped(seed, at)).isTrue();
    List<Long> looked = new ArrayList<>();
    for (Look look = planner.take(at += 10); look != null; look = planner.take(at += 10)) {
      planner.settle(look, LookOutcome.SEEN, at);
      if (look.reason() != LookReason.SYMPATHETIC) {
        break;
      }
      looked.add(look.entry());
      if (dropped.test(look.entry())) {
        planner.dropped(look.entry(), at);
      }
    }
    return looked;
  }
}
