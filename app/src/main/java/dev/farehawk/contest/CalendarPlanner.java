package dev.farehawk.contest;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.poll.Look;
import dev.farehawk.poll.LookOutcome;
import dev.farehawk.poll.PlanWithPages;
import dev.farehawk.poll.PlannerSettings;
import dev.farehawk.poll.Wish;
import dev.farehawk.provider.Capabilities;
import dev.faremarket.drops.DropWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The service's own plans of live looks and of a calendar, or less than all of it. */
final class CalendarPlanner implements CalendarPolicy {

  /** Above any worth, so that nothing is looked at in turn. */
  private static final double UNAFFORDABLE = 1e12;

  private final Way way;
  private final List<FareQueryRef> keys;
  private final PlanWithPages plan;
  private final List<int[]> pages;
  private int lastPage;
  private @Nullable Look look;
  private @Nullable Look call;

  /** How looks and calls are chosen. */
  enum Way {
    /** Pages one after the other, whatever they are worth; looks as if there were none. */
    IN_TURN("calendar-in-turn"),
    /** No calendar. */
    SINGLES("singles-only"),
    /** Looks only for what the calendar has shown. */
    GROUPS("groups-only"),
    /** Each by what it is worth beside the other. */
    PRICES("by-prices");

    private final String called;

    Way(String called) {
      this.called = called;
    }
  }

  CalendarPlanner(
      Way way, DropWorld world, Deadlines deadlines, PlannerSettings settings, int dates) {
    this.way = way;
    this.keys = WatchedKeys.of(world, deadlines);
    Capabilities calendar = capabilities(dates);
    this.plan = new PlanWithPages(settings, deadlines, calendar, WatchedKeys.START);
    this.pages = pages(world, keys, calendar.dates());
    for (FareQueryRef ref : keys) {
      plan.put(ref, Wish.neverSeen(world.watchers((int) ref.id() - 1)), WatchedKeys.START);
    }
    if (way == Way.GROUPS) {
      plan.live().reserve(UNAFFORDABLE);
    }
  }

  private static Capabilities capabilities(int dates) {
    return new Capabilities(
        Freshness.CACHED,
        new Capabilities.Dates.Days(0, dates - 1),
        Capabilities.Carriers.CHEAPEST,
        Set.of(),
        1,
        Duration.ZERO);
  }

  /** The keys that one call answers, for each call that there is. */
  static List<int[]> pages(DropWorld world, int dates, Deadlines deadlines) {
    return pages(world, WatchedKeys.of(world, deadlines), capabilities(dates).dates());
  }

  private static List<int[]> pages(
      DropWorld world, List<FareQueryRef> keys, Capabilities.Dates dates) {
    record Page(int cluster, long number) {}
    Map<Page, List<Integer>> pages = new LinkedHashMap<>();
    for (int key = 0; key < keys.size(); key++) {
      long number = dates.page(keys.get(key).query().departure());
      pages
          .computeIfAbsent(new Page(world.clusterOf(key), number), _ -> new ArrayList<>())
          .add(key);
    }
    return pages.values().stream()
        .map(page -> page.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  @Override
  public String name() {
    return way.called;
  }

  @Override
  public int next(double now) {
    look = plan.live().take(WatchedKeys.millis(now));
    return look == null ? NOTHING : (int) (look.fareQueries().getFirst().id() - 1);
  }

  @Override
  public void seen(int key, double now, boolean dropped) {
    Look made = look;
    if (made == null) {
      throw new IllegalStateException("nothing was asked for");
    }
    plan.live().cheapest(key + 1L, new CarrierCode("XX"));
    plan.live().settle(made, LookOutcome.SEEN, WatchedKeys.millis(now));
    if (dropped) {
      plan.dropped(keys.get(key), WatchedKeys.millis(now));
    }
  }

  @Override
  public int[] nextPage(double now) {
    return switch (way) {
      case SINGLES -> NO_PAGE;
      case IN_TURN -> {
        lastPage = (lastPage + 1) % pages.size();
        yield pages.get(lastPage);
      }
      case GROUPS, PRICES -> {
        Look next = plan.calendar().take(WatchedKeys.millis(now));
        call = next;
        yield next == null
            ? NO_PAGE
            : next.fareQueries().stream().mapToInt(ref -> (int) ref.id() - 1).toArray();
      }
    };
  }

  @Override
  public void suspected(int key, double now) {
    plan.suspected(keys.get(key), WatchedKeys.millis(now));
  }

  @Override
  public void pageSeen(double now) {
    Look made = call;
    if (made != null) {
      plan.calendar().settle(made, LookOutcome.SEEN, WatchedKeys.millis(now));
      call = null;
    }
  }

  double freshChance() {
    return plan.freshChance();
  }
}
