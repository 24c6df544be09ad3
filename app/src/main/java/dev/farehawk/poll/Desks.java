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
 * A desk for each enabled provider: live ones plan every fare query by its deadline, calendars go
 * round the watched markets and months. Each live provider looks at every fare query on its own,
 * because prices compare only within one provider.
 */
final class Desks {

  private final List<Desk<Planner>> live = new ArrayList<>();
  private final List<Desk<CalendarRota>> calendars = new ArrayList<>();

  Desks(ProviderGateways gateways, PollConfig config, Deadlines deadlines, InstantSource clock) {
    for (ProviderGateway gateway : gateways.all()) {
      var capabilities = gateway.provider().capabilities();
      if (capabilities.freshness() == Freshness.LIVE) {
        PlannerSettings settings =
            PlannerSettings.of(deadlines, capabilities.costUnits(), config.lanes());
        live.add(new Desk<>(gateway, new Planner(settings, clock.millis())));
      } else {
        calendars.add(
            new Desk<>(
                gateway,
                new CalendarRota(
                    capabilities.dates(),
                    config.calendarPace(deadlines),
                    config.mostFareQueries())));
      }
    }
  }

  List<Desk<Planner>> live() {
    return live;
  }

  List<Desk<CalendarRota>> calendars() {
    return calendars;
  }

  Stream<Desk<? extends Agenda>> all() {
    return Stream.concat(live.stream(), calendars.stream());
  }
}
