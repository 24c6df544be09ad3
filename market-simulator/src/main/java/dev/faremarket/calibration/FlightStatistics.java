package dev.faremarket.calibration;

import static dev.faremarket.calibration.SeriesStatistics.ANY_CHANGE;
import static dev.faremarket.calibration.SeriesStatistics.FALL;

import dev.faremarket.calibration.SeriesStatistics.Event;
import java.util.Arrays;
import java.util.List;

/** The figures of the fare statistics that describe series E, from single flights' last 60 days. */
public final class FlightStatistics {

  private static final int ALL_DAYS = 60;

  private final List<DailyPrices> routes;
  private final SeriesStatistics steps;

  FlightStatistics(List<DailyPrices> routes) {
    this.routes = List.copyOf(routes);
    this.steps = new SeriesStatistics(routes);
  }

  /** Share of the steps at which the event happens. */
  double share(Event event) {
    return share(event, 0, ALL_DAYS);
  }

  /** The same within these days to departure. */
  double share(Event event, int fromDays, int toDays) {
    return steps.share(event, fromDays, toDays);
  }

  /** The same on ordinary days: none on which a limit of advance purchase may matter. */
  double ordinary(Event event) {
    double hits = 0;
    int days = 0;
    for (int day = 1; day < ALL_DAYS; day++) {
      boolean limit = day <= 22 && (day % 7 == 0 || day % 7 == 1) && day > 1;
      hits += limit ? 0 : share(event, day, day);
      days += limit ? 0 : 1;
    }
    return hits / days;
  }

  /** Share of the rises (sign 1) or falls (sign -1) that go so many rungs at once. */
  double rungs(int sign, int count) {
    long all = 0;
    long hits = 0;
    for (DailyPrices route : routes) {
      long[] rungs = route.rungs();
      for (int d = 0; d < route.departures(); d++) {
        for (int look = 1; look < route.looks(); look++) {
          if (route.isStep(d, look) && route.move(d, look) * sign > 0) {
            int moved =
                Arrays.binarySearch(rungs, route.price(d, look))
                    - Arrays.binarySearch(rungs, route.price(d, look - 1));
            all++;
            hits += moved * sign == count ? 1 : 0;
          }
        }
      }
    }
    return (double) hits / all;
  }

  /** How many rungs a route has in the mean. */
  double rungsPerRoute() {
    return routes.stream().mapToInt(route -> route.rungs().length).average().orElseThrow();
  }

  /** Share of the flights with at least one of these events. */
  double flightsWith(Event event) {
    return perFlight(event, true);
  }

  /** How many of these events a flight has in the mean. */
  double perFlight(Event event) {
    return perFlight(event, false);
  }

  private double perFlight(Event event, boolean atMostOne) {
    long flights = 0;
    long hits = 0;
    for (DailyPrices route : routes) {
      for (int d = 0; d < route.departures(); d++) {
        long own = 0;
        for (int look = 1; look < route.looks(); look++) {
          own += route.isStep(d, look) && event.holds(route.move(d, look)) ? 1 : 0;
        }
        flights++;
        hits += atMostOne ? Math.min(1, own) : own;
      }
    }
    return (double) hits / flights;
  }

  /** Quantile of the days between two changes. */
  double spell(double quantile) {
    return spells().quantile(quantile);
  }

  /** Mean of the days between two changes. */
  double meanSpell() {
    return spells().mean();
  }

  private Sample spells() {
    Sample spells = new Sample();
    for (DailyPrices route : routes) {
      for (int d = 0; d < route.departures(); d++) {
        int start = -1;
        for (int look = 1; look < route.looks(); look++) {
          if (route.isStep(d, look) && ANY_CHANGE.holds(route.move(d, look))) {
            if (start >= 0) {
              spells.add(look - start);
            }
            start = look;
          }
        }
      }
    }
    return spells;
  }

  /** Share of the moves after one of this kind (a fall or a rise) that go the other way. */
  double turns(Event event) {
    long followed = 0;
    long turned = 0;
    for (DailyPrices route : routes) {
      for (int d = 0; d < route.departures(); d++) {
        double last = 0;
        for (int look = 1; look < route.looks(); look++) {
          double move = route.isStep(d, look) ? route.move(d, look) : 0;
          if (move != 0) {
            boolean counts = last != 0 && event.holds(last);
            followed += counts ? 1 : 0;
            turned += counts && FALL.holds(move) != FALL.holds(last) ? 1 : 0;
            last = move;
          }
        }
      }
    }
    return (double) turned / followed;
  }
}
