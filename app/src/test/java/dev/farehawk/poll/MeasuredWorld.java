package dev.farehawk.poll;

import static dev.farehawk.poll.PlannedRun.DAY_ONE;
import static dev.farehawk.poll.PlannedRun.START;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.faremarket.drops.DropTrace;
import dev.faremarket.drops.DropWorld;
import java.time.Duration;
import java.util.Arrays;

/**
 * A planner in a world whose drops are known; coverage is measured beside. The first day learns.
 */
final class MeasuredWorld {

  private static final double PERIOD = 540;
  private static final double LEARNING = 86_400;
  private static final PlannerSettings SETTINGS =
      PlannedRun.settings(Duration.ofSeconds(540), Duration.ofSeconds(15), Duration.ofHours(12));

  private final DropWorld world;
  private final DropTrace trace;
  private final Planner planner = new Planner(SETTINGS, START);
  private final CoverageMoment measured = new CoverageMoment();
  private double inTime;
  private double all;

  MeasuredWorld(DropWorld world, DropTrace trace) {
    this.world = world;
    this.trace = trace;
    for (int key = 0; key < world.keys(); key++) {
      FareQuery query =
          FareQuery.oneWay(
              market(world.clusterOf(key)), DAY_ONE.plusDays(30 + key % 60), "DE", "EUR");
      planner.put(new FareQueryRef(key + 1L, query), Wish.neverSeen(world.watchers(key)), START);
    }
  }

  private static Market market(int cluster) {
    char first = (char) ('A' + cluster / 26 % 26);
    return Market.of("A" + first + (char) ('A' + cluster % 26), "ZZZ");
  }

  /** Looks at a steady rate to the end of the trace. */
  MeasuredWorld run(double budget) {
    double end = trace.time(trace.size() - 1);
    double spacing = PERIOD / (budget * world.keys());
    int[] unseen = new int[world.keys()];
    Arrays.fill(unseen, -1);
    int[] before = new int[trace.size()];
    double nextMoment = LEARNING + PERIOD;
    int drop = 0;
    for (double now = spacing; now < end; now += spacing) {
      for (; drop < trace.size() && trace.time(drop) <= now; drop++) {
        before[drop] = unseen[trace.key(drop)];
        unseen[trace.key(drop)] = drop;
      }
      look(now, unseen, before);
      if (now >= nextMoment) {
        nextMoment += 60;
        measured.add(CoverageTest.moment(CoverageTest.copy(planner, millis(now))));
      }
    }
    for (int left : unseen) {
      for (int missed = left; missed >= 0; missed = before[missed]) {
        count(missed, Double.POSITIVE_INFINITY, end);
      }
    }
    return this;
  }

  private void look(double now, int[] unseen, int[] before) {
    Look look = planner.take(millis(now));
    if (look == null) {
      return;
    }
    int key = (int) look.entry() - 1;
    int last = unseen[key];
    for (int seen = last; seen >= 0; seen = before[seen]) {
      count(seen, now - trace.time(seen), trace.time(trace.size() - 1));
    }
    unseen[key] = -1;
    planner.cheapest(key + 1L, new CarrierCode("XX"));
    planner.settle(look, LookOutcome.SEEN, millis(now));
    if (last >= 0) {
      planner.dropped(key + 1L, millis(now));
    }
  }

  private void count(int drop, double delay, double end) {
    if (trace.time(drop) >= LEARNING && trace.time(drop) < end - PERIOD) {
      double weight = world.watchers(trace.key(drop));
      all += weight;
      inTime += delay <= PERIOD ? weight : 0;
    }
  }

  private static long millis(double seconds) {
    return START + (long) (seconds * 1000);
  }

  LiveCoverage.Reached reached() {
    return measured.reached();
  }

  /** Share of the drops that were seen in time. */
  double happened() {
    return inTime / all;
  }

  /** By what has been learned. */
  OnTimeBounds bounds() {
    DemandCopy copy = CoverageTest.copy(planner, millis(trace.time(trace.size() - 1)));
    return new OnTimeBounds(new MarketGroups(copy).fares(copy));
  }
}
