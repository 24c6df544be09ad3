package dev.farehawk.poll;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQueryRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a live provider is asked that answers several dates in one call: pages, by what they are
 * worth, and before them the errands of the plan that all live providers share, each widened to its
 * page. An answer counts as a look at every fare query of it.
 */
final class LivePages implements Agenda {

  private final Guarded<Planner> plan;
  private final Turns turns;
  private final PagePlan pages;

  /** Errands on their way, by fare query. */
  private final Map<Long, Look> errands = new HashMap<>();

  LivePages(Guarded<Planner> plan, Turns turns, PagePlan pages) {
    this.plan = plan;
    this.turns = turns;
    this.pages = pages;
  }

  PagePlan pages() {
    return pages;
  }

  @Override
  public boolean hasWork(long now) {
    return plan.with(_ -> turns.hasErrand(now)) || pages.hasWork(now);
  }

  @Override
  public @Nullable Look take(long now) {
    boolean others = pages.hasWork(now);
    Look errand = plan.<@Nullable Look>with(_ -> turns.takeErrand(now, others));
    if (errand == null) {
      return pages.take(now);
    }
    FareQueryRef asked = errand.fareQueries().getFirst();
    errands.put(asked.id(), errand);
    // Pages are numbered from one, so a number below stands for an errand.
    return new Look(List.copyOf(pages.pageOf(asked)), errand.reason(), now, -asked.id());
  }

  @Override
  public void cheapest(long fareQuery, CarrierCode carrier) {
    plan.with(_ -> {
      turns.cheapest(fareQuery, carrier);
      return turns;
    });
  }

  @Override
  public void reserve(double density) {
    pages.reserve(density);
    plan.with(_ -> {
      turns.reserve(density);
      return turns;
    });
  }

  @Override
  public void settle(Look look, LookOutcome outcome, long now) {
    Look errand = look.entry() < 0 ? errands.remove(-look.entry()) : null;
    plan.with(planner -> {
      if (errand != null) {
        turns.settle(errand, outcome, now);
      }
      if (outcome == LookOutcome.SEEN) {
        look.fareQueries().stream()
            .filter(ref -> ref.id() != -look.entry())
            .forEach(ref -> planner.saw(ref.id(), look.takenAt(), turns, now));
      }
      return planner;
    });
    if (errand == null) {
      pages.settle(look, outcome, now);
    } else if (outcome == LookOutcome.SEEN) {
      pages.answered(look.fareQueries().getFirst(), look.takenAt(), now);
    }
  }
}
