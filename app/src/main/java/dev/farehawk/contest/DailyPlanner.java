package dev.farehawk.contest;

import dev.farehawk.contest.ContestReport.Knowledge;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.poll.Learned;
import dev.farehawk.poll.Look;
import dev.farehawk.poll.LookOutcome;
import dev.farehawk.poll.Planner;
import dev.farehawk.poll.PlannerSettings;
import dev.farehawk.poll.RatePrior;
import dev.farehawk.poll.Wish;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;

/**
 * The service's own planner with D' of a day. It learns while it runs, and is told who watches what
 * and the first price of each series.
 *
 * <p>A recording has one price a day, so that a look tells the same whenever it is made. All looks
 * of a day are made in its first hour: later everything goes to sleep, wakes before the next day,
 * and no series is looked at twice in a day. What a drop tells of its siblings ends before the next
 * day begins, when there are other prices.
 */
final class DailyPlanner implements DailyPolicy {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private static final PlannerSettings.Times TIMES =
      new PlannerSettings.Times(
          Duration.ofHours(23), Duration.ofHours(1), Duration.ofDays(60), HALF_A_DAY);

  private final String name;
  private final Knowledge knows;
  private final RecordedFares fares;
  private final double[] watchers;
  private final Planner planner;
  private final long[] lastDay;
  private final long[] lastPrice;
  private final BitSet planned = new BitSet();

  private DailyPlanner(
      String name, Knowledge knows, RatePrior prior, RecordedFares fares, double[] watchers) {
    this.name = name;
    this.knows = knows;
    this.fares = fares;
    this.watchers = watchers;
    List<RecordedDay> days = fares.days();
    this.planner =
        new Planner(
            new PlannerSettings(
                TIMES, 1, new PlannerSettings.Lanes(0.5, 0.25, 1_000, fares.size()), prior),
            days.getFirst().epochDay * DAY);
    this.lastPrice = new long[fares.size()];
    this.lastDay = new long[fares.size()];
    for (RecordedDay day : days) {
      for (int series : day.active()) {
        lastDay[series] = day.epochDay;
      }
    }
  }

  /** One that takes every fare for as likely to drop as any before it learns. */
  static DailyPlanner ignorant(RecordedFares fares, double[] watchers) {
    return new DailyPlanner("farehawk", Knowledge.NOTHING, RatePrior.flat(0.05), fares, watchers);
  }

  /** One that begins with what the service begins with. */
  static DailyPlanner asServed(RecordedFares fares, double[] watchers) {
    return new DailyPlanner(
        "farehawk-as-served", Knowledge.PRIOR, RatePrior.MEASURED, fares, watchers);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Knowledge knows() {
    return knows;
  }

  @Override
  public BitSet lookedAt(RecordedDay day, int looks) {
    long begin = day.epochDay * DAY;
    removeEnded(day);
    BitSet looked = new BitSet();
    for (int number = 0; number < looks; number++) {
      long now = begin + HOUR * (number + 1) / (looks + 1);
      Look look = planner.take(now);
      if (look == null) {
        continue;
      }
      int series = (int) (look.fareQueries().getFirst().id() - 1);
      if (!day.isActive(series)) {
        // The recording has a hole here; the look is spent.
        planner.settle(look, LookOutcome.TRY_LATER, now);
        continue;
      }
      looked.set(series);
      planner.settle(look, LookOutcome.SEEN, now);
      long price = day.price(series);
      if (price <= RecordedFares.KEPT * lastPrice[series]) {
        planner.dropped(series + 1L, now);
      }
      lastPrice[series] = price;
    }
    begin(day, begin + HOUR);
    return looked;
  }

  private void removeEnded(RecordedDay day) {
    for (int series = planned.nextSetBit(0); series >= 0; series = planned.nextSetBit(series + 1)) {
      if (lastDay[series] < day.epochDay) {
        planner.remove(series + 1L);
        planned.clear(series);
      }
    }
  }

  /** Whoever begins to watch has just seen the price; from the next day on it is looked at. */
  private void begin(RecordedDay day, long now) {
    for (RecordedDay.Begun begun : day.begun()) {
      int series = begun.series();
      if (lastDay[series] > day.epochDay) {
        lastPrice[series] = begun.price();
        FareQueryRef ref = new FareQueryRef(series + 1L, fares.query(series));
        if (planner.put(ref, new Wish(watchers[series], false, now), now)) {
          planned.set(series);
        }
      }
    }
  }

  @Override
  public Learned learned() {
    return planner.learned();
  }
}
