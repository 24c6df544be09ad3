package dev.farehawk.poll;

import dev.farehawk.fare.Freshness;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.provider.ProviderGateway;
import dev.farehawk.provider.ProviderGateways;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A desk for each enabled provider. All live ones share one plan of every fare query, because a
 * look by one tells for all whether a price has fallen; each keeps a floor of its own, because
 * prices compare within one provider. Calendars go round the watched markets and months.
 */
final class Desks {

  private final Guarded<Planner> plan;
  private final List<Desk<Turns>> live = new ArrayList<>();
  private final List<Desk<CalendarRota>> calendars = new ArrayList<>();

  Desks(ProviderGateways gateways, PollConfig config, Deadlines deadlines, InstantSource clock) {
    Planner planner = new Planner(PlannerSettings.of(deadlines, 1, config.lanes()), clock.millis());
    this.plan = new Guarded<>(planner);
    for (ProviderGateway gateway : gateways.all()) {
      var capabilities = gateway.provider().capabilities();
      if (capabilities.freshness() == Freshness.LIVE) {
        live.add(new Desk<>(gateway, plan.part(planner.join(Turns.Terms.of(capabilities)))));
      } else {
        var rota =
            new CalendarRota(
                capabilities.dates(), config.calendarPace(deadlines), config.mostFareQueries());
        calendars.add(new Desk<>(gateway, new Guarded<>(rota)));
      }
    }
  }

  /** What all live providers look at. */
  Guarded<Planner> plan() {
    return plan;
  }

  List<Desk<Turns>> live() {
    return live;
  }

  /** By which number the plan knows a live provider; {@link Turns#ANYBODY} for others. */
  int numberOf(String provider) {
    return live.stream()
        .filter(desk -> desk.provider().equals(provider))
        .map(desk -> desk.with(Turns::number))
        .findFirst()
        .orElse(Turns.ANYBODY);
  }

  List<Desk<CalendarRota>> calendars() {
    return calendars;
  }

  Stream<Desk<? extends Agenda>> all() {
    return Stream.concat(live.stream(), calendars.stream());
  }
}
