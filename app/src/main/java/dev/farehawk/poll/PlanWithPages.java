package dev.farehawk.poll;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.provider.Capabilities;
import java.util.ArrayList;
import java.util.List;

/**
 * One live provider of single dates and one calendar of cached prices, planned together as the
 * service plans them; for whoever wishes to see the deciding without the asking. Pure. Not safe for
 * many threads.
 */
public final class PlanWithPages {

  private final Planner planner;
  private final Turns turns;
  private final PagePlan pages;
  private final long confirmWithin;

  /**
   * Empty plans that begin at this moment.
   *
   * @param calendar which dates one call answers, and at what cost
   */
  public PlanWithPages(
      PlannerSettings settings, Deadlines deadlines, Capabilities calendar, long now) {
    this.planner = new Planner(settings, now);
    this.turns = planner.join(Turns.Terms.anything(settings.callsPerLook()));
    Guarded<Planner> plan = new Guarded<>(planner);
    this.pages =
        new PagePlan(
            calendar,
            new PagePlan.Limits(
                deadlines.detection(),
                deadlines.wakeSlack(),
                deadlines.whole().multipliedBy(PollConfig.CALENDAR_DEADLINES),
                settings.lanes().mostKeys()),
            new PlannedView(plan, new ArrayList<>(List.of(plan.part(turns)))));
    this.confirmWithin = deadlines.confirmation().toMillis();
  }

  /** Plans a fare query everywhere. */
  public void put(FareQueryRef ref, Wish wish, long now) {
    planner.put(ref, wish, now);
    pages.put(ref, Wish.NEVER_SEEN, now);
  }

  /** What the live provider is asked. */
  public Agenda live() {
    return turns;
  }

  /** What the calendar is asked. */
  public Agenda calendar() {
    return pages;
  }

  /** The calendar has shown a price that is worth a confirmation. */
  public void suspected(FareQueryRef ref, long now) {
    pages.suspected(ref, now);
    planner.confirm(ref.id(), now + confirmWithin, now);
  }

  /** The last live look has shown a drop. */
  public void dropped(FareQueryRef ref, long now) {
    pages.dropped(ref.id(), now);
    planner.dropped(ref.id(), now);
  }

  /** Chance that the calendar shows a drop while it is worth telling, as learned so far. */
  public double freshChance() {
    return pages.freshChance();
  }
}
