package dev.farehawk.poll;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.LookReason;
import dev.farehawk.poll.PageRow.Place;
import dev.farehawk.provider.Capabilities;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Plans calls that answer many dates of a market at once: calendars of cached prices, and live
 * endpoints with several dates. A page that was asked for sleeps for almost D'; then it waits by
 * what a call is worth beside single looks, see {@link PageWorth}, and the densest is asked for
 * first. New pages and those that nobody asked for in a long time have a share of the calls, so
 * that none is forgotten. Each step takes the logarithm of the number of pages.
 *
 * <p>While a page is asked for once in every D', single looks at its fares are worth less by the
 * chance that the page shows their drops. Pure: time is an argument, in milliseconds. Not safe for
 * many threads.
 */
final class PagePlan implements Agenda {

  private static final double FIRST_SHARE = 0.5;
  private static final double FLOOR_SHARE = 0.25;

  /** Two calls so many D' apart still count as once in every D'. */
  private static final double LATE = 1.25;

  /** Worths that are looked up at most before one call. */
  private static final int MOST_WEIGHED = 16;

  private static final int MOST_DOUBLINGS = 10;

  private final Capabilities.Dates dates;
  private final Limits limits;
  private final long period;
  private final long slack;
  private final long floor;
  private final LookReason reason;
  private final FreshChance fresh;
  private final PageWorth worth;
  private final LiveView live;
  private final Map<PageRow.Key, PageRow> rows = new HashMap<>();
  private final Map<Long, PageRow> byNumber = new HashMap<>();
  private final ArrayDeque<Long> firsts = new ArrayDeque<>();
  private final ArrayDeque<Long> unweighed = new ArrayDeque<>();
  private final TreeSet<PageRow> asleep = new TreeSet<>(PageRow.BY_DUE);
  private final TreeSet<PageRow> ready = new TreeSet<>(PageRow.BY_WORTH);
  private final TreeSet<PageRow> byAge = new TreeSet<>(PageRow.BY_AGE);
  private final TreeSet<PageRow> reached = new TreeSet<>(PageRow.BY_AGE);
  private double firstCredit = 1;
  private double floorCredit = 1;
  private int reserve = 1;
  private long lastNumber;

  /**
   * Limits of the plan.
   *
   * @param period D'
   * @param slack how long before that a page is woken, and paused after a failure
   * @param floor however poor, a page is asked for this often
   * @param mostPages that may be planned; more are refused
   */
  record Limits(Duration period, Duration slack, Duration floor, int mostPages) {}

  /**
   * An empty plan.
   *
   * @param capabilities which dates one call answers, how fresh, and at what cost
   */
  PagePlan(Capabilities capabilities, Limits limits, LiveView live) {
    this.dates = capabilities.dates();
    this.limits = limits;
    this.period = limits.period.toMillis();
    this.slack = limits.slack.toMillis();
    this.floor = limits.floor.toMillis();
    boolean cached = capabilities.freshness() == Freshness.CACHED;
    this.reason = cached ? LookReason.CALENDAR : LookReason.READY;
    this.fresh = cached ? FreshChance.learned(period) : FreshChance.certain();
    this.worth = new PageWorth(live, fresh, period, capabilities.costUnits());
    this.live = live;
  }

  /**
   * Adds a fare query to those of its page.
   *
   * @param seenAt last such look before this process began, or {@link Wish#NEVER_SEEN}
   * @return false if there is no room for another page, or it has departed
   */
  boolean put(FareQueryRef ref, long seenAt, long now) {
    PageRow.Key key = PageRow.Key.of(ref.query(), dates);
    PageRow row = rows.get(key);
    if (row == null) {
      if (rows.size() >= limits.mostPages || PageWorth.isOver(ref, now)) {
        return false;
      }
      row = new PageRow(++lastNumber, key);
      rows.put(key, row);
      byNumber.put(row.number, row);
      firsts.add(row.number);
    }
    if (row.fareQueries.putIfAbsent(ref.id(), ref) == null && row.shownSteps > 0) {
      live.shown(List.of(ref), row.shownSteps);
    }
    if (row.seenAt == PageRow.NEVER && seenAt != PageRow.NEVER && row.place == Place.OWES_FIRST) {
      row.seenAt = seenAt;
      byAge.add(row);
      // In its old phase, so that a restart brings no stampede.
      long wake = period - slack;
      long late = Math.max(0, now - (seenAt + wake));
      sleep(row, seenAt + wake + (late + wake - 1) / wake * wake);
    }
    return true;
  }

  /** Forgets a fare query, and its page when it was the last one in it. */
  void remove(FareQueryRef ref) {
    PageRow row = rows.get(PageRow.Key.of(ref.query(), dates));
    if (row != null && row.fareQueries.remove(ref.id()) != null) {
      if (row.shownSteps > 0) {
        live.shown(List.of(ref), -row.shownSteps);
      }
      dropIfEmpty(row);
    }
  }

  private boolean dropIfEmpty(PageRow row) {
    if (!row.fareQueries.isEmpty()) {
      return false;
    }
    leave(row);
    reached.remove(row);
    rows.remove(row.key);
    byNumber.remove(row.number);
    return true;
  }

  /** Takes a page out of wherever it waits. */
  private void leave(PageRow row) {
    asleep.remove(row);
    ready.remove(row);
    byAge.remove(row);
  }

  private void sleep(PageRow row, long due) {
    row.place = Place.ASLEEP;
    row.dueAt = due;
    asleep.add(row);
  }

  @Override
  public void reserve(double density) {
    reserve = density <= 0 ? 1 : Math.max(1, Density.bucketOf(density));
  }

  @Override
  public boolean hasWork(long now) {
    advance(now);
    return nextFirst(now) != null || isLate(now) || hasReady();
  }

  private boolean hasReady() {
    return !ready.isEmpty() && ready.first().bucket >= reserve;
  }

  private boolean isLate(long now) {
    return !byAge.isEmpty() && now - byAge.first().seenAt >= floor;
  }

  /** The page that nobody was asked for in the longest time, if that is too long. */
  private @Nullable PageRow late(long now) {
    while (isLate(now)) {
      PageRow row = byAge.first();
      worth.forgetDeparted(row, now);
      if (!dropIfEmpty(row)) {
        return row;
      }
    }
    return null;
  }

  private @Nullable PageRow nextFirst(long now) {
    for (Long number = firsts.peek(); number != null; number = firsts.peek()) {
      PageRow row = byNumber.get(number);
      if (row != null && row.place == Place.OWES_FIRST) {
        worth.forgetDeparted(row, now);
        if (!dropIfEmpty(row)) {
          return row;
        }
      }
      firsts.remove();
    }
    return null;
  }

  private void advance(long now) {
    while (!asleep.isEmpty() && asleep.first().dueAt <= now) {
      PageRow row = asleep.first();
      asleep.remove(row);
      if (row.seenAt == PageRow.NEVER) {
        row.place = Place.OWES_FIRST;
        firsts.add(row.number);
      } else {
        row.place = Place.READY;
        weigh(row, now);
        queueForWeighing(row);
      }
    }
    while (!reached.isEmpty() && now - reached.first().seenAt > LATE * period) {
      show(reached.removeFirst(), 0);
    }
  }

  /** Weighs a page that waits; one that is worth nothing sleeps for another D'. */
  private void weigh(PageRow row, long now) {
    ready.remove(row);
    worth.forgetDeparted(row, now);
    if (dropIfEmpty(row)) {
      return;
    }
    row.bucket = Density.lowered(worth.bucket(row, now), row.failures);
    if (row.bucket == 0) {
      sleep(row, now + period);
      return;
    }
    ready.add(row);
  }

  private void queueForWeighing(PageRow row) {
    if (row.place == Place.READY && !row.queuedForWeighing) {
      row.queuedForWeighing = true;
      unweighed.add(row.number);
    }
  }

  @Override
  public @Nullable Look take(long now) {
    advance(now);
    reweighOne(now);
    firstCredit = Math.min(1, firstCredit + FIRST_SHARE);
    floorCredit = Math.min(1, floorCredit + FLOOR_SHARE);
    PageRow first = nextFirst(now);
    PageRow late = late(now);
    if (first != null && (firstCredit >= 1 || (!hasReady() && late == null))) {
      firstCredit -= 1;
      return taken(first, now);
    }
    if (late != null && (floorCredit >= 1 || !hasReady())) {
      floorCredit -= 1;
      return taken(late, now);
    }
    PageRow densest = densest(now);
    if (densest != null) {
      return taken(densest, now);
    }
    return first == null ? null : taken(first, now);
  }

  /** One that has waited long may have become worth more. */
  private void reweighOne(long now) {
    Long number = unweighed.poll();
    PageRow row = number == null ? null : byNumber.get(number);
    if (row == null) {
      return;
    }
    row.queuedForWeighing = false;
    if (row.place == Place.READY) {
      weigh(row, now);
      queueForWeighing(row);
    }
  }

  /** The densest of those that wait; a worth that has fallen is noticed here. */
  private @Nullable PageRow densest(long now) {
    for (int weighed = 0; hasReady(); weighed++) {
      PageRow row = ready.first();
      int bucket = row.bucket;
      if (weighed < MOST_WEIGHED) {
        weigh(row, now);
      }
      if (row.place == Place.READY
          && !row.fareQueries.isEmpty()
          && (weighed >= MOST_WEIGHED || row.bucket >= bucket)) {
        return row;
      }
    }
    return null;
  }

  private Look taken(PageRow row, long now) {
    leave(row);
    row.place = Place.IN_FLIGHT;
    return new Look(List.copyOf(row.fareQueries.values()), reason, now, row.number);
  }

  @Override
  public void cheapest(long fareQuery, CarrierCode carrier) {
    // A page is asked for whoever sells it.
  }

  @Override
  public void settle(Look look, LookOutcome outcome, long now) {
    PageRow row = byNumber.get(look.entry());
    if (row == null || row.place != Place.IN_FLIGHT) {
      return;
    }
    if (outcome == LookOutcome.SEEN) {
      seen(row, look.takenAt(), now);
      return;
    }
    row.failures = Math.min(row.failures + 1, MOST_DOUBLINGS);
    long pause =
        outcome == LookOutcome.TRY_SOON
            ? Math.min(slack << (row.failures - 1), period)
            : Math.min(period << (row.failures - 1), floor);
    if (row.seenAt != PageRow.NEVER) {
      byAge.add(row);
    }
    sleep(row, now + pause);
  }

  /** A call for other reasons has answered for the page of a fare query. */
  void answered(FareQueryRef ref, long takenAt, long now) {
    PageRow row = rows.get(PageRow.Key.of(ref.query(), dates));
    if (row != null && row.place != Place.IN_FLIGHT && takenAt > row.seenAt) {
      leave(row);
      seen(row, takenAt, now);
    }
  }

  private void seen(PageRow row, long takenAt, long now) {
    worth.learn(row, takenAt, now);
    boolean inTime = row.seenAt != PageRow.NEVER && takenAt - row.seenAt <= LATE * period;
    reached.remove(row);
    row.seenAt = takenAt;
    row.failures = 0;
    byAge.add(row);
    show(row, inTime ? ShownInGroups.stepsOf(fresh.get()) : 0);
    if (inTime) {
      reached.add(row);
    }
    sleep(row, takenAt + period - slack);
  }

  private void show(PageRow row, int steps) {
    if (steps != row.shownSteps) {
      live.shown(row.fareQueries.values(), steps - row.shownSteps);
      row.shownSteps = steps;
    }
  }

  /** All fare queries that a call for this one answers. */
  Collection<FareQueryRef> pageOf(FareQueryRef ref) {
    PageRow row = rows.get(PageRow.Key.of(ref.query(), dates));
    return row == null ? List.of(ref) : List.copyOf(row.fareQueries.values());
  }

  /** One of its prices is worth a confirmation. */
  void suspected(FareQueryRef ref, long now) {
    long seenAt = live.of(List.of(ref), now).getFirst().seenAt();
    fresh.suspected(ref.id(), seenAt != Wish.NEVER_SEEN && now - seenAt <= period, now);
  }

  /** A live provider has shown a drop. */
  void dropped(long fareQuery, long now) {
    fresh.dropped(fareQuery, now);
  }

  /** Chance that it shows a drop while it is still worth telling, as far as is known. */
  double freshChance() {
    return fresh.get();
  }

  /** Last look at the page of a fare query, or {@link Wish#NEVER_SEEN}. */
  long seenAt(FareQueryRef ref) {
    PageRow row = rows.get(PageRow.Key.of(ref.query(), dates));
    return row == null ? Wish.NEVER_SEEN : row.seenAt;
  }

  int size() {
    return rows.size();
  }
}
