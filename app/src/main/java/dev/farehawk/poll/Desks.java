package dev.farehawk.poll;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.provider.Capabilities;
import dev.farehawk.provider.ProviderGateway;
import dev.farehawk.provider.ProviderGateways;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A desk for each enabled provider. All live ones share one plan of every fare query, because a
 * look by one tells for all whether a price has fallen; each keeps a floor of its own, because
 * prices compare within one provider. Whoever answers several dates in one call, live or cached, is
 * asked for pages, by what they are worth beside single looks.
 */
final class Desks {

  private final Guarded<Planner> plan;
  private final Map<Desk<? extends Agenda>, Guarded<Turns>> live = new LinkedHashMap<>();
  private final List<Pages> pages = new ArrayList<>();
  private final List<Desk<PagePlan>> calendars = new ArrayList<>();

  /** A provider that is asked for pages. */
  record Pages(Capabilities capabilities, String provider, Guarded<PagePlan> plan) {

    boolean answers(FareQueryRef ref) {
      return capabilities.answers(ref.query());
    }
  }

  Desks(ProviderGateways gateways, PollConfig config, Deadlines deadlines, InstantSource clock) {
    Planner planner = new Planner(PlannerSettings.of(deadlines, 1, config.lanes()), clock.millis());
    this.plan = new Guarded<>(planner);
    List<Guarded<Turns>> singles = new ArrayList<>();
    PlannedView view = new PlannedView(plan, singles);
    for (ProviderGateway gateway : gateways.all()) {
      Capabilities capabilities = gateway.provider().capabilities();
      boolean cached = capabilities.freshness() == Freshness.CACHED;
      var limits =
          new PagePlan.Limits(
              deadlines.detection(),
              deadlines.wakeSlack(),
              cached ? config.calendarPace(deadlines) : deadlines.stalenessFloor(),
              config.mostFareQueries());
      if (cached) {
        Guarded<PagePlan> calendar = new Guarded<>(new PagePlan(capabilities, limits, view));
        calendars.add(new Desk<>(gateway, calendar));
        pages.add(new Pages(capabilities, gateway.provider().name(), calendar));
        continue;
      }
      Turns turns = planner.join(Turns.Terms.of(capabilities));
      if (capabilities.dates() instanceof Capabilities.Dates.OneDate) {
        singles.add(plan.part(turns));
        live.put(new Desk<>(gateway, plan.part(turns)), plan.part(turns));
      } else {
        PagePlan ofLive = new PagePlan(capabilities, limits, view);
        Guarded<LivePages> agenda = new Guarded<>(new LivePages(plan, turns, ofLive));
        live.put(new Desk<>(gateway, agenda), plan.part(turns));
        pages.add(new Pages(capabilities, gateway.provider().name(), agenda.part(ofLive)));
      }
    }
  }

  /** What all live providers look at. */
  Guarded<Planner> plan() {
    return plan;
  }

  List<Desk<? extends Agenda>> live() {
    return List.copyOf(live.keySet());
  }

  /** What a live provider answers, combinations of {@link Needs}, a bit each. */
  int answeredBy(Desk<? extends Agenda> desk) {
    Guarded<Turns> turns = live.get(desk);
    return turns == null ? 0 : turns.with(Turns::answered);
  }

  /** Whether a live provider has just refused a fare query. */
  boolean refuses(Desk<? extends Agenda> desk, PlannedKey key) {
    Guarded<Turns> turns = live.get(desk);
    return turns != null && (key.refusedBy() >>> turns.with(Turns::number) & 1) != 0;
  }

  /** By which number the plan knows a live provider; {@link Turns#ANYBODY} for others. */
  int numberOf(String provider) {
    return live.entrySet().stream()
        .filter(desk -> desk.getKey().provider().equals(provider))
        .map(desk -> desk.getValue().with(Turns::number))
        .findFirst()
        .orElse(Turns.ANYBODY);
  }

  /** Those that are asked for pages, live or cached. */
  List<Pages> pages() {
    return pages;
  }

  Stream<Desk<? extends Agenda>> all() {
    return Stream.concat(live.keySet().stream(), calendars.stream());
  }
}
