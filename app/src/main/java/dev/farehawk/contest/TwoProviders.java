package dev.farehawk.contest;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.poll.Agenda;
import dev.farehawk.poll.Look;
import dev.farehawk.poll.LookOutcome;
import dev.farehawk.poll.Planner;
import dev.farehawk.poll.PlannerSettings;
import dev.farehawk.poll.Turns;
import dev.farehawk.poll.Wish;
import dev.faremarket.drops.DropWorld;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two live providers that take looks alternately, each by its own plan or both by one. */
final class TwoProviders implements Policy {

  private final String name;
  private final List<Planner> plans;
  private final List<Agenda> agendas;
  private int turn;
  private @Nullable Look look;

  private TwoProviders(String name, List<Planner> plans, List<Agenda> agendas) {
    this.name = name;
    this.plans = plans;
    this.agendas = agendas;
  }

  /** Each plans as if it were alone; of a drop that one has shown the other hears. */
  static TwoProviders apart(DropWorld world, Deadlines deadlines, PlannerSettings settings) {
    Planner one = new Planner(settings, WatchedKeys.START);
    Planner other = new Planner(settings, WatchedKeys.START);
    return filled(
        new TwoProviders("apart", List.of(one, other), List.of(one, other)), world, deadlines);
  }

  /** Both take turns at one plan. */
  static TwoProviders shared(DropWorld world, Deadlines deadlines, PlannerSettings settings) {
    Planner plan = new Planner(settings, WatchedKeys.START);
    List<Agenda> turns =
        List.of(plan.join(Turns.Terms.anything(1)), plan.join(Turns.Terms.anything(1)));
    return filled(new TwoProviders("shared", List.of(plan), turns), world, deadlines);
  }

  private static TwoProviders filled(TwoProviders policy, DropWorld world, Deadlines deadlines) {
    for (FareQueryRef ref : WatchedKeys.of(world, deadlines)) {
      Wish wish = Wish.neverSeen(world.watchers((int) ref.id() - 1));
      policy.plans.forEach(plan -> plan.put(ref, wish, WatchedKeys.START));
    }
    return policy;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int next(double now) {
    turn = 1 - turn;
    look = agendas.get(turn).take(WatchedKeys.millis(now));
    return look == null ? NOTHING : (int) (look.fareQueries().getFirst().id() - 1);
  }

  @Override
  public void seen(int key, double now, boolean dropped) {
    Look made = look;
    if (made == null) {
      throw new IllegalStateException("nothing was asked for");
    }
    agendas.get(turn).cheapest(key + 1L, new CarrierCode("XX"));
    agendas.get(turn).settle(made, LookOutcome.SEEN, WatchedKeys.millis(now));
    if (dropped) {
      plans.forEach(plan -> plan.dropped(key + 1L, WatchedKeys.millis(now)));
    }
  }
}
