package dev.farehawk.contest;

import dev.faremarket.drops.DropTrace;
import java.util.Arrays;

/** Looks and calls of a calendar, each at a steady rate, on one trace. */
final class CalendarRun {

  private static final int NONE = -1;

  private final DropTrace trace;
  private final CalendarFeed feed;
  private final int[] unseen;
  private final int[] before;
  private final double[] delay;
  private int next;

  CalendarRun(DropTrace trace, int keys, CalendarFeed feed) {
    this.trace = trace;
    this.feed = feed;
    this.unseen = new int[keys];
    this.before = new int[trace.size()];
    this.delay = new double[trace.size()];
    Arrays.fill(unseen, NONE);
    Arrays.fill(delay, Double.POSITIVE_INFINITY);
  }

  /** Seconds from each drop to the look that showed it; infinite when none did. */
  double[] delays(CalendarPolicy policy, Trial.Terms terms, double callsPerSecond) {
    double end = terms.to() + terms.period();
    long looks = 1;
    long calls = 1;
    while (true) {
      double look = looks / terms.looksPerSecond();
      double call = callsPerSecond > 0 ? calls / callsPerSecond : Double.POSITIVE_INFINITY;
      double now = Math.min(look, call);
      if (now > end) {
        return delay;
      }
      happen(now);
      if (call < look) {
        calls++;
        ask(policy, now);
      } else {
        looks++;
        look(policy, now);
      }
    }
  }

  private void happen(double now) {
    for (; next < trace.size() && trace.time(next) <= now; next++) {
      before[next] = unseen[trace.key(next)];
      unseen[trace.key(next)] = next;
    }
  }

  private void look(Policy policy, double now) {
    int key = policy.next(now);
    if (key == Policy.NOTHING) {
      return;
    }
    boolean dropped = unseen[key] != NONE;
    for (int drop = unseen[key]; drop != NONE; drop = before[drop]) {
      delay[drop] = now - trace.time(drop);
    }
    unseen[key] = NONE;
    policy.seen(key, now, dropped);
  }

  private void ask(CalendarPolicy policy, double now) {
    int[] page = policy.nextPage(now);
    for (int key : page) {
      if (shows(key, now)) {
        policy.suspected(key, now);
      }
    }
    if (page.length > 0) {
      policy.pageSeen(now);
    }
  }

  private boolean shows(int key, double now) {
    for (int drop = unseen[key]; drop != NONE; drop = before[drop]) {
      if (feed.shows(drop, now - trace.time(drop))) {
        return true;
      }
    }
    return false;
  }
}
