package dev.farehawk.demo;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.Stay;
import dev.faremarket.FareMarket;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import dev.faremarket.server.WholeUnits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes up what the demo's travellers wish for: popular routes more often (Zipf), 70 % an exact
 * date and 30 % give or take three days, one in seven there and back, one in six choosy about stops
 * or airlines, mostly the oracle's rule. Pure: the same random numbers make the same plans.
 */
final class TravelPlans {

  static final int WATCHES_PER_TRAVELLER = 4;

  private static final double ZIPF = 0.8;
  private static final double FLEXIBLE = 0.3;
  private static final double THERE_AND_BACK = 1.0 / 7;
  private static final double CHOOSY = 1.0 / 6;
  private static final int NIGHTS = 7;
  private static final int LONGEST_STAY = 22;
  private static final Stay ONE_WAY = new Stay.OneWay();
  private static final int FLEX_DAYS = 3;
  private static final int SOONEST_DAYS = 20;
  private static final int LATEST_DAYS = 140;
  private static final int MOST_TRIES = 100;

  private final FareMarket market;
  private final List<Route> routes;
  private final double[] cumulated;
  private final RandomGenerator random;
  private final Instant start;

  /**
   * Plans over these routes.
   *
   * @param routes those the service knows too, most popular first
   * @param start when the demo begins
   */
  TravelPlans(FareMarket market, List<Route> routes, RandomGenerator random, Instant start) {
    if (routes.isEmpty()) {
      throw new IllegalArgumentException("travellers need at least one route");
    }
    this.market = market;
    this.routes = List.copyOf(routes);
    this.random = random;
    this.start = start;
    this.cumulated = new double[routes.size()];
    double sum = 0;
    for (int i = 0; i < cumulated.length; i++) {
      sum += Math.pow(i + 1.0, -ZIPF);
      cumulated[i] = sum;
    }
  }

  /** So many watches; the first is the guest's, whose target lies above today's price. */
  List<PlannedWatch> plan(int watches) {
    List<PlannedWatch> plans = new ArrayList<>(watches);
    plans.add(guestsWatch());
    Set<Wish> wishes = new HashSet<>();
    while (plans.size() < watches) {
      int traveller = 1 + (plans.size() - 1) / WATCHES_PER_TRAVELLER;
      plans.add(watch(traveller, wishes));
    }
    return plans;
  }

  private record Wish(int traveller, Route route) {}

  private PlannedWatch guestsWatch() {
    for (Route route : routes) {
      LocalDate departure = today().plusDays(45);
      MarketFare cheapest = cheapest(fares(route, departure, ONE_WAY), FareFilter.NONE);
      if (cheapest != null) {
        long shown = WholeUnits.shownInMinor(cheapest.amountMinor(), cheapest.currency());
        long unit = WholeUnits.minorPerUnit(cheapest.currency());
        long target = Math.ceilDiv(shown + shown / 4, 5 * unit) * 5 * unit;
        return new PlannedWatch(
            0,
            route,
            departure,
            0,
            ONE_WAY,
            FareFilter.NONE,
            new Rule.TargetPrice(new Money(target, cheapest.currency())));
      }
    }
    throw new IllegalStateException("the market sells nothing 45 days ahead");
  }

  private PlannedWatch watch(int traveller, Set<Wish> wishes) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Route route = route();
      if (wishes.add(new Wish(traveller, route))) {
        LocalDate departure = today().plusDays(random.nextInt(SOONEST_DAYS, LATEST_DAYS + 1));
        int flex = random.nextDouble() < FLEXIBLE ? FLEX_DAYS : 0;
        Stay stay = random.nextDouble() < THERE_AND_BACK ? stay(departure, flex) : ONE_WAY;
        List<MarketFare> fares = fares(route, departure, stay);
        FareFilter filter = random.nextDouble() < CHOOSY ? filter(fares) : FareFilter.NONE;
        return new PlannedWatch(
            traveller, route, departure, flex, stay, filter, rule(cheapest(fares, filter)));
      }
    }
    throw new IllegalArgumentException(
        "the market has too few routes for " + WATCHES_PER_TRAVELLER + " different watches each");
  }

  /** Back on a fixed day, or after a week or eight nights. */
  private Stay stay(LocalDate departure, int flexDays) {
    return random.nextBoolean()
        ? new Stay.Until(departure.plusDays(flexDays + random.nextInt(2, LONGEST_STAY)))
        : new Stay.Nights(NIGHTS, NIGHTS + random.nextInt(2));
  }

  private Rule rule(@Nullable MarketFare cheapest) {
    double dice = random.nextDouble();
    if (dice < 0.1 && cheapest != null) {
      double factor = 0.7 + 0.2 * random.nextDouble();
      long target =
          WholeUnits.shownInMinor(Math.round(cheapest.amountMinor() * factor), cheapest.currency());
      return new Rule.TargetPrice(new Money(target, cheapest.currency()));
    }
    return dice < 0.2 ? new Rule.FallsBy(random.nextInt(10, 31)) : new Rule.OracleSays();
  }

  /** Nonstop, one stop at most, one airline alone, or all but the cheapest one. */
  private FareFilter filter(List<MarketFare> fares) {
    if (fares.isEmpty()) {
      return FareFilter.NONE;
    }
    CarrierCode cheapest = new CarrierCode(fares.getFirst().carrier());
    CarrierCode any = new CarrierCode(fares.get(random.nextInt(fares.size())).carrier());
    return switch (random.nextInt(4)) {
      case 0 -> new FareFilter(0, List.of(), List.of(), null);
      case 1 -> new FareFilter(1, List.of(), List.of(), null);
      case 2 -> new FareFilter(null, List.of(any), List.of(), null);
      default -> new FareFilter(null, List.of(), List.of(cheapest), null);
    };
  }

  private static @Nullable MarketFare cheapest(List<MarketFare> fares, FareFilter filter) {
    return fares.stream()
        .filter(fare -> filter.passes(new CarrierCode(fare.carrier()), StopsClass.of(fare.stops())))
        .findFirst()
        .orElse(null);
  }

  private List<MarketFare> fares(Route route, LocalDate departure, Stay stay) {
    LocalDate returning =
        switch (stay) {
          case Stay.OneWay _ -> null;
          case Stay.Until until -> until.date();
          case Stay.Nights nights -> departure.plusDays(nights.least());
        };
    return market.fares(route, departure, returning, start);
  }

  private Route route() {
    double at = random.nextDouble() * cumulated[cumulated.length - 1];
    int low = 0;
    int high = cumulated.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulated[middle] < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return routes.get(low);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(start, ZoneOffset.UTC);
  }
}
