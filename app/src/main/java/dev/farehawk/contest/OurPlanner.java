package dev.farehawk.contest;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.poll.Learned;
import dev.farehawk.poll.Look;
import dev.farehawk.poll.LookOutcome;
import dev.farehawk.poll.Planner;
import dev.farehawk.poll.PlannerSettings;
import dev.farehawk.poll.Wish;
import dev.faremarket.drops.DropWorld;
import org.jspecify.annotations.Nullable;

/**
 * The service's own planner. It is told who watches what and nothing of rates or filings: those it
 * learns. Each cluster of the world is a market with one carrier.
 */
final class OurPlanner implements Policy {

  private final Planner planner;
  private @Nullable Look look;

  OurPlanner(DropWorld world, Deadlines deadlines, PlannerSettings settings) {
    this.planner = new Planner(settings, WatchedKeys.START);
    for (FareQueryRef ref : WatchedKeys.of(world, deadlines)) {
      Wish wish = Wish.neverSeen(world.watchers((int) ref.id() - 1));
      planner.put(ref, wish, WatchedKeys.START);
    }
  }

  @Override
  public String name() {
    return "farehawk";
  }

  @Override
  public int next(double now) {
    look = planner.take(WatchedKeys.millis(now));
    return look == null ? NOTHING : (int) (look.fareQueries().getFirst().id() - 1);
  }

  @Override
  public void seen(int key, double now, boolean dropped) {
    Look made = look;
    if (made == null) {
      throw new IllegalStateException("nothing was asked for");
    }
    planner.cheapest(key + 1L, new CarrierCode("XX"));
    planner.settle(made, LookOutcome.SEEN, WatchedKeys.millis(now));
    if (dropped) {
      planner.dropped(key + 1L, WatchedKeys.millis(now));
    }
  }

  Learned learned() {
    return planner.learned();
  }
}
