package dev.farehawk.contest;

import dev.faremarket.drops.DropTrace;
import dev.faremarket.drops.DropWorld;
import java.util.Arrays;

/**
 * One policy on one trace: looks come at a steady rate, and a look shows every drop of its key
 * since the last one. Counts which drops were shown within D', by watchers.
 */
final class Trial {

  private final DropWorld world;
  private final DropTrace trace;
  private final Terms terms;

  /**
   * What all policies of a contest share.
   *
   * @param period D', in seconds
   * @param from drops before this second are for learning and do not count
   * @param to drops after this second do not count
   */
  record Terms(double looksPerSecond, double period, double from, double to) {}

  Trial(DropWorld world, DropTrace trace, Terms terms) {
    this.world = world;
    this.trace = trace;
    this.terms = terms;
  }

  /** Runs it and returns what was in time. */
  OnTimeShare run(Policy policy) {
    OnTimeShare share = new OnTimeShare(world);
    count(delays(policy), share);
    return share;
  }

  private void count(double[] delay, OnTimeShare share) {
    for (int drop = 0; drop < trace.size(); drop++) {
      double time = trace.time(drop);
      if (time >= terms.from && time < terms.to) {
        share.count(
            trace.key(drop), trace.filing(drop) != DropTrace.ALONE, delay[drop] <= terms.period);
      }
    }
  }

  /**
   * The same with a calendar beside the looks. What it shows is a suspicion; only a look shows a
   * drop.
   *
   * @param callsPerSecond of the calendar
   */
  OnTimeShare run(CalendarPolicy policy, CalendarFeed feed, double callsPerSecond) {
    OnTimeShare share = new OnTimeShare(world);
    count(new CalendarRun(trace, world.keys(), feed).delays(policy, terms, callsPerSecond), share);
    return share;
  }

  /** Seconds from each drop to the look that showed it; infinite when none did. */
  private double[] delays(Policy policy) {
    double[] delay = new double[trace.size()];
    Arrays.fill(delay, Double.POSITIVE_INFINITY);
    int[] unseen = new int[world.keys()];
    Arrays.fill(unseen, -1);
    int[] before = new int[trace.size()];
    int drop = 0;
    double end = terms.to + terms.period;
    long looks = (long) (end * terms.looksPerSecond);
    for (long number = 1; number <= looks; number++) {
      double now = number / terms.looksPerSecond;
      for (; drop < trace.size() && trace.time(drop) <= now; drop++) {
        before[drop] = unseen[trace.key(drop)];
        unseen[trace.key(drop)] = drop;
      }
      int key = policy.next(now);
      if (key == Policy.NOTHING) {
        continue;
      }
      boolean dropped = unseen[key] >= 0;
      for (int seen = unseen[key]; seen >= 0; seen = before[seen]) {
        delay[seen] = now - trace.time(seen);
      }
      unseen[key] = -1;
      policy.seen(key, now, dropped);
    }
    return delay;
  }
}
