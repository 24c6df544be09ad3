package dev.farehawk.poll;

import dev.farehawk.fare.FareQueryRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The live plan, read under its lock. Whoever holds the lock of a plan of pages may take it. */
final class PlannedView implements LiveView {

  private final Guarded<Planner> plan;
  private final List<Guarded<Turns>> singles;

  /**
   * A view.
   *
   * @param singles providers that look at single fares; may grow until the first use
   */
  PlannedView(Guarded<Planner> plan, List<Guarded<Turns>> singles) {
    this.plan = plan;
    this.singles = singles;
  }

  @Override
  public List<Outlook> of(Collection<FareQueryRef> fareQueries, long now) {
    return plan.with(planner -> {
      List<Outlook> known = new ArrayList<>(fareQueries.size());
      fareQueries.forEach(ref -> known.add(planner.outlook(ref.id(), now)));
      return known;
    });
  }

  @Override
  public double price() {
    return singles.stream()
        .mapToDouble(turns -> turns.with(Turns::price))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  @Override
  public void shown(Collection<FareQueryRef> fareQueries, int steps) {
    plan.with(planner -> {
      fareQueries.forEach(ref -> planner.shownInGroup(ref.id(), steps));
      return planner;
    });
  }
}
