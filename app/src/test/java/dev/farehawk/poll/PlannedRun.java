package dev.farehawk.poll;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Drives a planner through made-up time: a steady rate of looks, each answered at once. */
final class PlannedRun {

  static final LocalDate DAY_ONE = LocalDate.of(2026, 3, 1);
  static final long START = DAY_ONE.toEpochDay() * Duration.ofDays(1).toMillis();
  static final PlannerSettings.Lanes LANES = new PlannerSettings.Lanes(0.5, 0.25, 1000, 100_000);

  /** D' of 54 s, woken 1.5 s before: a promise of one minute. */
  static final PlannerSettings MINUTE =
      settings(Duration.ofSeconds(54), Duration.ofMillis(1500), Duration.ofHours(12));

  final Planner planner;
  final List<Look> looks = new ArrayList<>();
  private long now = START;
  private double owed;

  static PlannerSettings settings(Duration period, Duration slack, Duration floor) {
    return new PlannerSettings(
        new PlannerSettings.Times(period, slack, floor, period.dividedBy(9)),
        1,
        LANES,
        RatePrior.MEASURED);
  }

  PlannedRun(PlannerSettings settings) {
    planner = new Planner(settings, START);
  }

  long now() {
    return now;
  }

  /** Goes on at this moment, after somebody else took looks. */
  PlannedRun resume(long at) {
    now = Math.max(now, at);
    return this;
  }

  static FareQueryRef key(long id) {
    return key(id, 30);
  }

  static FareQueryRef key(long id, int daysAhead) {
    return new FareQueryRef(
        id, FareQuery.oneWay(Market.of("ZRH", "LHR"), DAY_ONE.plusDays(daysAhead), "CH", "CHF"));
  }

  PlannedRun put(FareQueryRef ref, double watchers, long seenAt) {
    planner.put(ref, new Wish(watchers, false, seenAt), now);
    return this;
  }

  PlannedRun put(FareQueryRef ref, double watchers) {
    return put(ref, watchers, Wish.NEVER_SEEN);
  }

  /** Looks at this rate, in steps of ten milliseconds. */
  PlannedRun run(Duration length, double looksPerSecond) {
    long end = now + length.toMillis();
    while (now < end) {
      now += 10;
      owed = Math.min(1.5, owed + looksPerSecond / 100);
      if (owed >= 1) {
        Look look = planner.take(now);
        if (look != null) {
          owed -= 1;
          looks.add(look);
          planner.settle(look, LookOutcome.SEEN, now);
        }
      }
    }
    return this;
  }

  /** Times of the looks at each fare query. */
  Map<Long, List<Long>> times() {
    Map<Long, List<Long>> times = new HashMap<>();
    looks.forEach(look ->
        times
            .computeIfAbsent(look.fareQueries().getFirst().id(), _ -> new ArrayList<>())
            .add(look.takenAt()));
    return times;
  }
}
