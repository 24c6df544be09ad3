package dev.faremarket.calibration;

import dev.faremarket.Route;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The figures of the fare statistics that describe series A, from one carrier's daily prices. */
public final class SeriesStatistics {

  static final int NEAR = 120;

  private static final double END_OF_DEAL = 1.05;

  private final List<DailyPrices> routes;

  /** Looks at all routes of all carriers given. */
  public SeriesStatistics(List<DailyPrices> routes) {
    this.routes = List.copyOf(routes);
  }

  /** Says what counts at a step of a series. */
  @FunctionalInterface
  interface Event {
    boolean holds(double move);
  }

  static Event dropOf(double share) {
    return move -> move <= -share + 1e-9;
  }

  static final Event ANY_CHANGE = move -> move != 0;
  static final Event RISE = move -> move > 0;
  static final Event FALL = move -> move < 0;

  /** Share of the steps within these days to departure at which the event happens. */
  double share(Event event, int fromDays, int toDays) {
    long steps = 0;
    long hits = 0;
    for (DailyPrices route : routes) {
      for (int d = 0; d < route.departures(); d++) {
        for (int look = 1; look < route.looks(); look++) {
          if (route.isStepWithin(d, look, toDays) && route.daysToDeparture(d, look) >= fromDays) {
            steps++;
            hits += event.holds(route.move(d, look)) ? 1 : 0;
          }
        }
      }
    }
    return (double) hits / steps;
  }

  /** The same by weekday of the look, up to 120 days to departure. */
  double shareOn(Event event, DayOfWeek weekday) {
    long steps = 0;
    long hits = 0;
    for (DailyPrices route : routes) {
      for (int look = 1; look < route.looks(); look++) {
        if (route.lookedOn(look).getDayOfWeek() == weekday) {
          for (int d = 0; d < route.departures(); d++) {
            if (route.isStepWithin(d, look, NEAR)) {
              steps++;
              hits += event.holds(route.move(d, look)) ? 1 : 0;
            }
          }
        }
      }
    }
    return (double) hits / steps;
  }

  /** Quantile of the sizes of rises (sign 1) or falls (sign -1), as positive shares. */
  double size(int sign, double quantile) {
    Sample sizes = new Sample();
    for (DailyPrices route : routes) {
      for (int d = 0; d < route.departures(); d++) {
        for (int look = 1; look < route.looks(); look++) {
          if (route.isStep(d, look) && route.move(d, look) * sign > 0) {
            sizes.add(route.move(d, look) * sign);
          }
        }
      }
    }
    return sizes.quantile(quantile);
  }

  /** How long a price stands after a change seen at most 120 days before departure. */
  SurvivalCurve spells(int fromDays, int toDays) {
    SurvivalCurve curve = new SurvivalCurve();
    for (DailyPrices route : routes) {
      for (int d = 0; d < route.departures(); d++) {
        int start = -1;
        for (int look = 1; look < route.looks(); look++) {
          if (!route.isStep(d, look)) {
            if (start >= 0) {
              curve.lostFromSight(look - 1 - start);
            }
            start = -1;
          } else if (route.move(d, look) != 0) {
            if (start >= 0) {
              curve.ended(look - start);
            }
            int days = route.daysToDeparture(d, look);
            start = days >= fromDays && days <= toDays ? look : -1;
          }
        }
        if (start >= 0) {
          curve.lostFromSight(route.looks() - 1 - start);
        }
      }
    }
    return curve;
  }

  /** How long a price stays within 5 % of a deal's after a one-step drop of at least this. */
  SurvivalCurve deals(double drop, int fromDays, int toDays) {
    SurvivalCurve curve = new SurvivalCurve();
    Event start = dropOf(drop);
    for (DailyPrices route : routes) {
      for (int d = 0; d < route.departures(); d++) {
        for (int look = 1; look < route.looks(); look++) {
          int days = route.daysToDeparture(d, look);
          if (days >= fromDays
              && days <= toDays
              && route.isStep(d, look)
              && start.holds(route.move(d, look))) {
            follow(route, d, look, curve);
          }
        }
      }
    }
    return curve;
  }

  private static void follow(DailyPrices route, int d, int start, SurvivalCurve curve) {
    int last = start;
    for (int look = start + 1; look < route.looks(); look++) {
      if (route.price(d, look) > END_OF_DEAL * route.price(d, start)) {
        curve.ended(look - start);
        return;
      }
      last = route.price(d, look) > 0 ? look : last;
    }
    curve.lostFromSight(last - start);
  }

  /** Quantile of the price in units of its series' median, within these days to departure. */
  double level(int fromDays, int toDays, double quantile) {
    Sample levels = new Sample();
    for (DailyPrices route : routes) {
      for (int d = 0; d < route.departures(); d++) {
        long median = route.median(d);
        for (int look = 0; look < route.looks(); look++) {
          int days = route.daysToDeparture(d, look);
          if (days >= fromDays && days <= toDays && route.price(d, look) > 0) {
            levels.add((double) route.price(d, look) / median);
          }
        }
      }
    }
    return levels.quantile(quantile);
  }

  /** P(the other date has the event, given that one has) on the same route and day. */
  double together(Event event, int apart) {
    long ones = 0;
    long both = 0;
    for (DailyPrices route : routes) {
      for (int look = 1; look < route.looks(); look++) {
        for (int d = 0; d + apart < route.departures(); d++) {
          if (route.isStepWithin(d, look, NEAR) && route.isStepWithin(d + apart, look, NEAR)) {
            boolean one = event.holds(route.move(d, look));
            boolean other = event.holds(route.move(d + apart, look));
            ones += (one ? 1 : 0) + (other ? 1 : 0);
            both += one && other ? 2 : 0;
          }
        }
      }
    }
    return (double) both / ones;
  }

  /** Share of the pairs of dates that both changed on a day and went the same way. */
  double sameDirection(int apart) {
    long both = 0;
    long same = 0;
    for (DailyPrices route : routes) {
      for (int look = 1; look < route.looks(); look++) {
        for (int d = 0; d + apart < route.departures(); d++) {
          if (route.isStepWithin(d, look, NEAR) && route.isStepWithin(d + apart, look, NEAR)) {
            double product = route.move(d, look) * route.move(d + apart, look);
            both += product != 0 ? 1 : 0;
            same += product > 0 ? 1 : 0;
          }
        }
      }
    }
    return (double) same / both;
  }

  private record Direction(String carrier, Route route) {}

  /** P(the reverse direction changes, given that a direction does), same departure date. */
  double reverseToo(Event event) {
    Map<Direction, DailyPrices> directions = new HashMap<>();
    routes.forEach(r -> directions.put(new Direction(r.carrier(), r.route()), r));
    long ones = 0;
    long both = 0;
    for (DailyPrices route : routes) {
      DailyPrices back = directions.get(new Direction(route.carrier(), route.route().reversed()));
      if (back == null) {
        continue;
      }
      for (int look = 1; look < route.looks(); look++) {
        for (int d = 0; d < route.departures(); d++) {
          if (route.isStepWithin(d, look, NEAR)
              && back.isStepWithin(d, look, NEAR)
              && event.holds(route.move(d, look))) {
            ones++;
            both += event.holds(back.move(d, look)) ? 1 : 0;
          }
        }
      }
    }
    return (double) both / ones;
  }

  /** How much more the changes per route and day vary than if each fare were on its own. */
  double overDispersion(int mostDaysToDeparture) {
    double p = share(ANY_CHANGE, 0, mostDaysToDeparture);
    double squares = 0;
    double expected = 0;
    for (DailyPrices route : routes) {
      for (int look = 1; look < route.looks(); look++) {
        int steps = 0;
        int changes = 0;
        for (int d = 0; d < route.departures(); d++) {
          if (route.isStepWithin(d, look, mostDaysToDeparture)) {
            steps++;
            changes += route.move(d, look) != 0 ? 1 : 0;
          }
        }
        squares += (changes - steps * p) * (changes - steps * p);
        expected += steps * p * (1 - p);
      }
    }
    return squares / expected;
  }
}
